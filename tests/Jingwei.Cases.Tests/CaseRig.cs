using Jingwei.Cases.Contracts;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests;

/// <summary>Cases over a real folder: one area, no people; nobody is called. States are entered as a move would.</summary>
internal sealed class CaseRig : IAsyncDisposable
{
    private readonly StorageRig rig = new(s =>
    {
        s.AddSingleton<IScenarioCatalog>(Catalog());
        s.AddCity();
        s.AddSensing();
        s.AddCases();
    });

    private long areaId;

    public DateTimeOffset Now => rig.Clock.Now;

    public long AreaId => areaId;

    public CaseAccess Access => rig.Services.GetRequiredService<CaseAccess>();

    public Task<T> Read<T>(Func<CityDb, Task<T>> read) => rig.Reader.Read(read);

    public static async Task<CaseRig> Open()
    {
        var cases = new CaseRig();
        await cases.rig.Writer.Write(async scope =>
        {
            cases.areaId = scope.NewId();
            var register = cases.rig.Services.GetRequiredService<CityRegister>();
            await register.AddAreas(scope, [new NewArea(
                cases.areaId, null, AreaLevels.City, new Text("城", "City"), "31",
                BoundaryGeoJson: """{"type":"Polygon","coordinates":[[[121.44,31.22],[121.46,31.22],[121.46,31.24],[121.44,31.24],[121.44,31.22]]]}""")]);
            await register.SetCity(scope, cases.areaId);
            return 0;
        });
        await cases.rig.Services.GetRequiredService<AreaDirectory>().Reload();
        return cases;
    }

    /// <summary>An alarm that files its case, or joins one; answers the alarm's id.</summary>
    public async Task<long> Alarm(string category = "01-05", int severity = 2, IncidentMark? incident = null, bool flapping = false)
    {
        var id = await rig.Writer.Write(scope =>
        {
            var alarmId = scope.NewId();
            scope.Db.Add(new AlarmRow
            {
                Id = alarmId, DeviceId = alarmId, Condition = "overflow", Episode = 1, CategoryCode = category, Severity = severity, FilesCase = true, AreaId = areaId, ValueName = "fill",
                StartedAt = scope.Now, RaisedAt = scope.Now, AttentionAt = scope.Now, Flapping = flapping,
            });
            scope.Emit($"alarm:{alarmId}", new AlarmRaised(
                alarmId, $"bin-{alarmId}", "overflow", category, severity, areaId, 121.45, 31.229, scope.Now, scope.Now, "fill", 97, true, flapping, incident));
            return Task.FromResult(alarmId);
        });
        await rig.Settle();
        return id;
    }

    public async Task AlarmClears(long alarmId)
    {
        await rig.Writer.Write(async scope =>
        {
            var alarm = await scope.Db.Set<AlarmRow>().SingleAsync(a => a.Id == alarmId);
            alarm.ClearedAt = scope.Now;
            scope.Emit($"alarm:{alarmId}", new AlarmCleared(alarmId, $"bin-{alarmId}", scope.Now, "fill", 12, alarm.Flapping));
            return 0;
        });
        await rig.Settle();
    }

    public async Task AlarmIsNow(long alarmId, int severity)
    {
        await rig.Writer.Write(async scope =>
        {
            var alarm = await scope.Db.Set<AlarmRow>().SingleAsync(a => a.Id == alarmId);
            scope.Emit($"alarm:{alarmId}", new AlarmWeighed(alarmId, $"bin-{alarmId}", alarm.Severity, severity, "fill", 99));
            alarm.Severity = severity;
            return 0;
        });
        await rig.Settle();
    }

    /// <summary>The case that an alarm led to.</summary>
    public Task<CaseRow> CaseOf(long alarmId) => rig.Reader.Read(async db =>
    {
        var number = (await db.Set<AlarmRow>().SingleAsync(a => a.Id == alarmId)).CaseNumber;
        return await db.Set<CaseRow>().SingleAsync(c => c.Number == number);
    });

    /// <summary>The codes of a case's history, in order.</summary>
    public Task<List<string>> History(long caseId) => rig.Reader.Read(db => db.Set<CaseHistoryRow>().Where(h => h.CaseId == caseId).OrderBy(h => h.Id).Select(h => h.Code).ToListAsync());

    /// <summary>The alarms that the case's page lists.</summary>
    public Task<List<long>> Symptoms(string number) => rig.Reader.Read(async db =>
        (await rig.Services.GetRequiredService<AlarmBook>().OfCase(db, number, 50)).Select(a => a.Id).ToList());

    private static readonly string[] Order = ["accept", "arrive", "clear", "check"];

    public Task Enter(long alarmId, string state, bool untouched = false) => rig.Writer.Write(async scope =>
    {
        var book = rig.Services.GetRequiredService<CaseBook>();
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.AlarmId == alarmId);
        await book.Enter(scope, row, state, untouched);
        await book.Save(scope, row);
        return 0;
    });

    public Task After(TimeSpan time) => rig.AdvanceTo(Now + time);

    /// <summary>The clocks of a case in the order of the work: kind, and whether it is met, void or runs.</summary>
    public Task<List<string>> Clocks(long alarmId) => rig.Reader.Read(async db =>
    {
        var rows = await db.Set<CaseClockRow>().Where(k => db.Set<CaseRow>().Any(c => c.AlarmId == alarmId && c.Id == k.CaseId)).ToListAsync();
        return rows.OrderBy(k => Array.IndexOf(Order, k.Kind)).Select(k => $"{k.Kind} {(k.MetAt is null ? "runs" : k.Void ? "void" : "met")}").ToList();
    });

    /// <summary>Somebody reports, in the middle of the area; answers the number.</summary>
    public async Task<string> Report(string text, string category = "01-05", string? contact = null, string? address = null)
    {
        var filed = await rig.Services.GetRequiredService<ReportProblem>().Run(
            new ReportRequest(text, 121.45, 31.23, Contact: contact, Category: category, Address: address), Actor.Nobody, CancellationToken.None);
        await rig.Settle();
        return filed.Value.Number;
    }

    public T Get<T>()
        where T : notnull => rig.Services.GetRequiredService<T>();

    public Task<T> Write<T>(Func<WriteScope, Task<T>> work) => rig.Writer.Write(work);

    public Task Settle() => rig.Settle();

    public Task<CaseFigures> Figures() => rig.Services.GetRequiredService<ICaseFigures>().Run(
        null, new Actor(1, "street", Text.Same("street"), ActorKind.Person, [new ActorPost(Roles.Operator, areaId, null, null)]), CancellationToken.None);

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    private static ScenarioCatalog Catalog()
    {
        var clocks = new CategoryClocks(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), TimeSpan.FromHours(2));
        return new ScenarioCatalog(
            [],
            [
                new CategoryDefinition("01", null, new Text("市容环卫", "Sanitation"), 2, false, clocks),
                new CategoryDefinition("01-05", "01", new Text("果皮箱满溢", "Bin overflow"), 2, true, clocks),
                new CategoryDefinition("01-06", "01", new Text("垃圾散落", "Litter"), 3, true, clocks),
                new CategoryDefinition("02-01", "02", new Text("积水", "Flooding"), 3, true, clocks),
            ],
            []);
    }
}
