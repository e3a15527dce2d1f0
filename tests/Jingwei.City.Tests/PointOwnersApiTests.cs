using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Tests;

public sealed class PointOwnersApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/point-owners";
    private const string Square = """{"type":"Polygon","coordinates":[[[121.41,31.23],[121.42,31.23],[121.42,31.24],[121.41,31.24],[121.41,31.23]]]}""";
    private CityHost host = null!;
    private HttpClient street = null!;

    private SmallCity City => host.City;

    public async ValueTask InitializeAsync()
    {
        host = await CityHost.Start();
        await City.Hire("street", Roles.Operator, City.WestNorth, City.Center, password: CityHost.Password);
        await City.Hire("east", Roles.Operator, City.EastNorth, password: CityHost.Password);
        await City.Hire("point1", Roles.PointOwner, City.WestNorth, until: City.Now.AddHours(5));
        street = await host.SignedIn("street");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_list_says_who_answers_for_which_place_and_how_far_it_goes()
    {
        await Set(new { userName = "point1", place = new { zh = "静安寺路口" }, lon = 121.415, lat = 31.235, radiusMeters = 60 });
        await Set(new { userName = "point1", place = new { zh = "北段", en = "North section" }, boundary = Square });

        var owners = await Items(street);

        owners.Select(o => o.GetProperty("place").GetProperty("zh").GetString()).ShouldBe(["静安寺路口", "北段"]);
        owners.ShouldAllBe(o => o.GetProperty("userName").GetString() == "point1" && o.GetProperty("called").GetBoolean());
        owners[0].GetProperty("center").GetProperty("lon").GetDouble().ShouldBe(121.415);
        owners[0].GetProperty("radiusMeters").GetDouble().ShouldBe(60);
        owners[0].GetProperty("boundary").ValueKind.ShouldBe(JsonValueKind.Null);
        owners[1].GetProperty("center").ValueKind.ShouldBe(JsonValueKind.Null);
        owners[1].GetProperty("boundary").GetProperty("type").GetString().ShouldBe("Polygon");
        owners[1].GetProperty("area").GetProperty("id").GetString().ShouldBe(City.WestNorth.ToString());
    }

    [Fact]
    public async Task Whose_post_is_over_stands_there_as_not_called()
    {
        await SetCircle();
        City.Rig.Clock.Advance(TimeSpan.FromHours(6));

        (await Items(street)).ShouldHaveSingleItem().GetProperty("called").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Who_no_longer_answers_is_taken_from_the_list_and_it_is_written_down()
    {
        await SetCircle();
        var id = (await Items(street)).Single().GetProperty("id").GetString();

        (await street.DeleteAsync($"{Path}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Items(street)).ShouldBeEmpty();
        var line = await City.Rig.Reader.Read(db => db.Set<AuditLogRow>().SingleAsync(a => a.Action == "pointOwner.removed"));
        (line.Actor, line.Subject, line.Detail).ShouldBe(("street", "point1", "静安寺路口"));
        (await CityHost.Problem(await street.DeleteAsync($"{Path}/{id}"))).ShouldBe((HttpStatusCode.NotFound, "point_owner_unknown"));
    }

    [Fact]
    public async Task The_next_areas_point_owners_are_not_mine_to_see_or_to_take_back()
    {
        await SetCircle();
        var id = (await Items(street)).Single().GetProperty("id").GetString();
        var east = await host.SignedIn("east");

        (await Items(east)).ShouldBeEmpty();
        (await CityHost.Problem(await east.GetAsync($"{Path}?area={City.WestNorth}"))).ShouldBe((HttpStatusCode.Forbidden, "not_allowed"));
        (await CityHost.Problem(await east.DeleteAsync($"{Path}/{id}"))).ShouldBe((HttpStatusCode.NotFound, "point_owner_unknown"));
        (await Items(street)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[121.41,31.23]}""")]
    [InlineData("""{"type":"LineString","coordinates":[[121.41,31.23],[121.42,31.23]]}""")]
    [InlineData("somewhere")]
    public async Task A_boundary_without_an_inside_is_refused(string boundary) =>
        (await CityHost.Problem(await street.PostAsJsonAsync(Path, new { userName = "point1", place = new { zh = "北段", en = "" }, boundary })))
            .ShouldBe((HttpStatusCode.BadRequest, "geometry_invalid"));

    [Fact]
    public async Task A_list_goes_on_at_its_cursor()
    {
        await SetCircle();
        await Set(new { userName = "point1", place = new { zh = "北段" }, boundary = Square });
        var first = await CityHost.Json(await street.GetAsync($"{Path}?limit=1"));

        var second = (await Items(street, $"?limit=1&cursor={first.GetProperty("next").GetString()}")).ShouldHaveSingleItem();
        second.GetProperty("place").GetProperty("zh").GetString().ShouldBe("北段");
    }

    private Task SetCircle() => Set(new { userName = "point1", place = new { zh = "静安寺路口" }, lon = 121.415, lat = 31.235, radiusMeters = 60 });

    private async Task Set(object owner) => (await street.PostAsJsonAsync(Path, owner)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    private static async Task<List<JsonElement>> Items(HttpClient who, string query = "") =>
        [.. (await CityHost.Json(await who.GetAsync(Path + query))).GetProperty("items").EnumerateArray()];
}
