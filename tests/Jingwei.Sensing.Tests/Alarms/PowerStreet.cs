using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Storage.Audit;

namespace Jingwei.Sensing.Tests.Alarms;

/// <summary>A street whose lamps hang on a substation in the next lane: a power cut hides that they are dark.</summary>
internal static class PowerStreet
{
    public static readonly Actor Operator = new(5, "street", new Text("小王", "Wang"), ActorKind.Person, [new ActorPost(Roles.Operator, SensingRig.Street, null, null)]);

    private static readonly DeviceKindDefinition Substation = Kind("substation", "power", new ConditionDefinition(
        "powerCut", new Text("停电", "Power cut"), "01-05", 4, true, IsFalse("power")));

    private static readonly DeviceKindDefinition Lamp = Kind("lamp", "lit", new ConditionDefinition("dark", new Text("不亮", "Dark"), "01-05", 2, true, IsFalse("lit"))
    {
        Attention = new AttentionDefinition([new CauseDefinition("substation", "powerCut", CauseReach.Distance, Meters: 200)], TimeSpan.FromSeconds(30), null),
    });

    public static Task<SensingRig> Start() => SensingRig.Start(more: new SensingRig.MoreDevices(
        [Substation, Lamp], [("substation-1", "substation", SensingRig.Next), ("lamp-1", "lamp", SensingRig.Street), ("lamp-2", "lamp", SensingRig.Street)]));

    /// <summary>The devices that called somebody, in order.</summary>
    public static List<string> Calls(this SensingRig rig) => [.. rig.Heard.OfType<AlarmRaised>().Select(a => a.DeviceId)];

    /// <summary>How alarms grew worse, or less bad, in order.</summary>
    public static List<string> Weighed(this SensingRig rig) => [.. rig.Heard.OfType<AlarmWeighed>().Select(a => $"{a.Before}→{a.Severity}")];

    /// <summary>How the newest alarm of a device is held: the reason and what it is called, or that it called.</summary>
    public static async Task<string> HoldOf(this SensingRig rig, string device)
    {
        var id = rig.Get<DeviceDirectory>().Find(device)!.Id;
        var alarm = (await rig.Alarms()).Last(a => a.DeviceId == id);
        return alarm.Hold is { } hold ? $"{hold} {alarm.HeldByName?.Zh}".TrimEnd() : alarm.AttentionAt is null ? "nothing" : "called";
    }

    public static async Task<SilenceView> Silence(this SensingRig rig, string device, TimeSpan length, SilenceKind kind = SilenceKind.Silence, TimeSpan ahead = default, string? condition = null)
    {
        var made = await rig.Get<MakeSilence>().Run(
            new SilenceRequest(kind, device, null, condition, null, null, rig.Clock.Now + ahead, rig.Clock.Now + ahead + length, "厂家在换传感器"), Operator, CancellationToken.None);
        made.Refusal.ShouldBeNull();
        return made.Value;
    }

    /// <summary>What the audit of attention finds.</summary>
    public static Task<List<string>> Findings(this SensingRig rig) => rig.Storage.Reader.Read(async db =>
        (await new AttentionAudit().Check(db, rig.Clock.Now, CancellationToken.None)).Findings.Select(f => f.Code).ToList());

    private static DeviceKindDefinition Kind(string code, string value, ConditionDefinition condition) => new(
        code, Text.Same(code), [new ValueDefinition(value, Text.Same(value), "", ValueShape.Boolean, 0, 1, [])], TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), false, [condition]);

    private static ThresholdTest IsFalse(string value) => new(value, [new ThresholdWay(new Level(Comparison.Is, 0), TimeSpan.Zero)], new Level(Comparison.Is, 1));
}
