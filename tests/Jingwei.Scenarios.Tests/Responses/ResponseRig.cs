using System.Text;
using Jingwei.City.Contracts;
using Jingwei.Dispatch;
using Jingwei.Foundation;
using Jingwei.Scenarios.Responses;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Tests.Responses;

/// <summary>A package with levels of response over a real folder: two vanes in the first street and one in the second; a commander of the district, one of the second street, an officer.</summary>
internal sealed class ResponseRig : IAsyncDisposable
{
    public const string Storm = """
        package: storm
        version: 1
        field: municipal
        name: { zh: 大风, en: Storm }
        purpose: { zh: 风大时提出响应建议, en: "As the wind grows, levels of response are proposed" }
        needs: [street-care]
        deviceKinds:
          vane:
            name: { zh: 风标, en: Vane }
            interval: 10m
            values: { gust: { label: { zh: 阵风, en: Gust }, unit: m/s, range: [0, 100] } }
            conditions:
              strong: { name: { zh: 强风, en: Strong wind }, category: 09-01, severity: 2, filesCase: false, when: [gust >= 15], until: gust < 12 }
              storm: { name: { zh: 暴风, en: Storm }, category: 09-01, severity: 3, when: [gust >= 25], until: gust < 20 }
              hurricane: { name: { zh: 飓风, en: Hurricane }, category: 09-01, severity: 4, when: [gust >= 33], until: gust < 28 }
        playbook:
          steps: [ { who: commander, do: { zh: 看依据, en: Weigh it } } ]
          levels:
            - { level: IV, name: { zh: IV级响应, en: Response IV }, proposedBy: [vane.strong], activatedBy: operator, do: [ { zh: 备班到岗, en: Reserves report } ] }
            - { level: III, name: { zh: III级响应, en: Response III }, proposedBy: [vane.storm], activatedBy: commander, do: [ { who: officer, zh: 停止高空作业, en: No work at height }, { zh: 关闭公园, en: Parks close } ] }
            - { level: II, name: { zh: II级响应, en: Response II }, proposedBy: [vane.hurricane], activatedBy: commander, do: [ { zh: 转移, en: Move people } ] }
        screen: { title: { zh: 大风, en: Storm }, show: [values, alarms, cases, devices, silent, onTime] }
        vitalSigns:
          - { code: inStorm, name: { zh: 暴风站点, en: Vanes in storm }, measure: activeAlarms, of: [vane.storm], owner: commander, warn: 1, act: 2 }
          - { code: stormsToday, name: { zh: 今日暴风, en: Storms today }, measure: alarmsToday, of: [vane.storm, vane.hurricane], owner: commander, warn: 2, act: 5 }
          - { code: stormCases, name: { zh: 今日案卷, en: Cases today }, measure: casesToday, of: ["09"], owner: operator, warn: 2, act: 5 }
          - { code: stormOpen, name: { zh: 未结, en: Open }, measure: casesOpen, of: [09-01], owner: operator, warn: 2, act: 5 }
          - { code: stormOnTime, name: { zh: 按时, en: On time }, measure: onTimeShare, of: ["09"], owner: operator, warn: 95, act: 85 }
          - { code: vanesSilent, name: { zh: 失联, en: Silent }, measure: silentShare, of: [vane], owner: operator, warn: 10, act: 30 }
        examples:
          - { name: storm, kind: vane, readings: [ { at: "10:00", gust: 26 } ], expect: [ { condition: strong, raised: "10:00" }, { condition: storm, raised: "10:00" } ], until: "10:01" }
          - { name: calm, kind: vane, readings: [ { at: "10:00", gust: 3 } ], expect: [], until: "10:01" }
          - { name: gone, kind: vane, readings: [ { at: "10:00", gust: 16 }, { at: "10:02", gust: 3 } ], expect: [ { condition: strong, raised: "10:00", cleared: "10:02" } ], until: "10:05" }
        """;

    private static readonly DeviceSender Gateway = new(0, "gateway-2", IsGateway: true);

    private readonly Dictionary<long, long> posts = [];

    private ResponseRig(PublishingRig city) => City = city;

    public PublishingRig City { get; private set; }

    /// <summary>Commander of the district.</summary>
    public Actor Commander { get; private set; } = Actor.Nobody;

    /// <summary>Operator of the first street.</summary>
    public Actor Operator { get; private set; } = Actor.Nobody;

    /// <summary>Commander of the second street only.</summary>
    public Actor OfSecondStreet { get; private set; } = Actor.Nobody;

    public Actor Officer { get; private set; } = Actor.Nobody;

    /// <summary>A zone that crosses the second street: it holds one neighborhood of it.</summary>
    public long Crossing { get; private set; }

    public Actor Administrator => City.Second;

    public static async Task<ResponseRig> Open()
    {
        var rig = new ResponseRig(await PublishingRig.Open(packages => PublishingRig.Write(packages, "storm", Storm)));
        await rig.Settle();
        return rig;
    }

    public async Task<ResponseRig> Again() => new(await City.Again()) { Commander = Commander, Operator = Operator, OfSecondStreet = OfSecondStreet, Officer = Officer };

    public async Task Blow(string vane, double gust)
    {
        City.Clock.Advance(TimeSpan.FromSeconds(1));
        var at = Instants.ToIso(City.Clock.Now);
        (await City.Get<IReadingIntake>().Submit(Gateway, vane, Encoding.UTF8.GetBytes($$"""{"at":"{{at}}","gust":{{gust}}}"""), CancellationToken.None)).Status.ShouldBe(ReadingStatus.Stored);
        await City.Settle();
    }

    public async Task<ResponseView[]> List(Actor? by = null, string? state = null, string? area = null) =>
        [.. (await City.Get<ListResponses>().Run(new ResponseFilter(state, area, "storm", null, null), by ?? Commander, CancellationToken.None)).Value.Items];

    public async Task<ResponsePage> Page(string id) => (await City.Get<ListResponses>().One(id, Commander, CancellationToken.None)).Value;

    public Task<Result<ResponsePage>> Move(ResponseView seen, string move, string? level = null, Actor? by = null, string? reason = "because", int? version = null) =>
        City.Get<MoveResponse>().Run(seen.Id, new MoveResponseRequest(move, level, reason, version ?? seen.Version), by ?? Commander, CancellationToken.None);

    /// <summary>What happened to a response, in order: code, level and who.</summary>
    public async Task<string[]> History(string id) =>
        [.. (await Page(id)).History.Select(h => $"{h.Code} {h.Level}{(h.By is null ? "" : $" {h.By.Zh}")}{(h.Reason is null ? "" : $": {h.Reason}")}".Trim())];

    /// <summary>They are at work for the next hours.</summary>
    public Task<bool> Roster(params Actor[] people) => City.Storage.Writer.Write(scope =>
    {
        City.Get<CityRegister>().AddShifts(scope, people.Select(p => new NewShift(p.AccountId, posts[p.AccountId], ShiftKind.Shift, scope.Now.AddHours(-1), scope.Now.AddHours(8))));
        return Task.FromResult(true);
    });

    /// <summary>What stands in the outbox, oldest first: to whom and what.</summary>
    public Task<string[]> Outbox() => City.Storage.Reader.Read(async db =>
    {
        var people = new[] { Commander, Operator, OfSecondStreet, Officer }.ToDictionary(p => p.AccountId, p => p.UserName);
        return (await db.Set<MessageRow>().OrderBy(m => m.Id).ToListAsync()).Select(m => $"{people[m.AccountId]}: {m.Text.Zh}").ToArray();
    });

    public Task<int> Messages() => City.Storage.Reader.Read(async db => (await db.Set<ResponseHistoryRow>().Where(h => h.Code == ResponseChange.Told).ToListAsync()).Count);

    public Task<string[]> Waits() => City.Storage.Reader.Read(async db => (await db.Set<DueRow>().Where(d => d.Kind == ResponseBook.TellDue).Select(d => d.Subject).ToListAsync()).ToArray());

    public Task<IReadOnlyList<AuditFinding>> Audit() => City.Storage.Reader.Read(async db => (await new ResponseAudit().Check(db, City.Clock.Now, CancellationToken.None)).Findings);

    public ValueTask DisposeAsync() => City.DisposeAsync();

    private async Task Settle()
    {
        var register = City.Get<CityRegister>();
        var district = City.Get<AreaDirectory>().Find(City.FirstStreet)!.ParentId!.Value;
        (await City.Storage.Writer.Write<Result<Done>>(async scope =>
        {
            var neighborhood = scope.NewId();
            Crossing = scope.NewId();
            await register.AddAreas(scope,
            [
                new NewArea(neighborhood, City.SecondStreet, AreaLevels.Neighborhood, new Text("居委", "Neighborhood"), "310106002001"),
                new NewArea(Crossing, district, AreaLevels.Zone, new Text("一条路", "One road"), MemberIds: [neighborhood]),
            ]);
            Commander = Hire("总指挥", "boss", Roles.Commander, district);
            Operator = Hire("值守", "desk", Roles.Operator, City.FirstStreet);
            OfSecondStreet = Hire("二街指挥", "boss2", Roles.Commander, City.SecondStreet);
            Officer = Hire("巡逻", "officer", Roles.Officer, City.FirstStreet);
            var devices = await City.Get<DeviceRegister>().Add(scope, [Vane("vane-1", City.FirstStreet), Vane("vane-2", City.FirstStreet), Vane("vane-3", City.SecondStreet)]);
            return devices.Ok
                ? await City.Get<DeviceRegister>().Add(scope, [new NewGateway(scope.NewId(), Gateway.Name, Text.Same("网关"), DeviceRegister.HashToken("vanes"), ["vane-1", "vane-2", "vane-3"])])
                : devices;

            NewDevice Vane(string name, long area) => new(scope.NewId(), name, "vane", Text.Same(name), new GeoPoint(121.45, 31.23), Text.Same("南京西路"), area);

            Actor Hire(string name, string userName, string role, long area)
            {
                var id = scope.NewId();
                posts[id] = scope.NewId();
                register.AddPeople(scope, [new NewPerson(id, userName, Text.Same(name), null, null, [new NewPost(posts[id], role, area)])]);
                return new Actor(id, userName, Text.Same(name), ActorKind.Person, [new ActorPost(role, area, null, null)]);
            }
        })).Refusal.ShouldBeNull();
        await City.Get<AreaDirectory>().Reload();
        await City.Get<DeviceRegister>().Refresh(CancellationToken.None);
        await City.Settle();
    }
}
