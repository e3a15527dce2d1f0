using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.City.Tests;

/// <summary>The list of people shows where somebody is to whoever may see positions at that place, and to nobody else.</summary>
public sealed class PlacesOfPeopleTests : IAsyncLifetime
{
    private readonly Dictionary<long, GeoPoint> places = [];
    private CityHost host = null!;

    private SmallCity City => host.City;

    public async ValueTask InitializeAsync()
    {
        host = await CityHost.Start(new Whereabouts(places));
        var (account, _) = await City.Hire("two-hats", Roles.Operator, City.WestNorth, password: CityHost.Password);
        await City.Give(account, Roles.Officer, City.EastNorth);
        await Place("west-patrol", City.WestNorth, SmallCity.At(1, 3));
        await Place("east-patrol", City.EastNorth, SmallCity.At(3, 3));
        await Place("east-guest", City.EastNorth, SmallCity.At(1.5, 2.5));
        await Place("abroad", City.WestNorth, SmallCity.At(20, 20));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Who_watches_one_street_and_walks_another_sees_places_in_the_first_alone()
    {
        var people = await People(await host.SignedIn("two-hats"));

        people.ShouldBe([("two-hats", false), ("west-patrol", true), ("east-patrol", false), ("east-guest", true), ("abroad", false)]);
    }

    [Fact]
    public async Task Who_watches_the_whole_city_sees_places_in_every_street()
    {
        await City.Hire("city", Roles.Commander, City.City, password: CityHost.Password);

        var people = await People(await host.SignedIn("city"));

        people.Where(p => p.Placed).Select(p => p.UserName).ShouldBe(["west-patrol", "east-patrol", "east-guest"]);
    }

    private static async Task<List<(string? UserName, bool Placed)>> People(HttpClient browser) =>
        [.. (await CityHost.Json(await browser.GetAsync("/api/v1/people"))).GetProperty("items").EnumerateArray()
            .Select(p => (p.GetProperty("userName").GetString(), p.GetProperty("position").ValueKind == System.Text.Json.JsonValueKind.Object))];

    private async Task Place(string userName, long area, GeoPoint at) => places[(await City.Hire(userName, Roles.Officer, area)).Account] = at;

    private sealed class Whereabouts(Dictionary<long, GeoPoint> places) : IWhereabouts
    {
        public Task<IReadOnlyDictionary<long, Contracts.Whereabouts>> Find(IReadOnlyCollection<long> accountIds, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<long, Contracts.Whereabouts>>(accountIds.Where(places.ContainsKey)
                .ToDictionary(id => id, id => new Contracts.Whereabouts(places[id], null, null, false, null)));
    }
}
