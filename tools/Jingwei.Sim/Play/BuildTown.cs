using System.Net;
using Jingwei.Sim.People;
using Jingwei.Sim.Wire;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Play;

/// <summary>Where the city is.</summary>
/// <param name="Http">The host's address.</param>
/// <param name="MqttHost">Where devices connect.</param>
/// <param name="MqttPort">TCP port.</param>
/// <param name="Seed">Seed of all chance; null takes the demo folder's own.</param>
public sealed record CityAddress(Uri Http, string MqttHost, int MqttPort, long? Seed);

/// <summary>Learns from the city's own API what there is to play: accounts, devices, the road.</summary>
public static class BuildTown
{
    private const string DeviceToken = "demo";
    private const int Devices = 500;

    /// <summary>The city without an account.</summary>
    public static CityHttp Open(CityAddress city) => new(Client(city, new SocketsHttpHandler { UseCookies = false }));

    /// <param name="withHotline">The hotline's orders are played too: they take days, and are no part of a day that is measured.</param>
    public static async Task<Town> From(
        CityAddress city, Chance chance, DateTimeOffset now, Func<double> rate, TimeProvider time, Action<string> log, CancellationToken ct, bool withHotline = false)
    {
        var client = Client(city, new SocketsHttpHandler
        {
            UseCookies = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5), MaxConnectionsPerServer = 64,
        });
        var open = new CityHttp(client);
        var demo = await open.Get<DemoAnswer>("demo", ct);
        var people = demo.Accounts
            .Where(a => a.Role is "officer" or "crew" or "pointOwner" or "inspector" || a is { Role: "operator", UserName: "street" })
            .Select(a => new PlayedPerson(a.UserName, a.Role, new CityHttp(client, a.UserName, demo.Password))
            {
                SpeedMetersPerSecond = Habits.SpeedOf(a.UserName, a.Role, chance),
            }).ToList();
        var desk = people.First(p => p.Role == "operator").City;
        var devices = await desk.Get<Page<DeviceAnswer>>($"devices?limit={Devices}", ct);
        var facts = devices.Items.Where(d => d.Place is not null).Select(d => new DeviceFacts(
            d.Id, d.Kind, d.Place!.Lon, d.Place.Lat,
            (d.Values ?? []).Where(v => v.Number is not null).ToDictionary(v => v.Name, v => v.Number!.Value))).ToList();
        var road = await FindRoad(desk, facts, ct);
        var world = new StreetWorld(facts, chance, now);
        var fleet = new MqttFleet(city.MqttHost, city.MqttPort, DeviceToken, time);
        CityHttp? As(string userName) => demo.Accounts.Any(a => a.UserName == userName) ? new CityHttp(client, userName, demo.Password) : null;
        var hotline = withHotline && As("hotline") is { } calls
            ? new HotlineDoors(calls, demo.Accounts.Where(a => a.Role == "handler").ToDictionary(a => a.UserName, a => As(a.UserName)!))
            : null;
        return new Town(new TownParts(world, chance, road, people, open, fleet, log), rate, hotline);
    }

    /// <summary>What speaks HTTP with the city, below <c>/api/v1/</c>.</summary>
    internal static HttpClient Client(CityAddress city, SocketsHttpHandler handler) => new(handler)
    {
        BaseAddress = new Uri(city.Http, "/api/v1/"),
        DefaultRequestVersion = HttpVersion.Version11,
        Timeout = TimeSpan.FromMinutes(10),
    };

    /// <summary>The road is the line of the map along which the bins stand.</summary>
    private static async Task<RoadPath> FindRoad(CityHttp desk, List<DeviceFacts> facts, CancellationToken ct)
    {
        var map = await desk.Get<MapAnswer>("map", ct);
        var bins = facts.Where(f => f.Kind == "bin").Select(f => new Spot(f.Lon, f.Lat)).ToList();
        return map.Features.Features
            .Where(f => f.Properties.Kind is "road" or "roadMinor" && f.Geometry.GetProperty("type").ValueEquals("LineString"))
            .Select(f => new RoadPath([.. f.Geometry.GetProperty("coordinates").EnumerateArray().Select(p => new Spot(p[0].GetDouble(), p[1].GetDouble()))]))
            .MinBy(path => bins.Average(b => path.Project(b).Away))
            ?? throw new InvalidDataException("The map has no road along which the bins stand.");
    }
}
