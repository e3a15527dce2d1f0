using FsCheck;
using FsCheck.Fluent;
using Jingwei.Sensing.Rules;
using Jingwei.Testing;

namespace Jingwei.Sensing.Tests.Readings.Kept;

/// <summary>Whatever was read, however late, and wherever the process died: series say what the readings said, before, while and after they are put together and dropped.</summary>
public sealed class KeepingProperties
{
    private static readonly TimeSpan[] Lateness = [TimeSpan.Zero, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(-3), TimeSpan.FromMinutes(90), TimeSpan.FromHours(30), TimeSpan.FromDays(7)];
    private static readonly string[] Words = ["shut", "open", "\"ajar\""];

    // Days of receipt over the end of a month; few minutes, so that several readings meet in one.
    private static readonly Gen<Told[]> Stories =
        (from device in Gen.Choose(1, 3)
         from day in Gen.Choose(0, 5)
         from minute in Gen.Frequency((3, Gen.Choose(0, 2)), (1, Gen.Choose(0, 1439)), (1, Gen.Constant(1439)))
         from ms in Gen.Elements(0, 1, 30_000, 59_999)
         from late in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, Lateness.Length - 1)))
         from interval in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Elements(1, 5, 60, 1440)))
         from what in Gen.Choose(0, 5)
         from number in Gen.Choose(-40, 1000)
         select new Told(device, KeptFolder.Start.AddDays(day).AddMinutes(minute).AddMilliseconds(ms), Lateness[late], interval == 0 ? null : TimeSpan.FromMinutes(interval), what switch
         {
             0 => "",
             1 => $$"""{"fill":{{number}}.25,"lid":{{System.Text.Json.JsonSerializer.Serialize(Words[Math.Abs(number) % 3])}}}""",
             2 => $$"""{"burning":{{(number % 2 == 0 ? "true" : "false")}},"fill":{{number}}}""",
             _ => $$"""{"fill":{{number}}}""",
         }, Forecast: what == 5)).ArrayOf();

    [Fact]
    public async Task Series_say_what_a_naive_look_at_all_readings_says_at_every_kill()
    {
        await using var rig = KeptFolder.Rig();
        Prop.ForAll(Arb.From(Stories), Arb.From(Gen.Choose(1, 9)), (story, every) => Holds(rig, story, every).GetAwaiter().GetResult())
            .Check(Chance.Tries(60));
    }

    private static async Task<bool> Holds(Jingwei.Testing.StorageRig rig, Told[] story, int every)
    {
        await using var folder = new KeptFolder(rig);
        var told = story.OrderBy(t => t.Received).ToList();
        folder.Store(told);
        folder.Clock.Advance(TimeSpan.FromDays(7));
        Same(folder, told);
        for (var more = true; more;)
        {
            using var keeper = folder.Keeper();
            for (var i = 0; i < every && more; i++)
                more = (await keeper.Step(CancellationToken.None)).Worked;
            Same(folder, told);
            // A process that lives longer each time comes to its end.
            every++;
        }
        folder.Days.Days().Count.ShouldBe(Math.Min(2, told.Select(t => t.Received.Date).Distinct().Count()));
        return true;
    }

    private static void Same(KeptFolder folder, List<Told> told)
    {
        foreach (var device in new long[] { 1, 2, 3 })
            foreach (var step in Enum.GetValues<SeriesStep>())
                folder.Say(device, step).ShouldBe(NaiveSeries.Say(told, device, step), customMessage: $"{device} {step}");
    }
}
