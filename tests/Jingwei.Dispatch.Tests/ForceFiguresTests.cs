using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

public sealed class ForceFiguresTests
{
    [Fact]
    public async Task Everybody_of_a_role_is_counted_once_and_by_what_the_list_of_people_says()
    {
        await using var street = await StreetRig.Open();
        (await Figures(street)).Officers.ShouldBe(new ForceCounts(3, 0, 0));
        (await Figures(street)).Crews.ShouldBe(new ForceCounts(2, 0, 0));

        var number = await street.Alarm();
        foreach (var move in new[] { "accept", "arrived" })
        {
            await street.Move("patrol1", number, move);
        }

        await street.GoesHome("patrol1");
        await street.GoesHome("patrol2");
        (await Figures(street)).Officers.ShouldBe(new ForceCounts(1, 1, 1), "who still holds a case is busy, also after the shift");

        await street.Move("patrol1", number, "reallySo");
        await street.Move("patrol1", number, "handedOver");
        (await Figures(street)).Officers.ShouldBe(new ForceCounts(1, 0, 2));
        (await Figures(street)).Crews.ShouldBe(new ForceCounts(1, 1, 0));
    }

    private static async Task<FiguresView> Figures(StreetRig street) =>
        (await street.Rig.Services.GetRequiredService<ShowFigures>().Run(null, street.Actor("street"), CancellationToken.None)).Value;
}
