using System.Net;
using System.Text;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Tests.Rig;
using Jingwei.Gateway.Warnings;
using Jingwei.Sensing;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Testing;
using Jingwei.Testing.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Gateway.Tests.Warnings;

/// <summary>A city of two streets over a real folder, a weather service on a real port, and a device that hears what the service warns of.</summary>
internal sealed class WarningRig : IAsyncDisposable
{
    public const string Device = "weather-31";
    private readonly string folder = Directory.CreateTempSubdirectory("jingwei-test-").FullName;
    private readonly WarningOptions options;

    private WarningRig(Receiver service, WarningOptions options)
    {
        (Service, this.options) = (service, options);
        Rig = Open();
    }

    public HandClock Clock { get; } = HandClock.At("2026-11-27T00:00:00.000Z");

    public StorageRig Rig { get; private set; }

    public Receiver Service { get; }

    public FakeCity Heard { get; } = new();

    public (long City, long District, long One, long Two) Area { get; private set; }

    public Actor Admin { get; private set; } = Actor.Nobody;

    public Actor Leader { get; private set; } = Actor.Nobody;

    public Actor Operator { get; private set; } = Actor.Nobody;

    /// <summary>What the service answers, by path.</summary>
    public Dictionary<string, string> Says { get; } = [];

    public FeedBook Feeds => Of<FeedBook>();

    public ListWarnings List => Of<ListWarnings>();

    public PublishWarning Publish => Of<PublishWarning>();

    public ListPublished Published => Of<ListPublished>();

    public static async Task<WarningRig> Start(WarningOptions? options = null)
    {
        var rig = new WarningRig(await Receiver.Start(), options ?? new WarningOptions());
        rig.Service.Answer = async http =>
        {
            if (rig.Says.GetValueOrDefault(http.Request.Path) is not { } text)
            {
                http.Response.StatusCode = 404;
                return;
            }

            var tag = $"\"{text.GetHashCode():x}\"";
            http.Response.Headers.ETag = tag;
            if (http.Request.Headers.IfNoneMatch == tag)
            {
                http.Response.StatusCode = 304;
                return;
            }

            await http.Response.WriteAsync(text);
        };
        await rig.People();
        return rig;
    }

    public T Of<T>()
        where T : notnull => Rig.Services.GetRequiredService<T>();

    /// <summary>Polls what is due and tells the devices.</summary>
    public async Task Run()
    {
        await Rig.Settle();
        await Of<PollFeeds>().RunReady(default);
    }

    public async Task Restart()
    {
        await Rig.DisposeAsync();
        Rig = Open();
    }

    public async Task<string> Feed(params string[] words) => (await Feeds.Make(Ask() with { Words = words }, Admin, default)).Value.Id;

    public WarningFeedRequest Ask() => new("气象台", Area.District.ToString(), $"{Service.Address}/feed", 5, [], "Minor", [Device], true);

    /// <summary>The severities that the device has said since the last look.</summary>
    public List<string> Said()
    {
        var said = new List<string>();
        while (Heard.TryNext(out var message))
        {
            said.Add(message.Payload);
        }

        return said;
    }

    public static string Index(params string[] names) =>
        $"<feed xmlns=\"http://www.w3.org/2005/Atom\">{string.Concat(names.Select(n => $"<entry><id>{n}</id><updated>2026-11-27T08:00:00+08:00</updated><link type=\"application/cap+xml\" href=\"/cap/{n}\"/></entry>"))}</feed>";

    /// <summary>A message about the first street, unless said otherwise.</summary>
    public static string Cap(string identifier, string type = "Alert", string severity = "Severe", string? of = null, string expires = "2026-11-27T20:00:00+08:00", string? where = null, string status = "Actual") =>
        $"<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>{identifier}</identifier><sender>weather@sh.example</sender><sent>2026-11-27T08:00:00+08:00</sent><status>{status}</status><msgType>{type}</msgType>"
        + $"<scope>Public</scope>{(of is null ? "" : $"<references>{string.Join(' ', of.Split(' ').Select(o => $"weather@sh.example,{o},2026-11-27T08:00:00+08:00"))}</references>")}"
        + $"<info><language>zh-CN</language><category>Met</category><event>暴雨</event><urgency>Expected</urgency><severity>{severity}</severity><certainty>Likely</certainty><expires>{expires}</expires>"
        + $"<headline>暴雨预警 {identifier}</headline><area><areaDesc>某街道</areaDesc>{where ?? "<polygon>31.21,121.41 31.21,121.42 31.22,121.42 31.22,121.41 31.21,121.41</polygon>"}</area></info></alert>";

    public Task<Result<WarningTaken>> Push(string feed, string xml, Actor? by = null)
    {
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return Of<PushWarning>().Run(feed, http.Request, by ?? Admin, default);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Rig.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private StorageRig Open() => new(
        s =>
        {
            s.AddCity();
            s.AddSingleton<IScenarioCatalog>(new ScenarioCatalog(
                [new DeviceKindDefinition("outsideWarning", Text.Same("源"), [new ValueDefinition("severity", Text.Same("级"), "", ValueShape.Number, 0, 4, [])], TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10), false, [])], [], []));
            s.AddSensing();
            s.AddExchange(new OutwardOptions { Networks = [IPNetwork.Parse("127.0.0.1/32")], PublicAddress = new Uri("https://city.example") }, options);
            s.AddSingleton<IReadingIntake>(Heard);
            s.AddSingleton<IDevices>(new OneDevice(() => Area.One));
        },
        Clock, folder);

    private async Task People()
    {
        var ids = await Rig.Writer.Write(async scope =>
        {
            var register = Of<CityRegister>();
            Area = (scope.NewId(), scope.NewId(), scope.NewId(), scope.NewId());
            await register.AddAreas(scope,
            [
                new NewArea(Area.City, null, AreaLevels.City, new Text("上海市", "Shanghai"), "31"), new NewArea(Area.District, Area.City, AreaLevels.District, new Text("静安区", "Jing'an"), "310106"),
                new NewArea(Area.One, Area.District, AreaLevels.Subdistrict, new Text("一街道", "Street One"), "310106001", BoundaryGeoJson: Square(121.40, 31.20)),
                new NewArea(Area.Two, Area.District, AreaLevels.Subdistrict, new Text("二街道", "Street Two"), "310106002", BoundaryGeoJson: Square(121.44, 31.20)),
            ]);
            await register.SetCity(scope, Area.City);
            var people = new[] { (Roles.Administrator, Area.District), (Roles.ShiftLeader, Area.District), (Roles.Operator, Area.Two) }.Select(p => (Id: scope.NewId(), Role: p.Item1, AreaId: p.Item2)).ToList();
            register.AddPeople(scope, [.. people.Select(p => new NewPerson(p.Id, p.Role, Text.Same(p.Role), null, null, [new NewPost(scope.NewId(), p.Role, p.AreaId)]))]);
            return people.ConvertAll(p => p.Id);
        });
        await Of<AreaDirectory>().Reload();
        var standing = Of<StandingActors>();
        (Admin, Leader, Operator) = (await standing.Of(ids[0]), await standing.Of(ids[1]), await standing.Of(ids[2]));
    }

    private static string Square(double lon, double lat) => FormattableString.Invariant(
        $"{{\"type\":\"Polygon\",\"coordinates\":[[[{lon},{lat}],[{lon + 0.04},{lat}],[{lon + 0.04},{lat + 0.04}],[{lon},{lat + 0.04}],[{lon},{lat}]]]}}");

    private sealed class OneDevice(Func<long> area) : IDevices
    {
        public DeviceNow? Find(string name) => name == Device
            ? new DeviceNow(7, Device, "outsideWarning", Text.Same("气象"), new GeoPoint(121.41, 31.21), Text.Same(""), area(), null, DeviceState.Unknown, null, []) : null;

        public IReadOnlyList<NearbyCamera> CamerasNear(GeoPoint place, double withinMeters, int atMost) => [];

        public SensorCounts Count(IReadOnlyCollection<long> areaIds) => new(0, 0, 0, 0);

        public IReadOnlyList<KindNow> Kinds(Func<long, bool> within) => [];
    }
}
