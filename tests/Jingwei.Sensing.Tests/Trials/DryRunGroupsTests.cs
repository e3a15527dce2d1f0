using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Tests.Trials;

/// <summary>Groups that count other groups: a dry-run tells of them what lanes tell.</summary>
public sealed class DryRunGroupsTests
{
    private const int Messages = 30;
    private static readonly DeviceKindDefinition Full = Group(
        "fullRoad", "full", [new CountedCondition("bin", "overflow")], new TogetherTest(new CountTerm("full", new Level(Comparison.AtLeast, 2), false), TimeSpan.FromMinutes(1), null));

    // A road that is full, or a bin of it that is silent: two of these.
    private static readonly DeviceKindDefinition Bad = Group(
        "badRoad", "bad", [new CountedCondition("fullRoad", "full"), new CountedCondition("bin", "silent")],
        new TogetherTest(new CountTerm("bad", new Level(Comparison.AtLeast, 2), false), TimeSpan.FromMinutes(2), new NotTerm(new CountTerm("bad", new Level(Comparison.AtLeast, 1), false))));

    private static readonly SensingRig.MoreDevices More = new([], [("bin-014", "bin", SensingRig.Street), ("bin-015", "bin", SensingRig.Next), ("bin-016", "bin", SensingRig.Next)]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_is_in_force_is_told_as_lanes_told_it(int seed)
    {
        await using var rig = await SensingRig.Start(packages: new HandCatalog([Full, Bad]), more: More);
        var from = rig.Clock.Now;
        await Play(rig, seed);
        var live = await Told(rig);
        live.ShouldContain(a => a.StartsWith("badRoad@", StringComparison.Ordinal));

        // In whichever order they stand, and with what is above or below not proposed at all.
        Proposed(await Run(rig, from, SensingRig.Bin, Bad, Full)).ShouldBe(live);
        Proposed(await Run(rig, from, Bad)).ShouldBe([.. live.Where(a => a.StartsWith("badRoad@", StringComparison.Ordinal))]);
        Proposed(await Run(rig, from, SensingRig.Bin)).ShouldBe(live, "whoever changes a bin sees what becomes of the groups that count it");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_is_not_yet_in_force_is_told_as_lanes_would_tell_it(int seed)
    {
        List<string> live;
        await using (var there = await SensingRig.Start(packages: new HandCatalog([Full, Bad]), more: More))
        {
            await Play(there, seed);
            live = await Told(there);
        }
        await using var rig = await SensingRig.Start(more: More);
        var from = rig.Clock.Now;
        await Play(rig, seed);

        var report = await Run(rig, from, Full, Bad);
        report.Items.ShouldAllBe(i => i.Change == DryRunChange.Added);
        Proposed(report).ShouldBe([.. live.Where(a => a.Contains('@'))]);
    }

    private static async Task Play(SensingRig rig, int seed)
    {
        var chance = new Random(seed);
        for (var i = 0; i < Messages; i++)
        {
            await rig.Send($"bin-01{chance.Next(2, 7)}", $$"""{"fill":{{(chance.Next(3) == 0 ? 5 : 97)}}}""");
            await rig.Advance(TimeSpan.FromSeconds(chance.Next(3) == 0 ? chance.Next(1, 60) : chance.Next(60, 1500)));
        }
        await rig.Advance(TimeSpan.FromHours(2));
    }

    private static Task<DryRunReport> Run(SensingRig rig, DateTimeOffset from, params DeviceKindDefinition[] proposed) =>
        rig.Get<DryRun>().Run(proposed, from, rig.Clock.Now.AddMilliseconds(1), null, CancellationToken.None);

    private static List<string> Proposed(DryRunReport report) =>
        [.. report.Items.Where(i => i.Proposed is not null).Select(i => Say(i.Device, i.Condition, i.Proposed!.StartedAt, i.Proposed.RaisedAt, i.Proposed.ClearedAt)).Order(StringComparer.Ordinal)];

    private static async Task<List<string>> Told(SensingRig rig)
    {
        var directory = rig.Get<Jingwei.Sensing.Registers.DeviceDirectory>();
        return [.. (await rig.Alarms()).Select(a => Say(directory.FindById(a.DeviceId)!.Name, a.Condition, a.StartedAt, a.RaisedAt, a.ClearedAt)).Order(StringComparer.Ordinal)];
    }

    private static string Say(string device, string condition, DateTimeOffset started, DateTimeOffset raised, DateTimeOffset? cleared) =>
        $"{device} {condition} {started:HH:mm:ss} {raised:HH:mm:ss} {cleared:HH:mm:ss}";

    private static DeviceKindDefinition Group(string code, string count, IReadOnlyList<CountedCondition> of, TogetherTest test)
    {
        var form = new GroupForm(IncidentScope.Road, null, [new GroupCount(count, new Text(count, count), of)]);
        return new DeviceKindDefinition(code, new Text(code, code), form.Values, TimeSpan.Zero, TimeSpan.Zero, false, [new ConditionDefinition(count, new Text(count, count), "01-05", 3, true, test)]) { Group = form };
    }
}
