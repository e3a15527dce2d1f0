using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange;
using Jingwei.Gateway.Webhooks;
using Jingwei.Sensing;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Testing;
using Jingwei.Testing.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Gateway.Tests.Exchange;

/// <summary>A district's center over a real folder, and a city's platform on a real port that keeps cases under numbers of its own, once for each key of repetition.</summary>
internal sealed class ExchangeRig : IAsyncDisposable
{
    public const string Hub = "cityHub";
    private readonly string folder = Directory.CreateTempSubdirectory("jingwei-test-").FullName;
    private readonly HandClock clock = HandClock.At("2026-11-27T01:00:00.000Z");
    private readonly HandMachine machine = new(DateTimeOffset.UnixEpoch.AddYears(56));

    private ExchangeRig(Receiver platform, Action<string>? before)
    {
        Platform = platform;
        before?.Invoke(folder);
        Rig = Open();
    }

    public StorageRig Rig { get; private set; }

    public Receiver Platform { get; }

    /// <summary>What the platform keeps: its number by our key of repetition.</summary>
    public ConcurrentDictionary<string, string> Kept { get; } = new();

    public DateTimeOffset Now => clock.Now;

    public (long City, long District, long Street, long Other) Area { get; private set; }

    public Actor Admin { get; private set; } = Actor.Nobody;

    public Actor Leader { get; private set; } = Actor.Nobody;

    public Actor Neighbor { get; private set; } = Actor.Nobody;

    /// <summary>Of the street alone.</summary>
    public Actor Desk { get; private set; } = Actor.Nobody;

    public string Secret { get; private set; } = "";

    public string Key { get; private set; } = "";

    public PlatformBook Book => Of<PlatformBook>();

    public ListExchange List => Of<ListExchange>();

    public SetRight Right => Of<SetRight>();

    public HandToPlatform Hand => Of<HandToPlatform>();

    public static async Task<ExchangeRig> Start(string platform = Hub, string? key = null, Action<string>? before = null)
    {
        var rig = new ExchangeRig(await Receiver.Start(), before);
        rig.Takes();
        await rig.People();
        var made = (await rig.Book.Keep(platform, new PlatformRequest($"{rig.Platform.Address}/hub", [rig.Area.District.ToString(CultureInfo.InvariantCulture)], Key: key), rig.Admin, default)).Value;
        (rig.Key, rig.Secret) = (made.Key ?? key!, made.Secret!);
        return rig;
    }

    public T Of<T>()
        where T : notnull => Rig.Services.GetRequiredService<T>();

    /// <summary>The platform takes what it is sent: the same key is the same case.</summary>
    public void Takes() => Platform.Answer = http =>
    {
        var number = Kept.GetOrAdd(http.Request.Headers["Idempotency-Key"].ToString(), _ => $"S-{Kept.Count + 1}");
        return http.Response.WriteAsync($$$"""{"code":0,"success":true,"data":{"caseNo":"{{{number}}}"}}""");
    };

    public void Says(int status, string body) => Platform.Answer = http =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(body);
    };

    public async Task Restart()
    {
        await Rig.DisposeAsync();
        // No machine is up again in the same instant, and ids are of the instant.
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Rig = Open();
    }

    public async Task<int> Send()
    {
        await Rig.Settle();
        var tries = await Of<SendExchange>().RunReady(default);
        await Rig.Settle();
        return tries;
    }

    /// <summary>The machine's clock goes on, by which signatures are judged.</summary>
    public void MachineAfter(TimeSpan time) => machine.Advance(time);

    public Task After(TimeSpan time) => Rig.AdvanceTo(clock.Now + time);

    public async Task<string> Report(string category = "01-01", string text = "井盖移位", string? contact = "13800001234", double lon = 121.45)
    {
        var filed = await Of<OpenReports>().Report(new OutsideReport("test", text, new GeoPoint(lon, 31.23), category, contact, contact is null ? null : "李梅", "某路 3 号 1201 室", null), Actor.Nobody, default);
        await Rig.Settle();
        return filed.Value;
    }

    public async Task<LinkView> HandOver(string number, string reason = "市里主管", string platform = Hub)
    {
        var handed = (await Hand.Run(platform, new HandToPlatformRequest(number, reason), Leader, default)).Value;
        await Rig.Settle();
        return handed;
    }

    /// <summary>The case comes to a step, as a move would bring it there.</summary>
    /// <param name="settle">False when the news of it is told only later.</param>
    public async Task Moves(string number, string to, CaseStage stage, CaseOutcome? outcome = null, bool settle = true)
    {
        await Rig.Writer.Write(async scope =>
        {
            var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Number == number);
            var (from, fromStage) = (row.State, row.Stage);
            (row.State, row.Stage, row.Outcome) = (to, stage, outcome);
            scope.Emit(number, new CaseMoved(row.Id, number, "move", from, to, null, null) { Does = MoveVerb.Go, FromStage = fromStage, ToStage = stage, ToHold = CaseHold.Desk });
            return true;
        });
        if (settle)
        {
            await Rig.Settle();
        }
    }

    public JsonNode Heard(int at) => JsonNode.Parse(Platform.Heard.ElementAt(at).Body)!;

    public async Task<LinkView> Link(string number) => (await List.Links(null, false, number, null, Leader, default)).Value.Items.Single();

    public async Task<IReadOnlyList<ExchangeMessageView>> Messages(string? state = null, string platform = Hub) => (await List.Messages(platform, state, null, Leader, default)).Value.Items;

    public async Task<PlatformView> Show(string platform = Hub) => (await List.Platforms(Admin, default)).Items.Single(p => p.Name == platform);

    public Task<List<string>> History(string number) => Rig.Reader.Read(db =>
        db.Set<CaseHistoryRow>().Where(h => db.Set<CaseRow>().Any(c => c.Id == h.CaseId && c.Number == number)).OrderBy(h => h.Id).Select(h => h.Code).ToListAsync());

    /// <summary>The platform sends something, signed with its secret unless another is given.</summary>
    public async Task<Result<ArrivalTaken>> Arrives(ExchangeKind kind, string id, object body, string? secret = null, TimeSpan old = default)
    {
        var text = body as string ?? JsonSerializer.Serialize(body);
        var at = machine.GetUtcNow() - old;
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(text));
        http.Request.Headers["webhook-id"] = id;
        http.Request.Headers["webhook-timestamp"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        http.Request.Headers["webhook-signature"] = WebhookSecret.Sign([secret ?? Secret], id, at, text);
        var taken = await Of<TakeArrival>().Run(Hub, kind, http.Request, default);
        await Rig.Settle();
        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Rig.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private StorageRig Open() => new(
        s =>
        {
            s.AddCity();
            s.AddSingleton<IScenarioCatalog>(Catalog());
            s.AddSensing();
            s.AddCases();
            s.AddExchange(new OutwardOptions { Networks = [IPNetwork.Parse("127.0.0.1/32")], PublicAddress = new Uri("https://city.example") });
        },
        clock, folder, machine);

    private static ScenarioCatalog Catalog()
    {
        var clocks = new CategoryClocks(TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        return new([], [.. new[] { ("01", null), ("01-01", "01"), ("02", null), ("02-03", "02"), ("05", null), ("05-02", "05"), ("09", null), ("09-01", "09"), ("13", null), ("13-01", "13") }
            .Select(c => new CategoryDefinition(c.Item1, c.Item2, new Text($"类{c.Item1}", $"Kind {c.Item1}"), 2, c.Item2 is not null, clocks))], []);
    }

    private async Task People()
    {
        var ids = await Rig.Writer.Write(async scope =>
        {
            var register = Of<CityRegister>();
            Area = (scope.NewId(), scope.NewId(), scope.NewId(), scope.NewId());
            await register.AddAreas(scope,
            [
                new NewArea(Area.City, null, AreaLevels.City, new Text("上海市", "Shanghai"), "31"), new NewArea(Area.District, Area.City, AreaLevels.District, new Text("静安区", "Jing'an"), "310106"),
                new NewArea(Area.Street, Area.District, AreaLevels.Subdistrict, new Text("一街道", "Street One"), "310106014", BoundaryGeoJson: Square(121.44, 31.22)),
                new NewArea(Area.Other, Area.City, AreaLevels.District, new Text("黄浦区", "Huangpu"), "310101", BoundaryGeoJson: Square(121.48, 31.22)),
            ]);
            await register.SetCity(scope, Area.City);
            var people = new[] { (Roles.Administrator, Area.District), (Roles.ShiftLeader, Area.City), (Roles.ShiftLeader, Area.Other), (Roles.ShiftLeader, Area.Street) }.Select((p, i) => (Id: scope.NewId(), Name: $"p{i}", Role: p.Item1, AreaId: p.Item2)).ToList();
            register.AddPeople(scope, [.. people.Select(p => new NewPerson(p.Id, p.Name, Text.Same(p.Name), null, null, [new NewPost(scope.NewId(), p.Role, p.AreaId)]))]);
            return people.ConvertAll(p => p.Id);
        });
        await Of<AreaDirectory>().Reload();
        var standing = Of<StandingActors>();
        (Admin, Leader, Neighbor, Desk) = (await standing.Of(ids[0]), await standing.Of(ids[1]), await standing.Of(ids[2]), await standing.Of(ids[3]));
    }

    private static string Square(double lon, double lat) => FormattableString.Invariant(
        $"{{\"type\":\"Polygon\",\"coordinates\":[[[{lon},{lat}],[{lon + 0.03},{lat}],[{lon + 0.03},{lat + 0.03}],[{lon},{lat + 0.03}],[{lon},{lat}]]]}}");
}
