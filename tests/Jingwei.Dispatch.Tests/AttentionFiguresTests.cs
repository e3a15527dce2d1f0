using Jingwei.Sensing.Alarms;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

/// <summary>How many alarms call the operators on shift; what is held, joined or a mere hint calls nobody.</summary>
public sealed class AttentionFiguresTests
{
    [Fact]
    public async Task Only_alarms_that_called_within_ten_minutes_are_counted()
    {
        await using var street = await StreetRig.Open();
        await Alarms(street, 3);
        await Alarms(street, 1, hint: true);
        await Alarms(street, 1, joined: true);
        await Alarms(street, 1, held: true);
        (await Attention(street)).Alarms.ShouldBe(3);
        await street.Rig.AdvanceTo(street.Rig.Clock.Now + TimeSpan.FromMinutes(10));
        (await Attention(street)).Alarms.ShouldBe(0);
    }

    [Fact]
    public async Task More_than_ten_for_each_operator_are_a_flood()
    {
        await using var street = await StreetRig.Open();
        var operators = (await Attention(street)).Operators;
        operators.ShouldBeGreaterThan(0);
        await Alarms(street, 10 * operators);
        (await Attention(street)).ShouldBe(new AttentionView(10 * operators, operators, 10, null));
        await Alarms(street, 1);
        (await Attention(street)).FloodSince.ShouldBe(street.Rig.Clock.Now);
    }

    private static async Task<AttentionView> Attention(StreetRig street) =>
        (await street.Rig.Services.GetRequiredService<ShowFigures>().Run(null, street.Actor("street"), CancellationToken.None)).Value.Attention;

    private static Task Alarms(StreetRig street, int count, bool hint = false, bool joined = false, bool held = false) => street.Rig.Writer.Write(scope =>
    {
        for (var i = 0; i < count; i++)
        {
            var id = scope.NewId();
            scope.Db.Add(new AlarmRow
            {
                Id = id, DeviceId = id, Condition = "overflow", Episode = 1, CategoryCode = "01-05", Severity = hint ? 1 : 2, AreaId = street.AreaId, ValueName = "fill",
                StartedAt = scope.Now, RaisedAt = scope.Now, AttentionAt = held ? null : scope.Now, Joined = joined,
            });
        }

        return Task.FromResult(0);
    });
}
