using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.RegisterRows;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Tests.RegisterRows;

/// <summary>A register of leases at the places of two bins and a counter, in two areas.</summary>
internal static class LeaseRig
{
    public static readonly Actor Administrator = Of(Roles.Administrator, SensingRig.Street);
    public static readonly Actor Operator = Of(Roles.Operator, SensingRig.Street);
    public static readonly Actor Neighbor = Of(Roles.Administrator, SensingRig.Next);

    public static readonly DeviceKindDefinition Lease = Kind(
        new ConditionDefinition("newUse", new Text("用途变更", "New use"), "01-05", 2, true, new ChangeTest("use", null)),
        new ConditionDefinition("newTenant", new Text("承租人变更", "New tenant"), "01-05", 2, true, new ChangeTest("tenant", null)),
        new ConditionDefinition("lapsed", new Text("到期", "Lapsed"), "01-05", 2, true, new PastDayTest("ends", null)),
        new ConditionDefinition("busy", new Text("频发", "Busy"), "01-05", 2, true, new ManyRowsTest(3, TimeSpan.FromHours(1))));

    public static async Task<SensingRig> Start()
    {
        var rig = await SensingRig.Start(packages: new HandCatalog([Lease]));
        await rig.Storage.Writer.Write(scope =>
        {
            foreach (var area in new[] { SensingRig.Street, SensingRig.Next })
                scope.Db.Add(new AreaClosureRow { AncestorId = area, DescendantId = area });
            return Task.FromResult(true);
        });
        return rig;
    }

    public static async Task<IReadOnlyList<RowResult>> Post(this SensingRig rig, string json, Actor? actor = null)
    {
        var rows = BroughtRows.FromJson(System.Text.Encoding.UTF8.GetBytes(json), Lease.Register!).Value;
        var done = await rig.Get<WriteRows>().Run("lease", rows, actor ?? Administrator, CancellationToken.None);
        done.Refusal.ShouldBeNull();
        return done.Value.Results;
    }

    /// <summary>The case of all alarms is closed now.</summary>
    public static async Task Look(this SensingRig rig)
    {
        await rig.Storage.Writer.Write(async scope =>
        {
            foreach (var alarm in await scope.Db.Set<AlarmRow>().Where(a => a.ClearedAt == null).Select(a => a.Id).ToListAsync())
                await rig.Get<AlarmBook>().LinkCase(scope, alarm, "case 1");
            await rig.Get<LookedAt>().Note(scope, "case 1", scope.Now);
            return true;
        });
        await rig.Settle();
    }

    public static Task<List<RegisterRow>> Rows(this SensingRig rig) => rig.Storage.Reader.Read(db => db.Set<RegisterRow>().OrderBy(r => r.Id).ToListAsync());

    public static string[] Said(this SensingRig rig) =>
        [.. rig.Heard.Select(h => h is AlarmRaised raised ? $"{raised.DeviceId} {raised.Condition}" : $"{((AlarmCleared)h).DeviceId} over")];

    private static DeviceKindDefinition Kind(params ConditionDefinition[] conditions)
    {
        static RegisterColumn Column(string name, ColumnShape shape, params string[] words) => new(name, Text.Same(name), shape, "", words);
        var form = new RegisterForm("no", "house", [
            Column("no", ColumnShape.Text), Column("house", ColumnShape.Text), Column("tenant", ColumnShape.Personal), Column("use", ColumnShape.Text),
            Column("guests", ColumnShape.Number), Column("ends", ColumnShape.Day), Column("state", ColumnShape.Word, "open", "done")]).Watching(conditions);
        return new DeviceKindDefinition(
            "lease", new Text("租约", "Lease"), [.. form.Values, .. conditions.Where(c => c.EndsWhenLooked).Select(RegisterForm.Looked)],
            TimeSpan.Zero, TimeSpan.Zero, false, conditions) { Register = form };
    }

    private static Actor Of(string role, long area) => new(1, role, Text.Same(role), ActorKind.Person, [new ActorPost(role, area, null, null)]);
}
