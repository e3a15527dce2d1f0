using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Tests;

public sealed class OrganizationsApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/organizations";
    private CityHost host = null!;
    private HttpClient west = null!;

    private SmallCity City => host.City;

    public async ValueTask InitializeAsync()
    {
        host = await CityHost.Start();
        await City.Hire("westadmin", Roles.Administrator, City.West, password: CityHost.Password);
        west = await host.SignedIn("westadmin");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_new_organization_stands_in_the_list_and_takes_posts()
    {
        var made = await west.PostAsJsonAsync(Path, Request(zh: " 绿化所 ", en: "Greening", phone: "021-6200 0001", parent: City.Center));
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await CityHost.Json(made)).GetProperty("id").GetString()!;
        var (account, _) = await City.Hire("night", Roles.Handler, City.WestNorth, long.Parse(id));
        await City.Rig.Writer.Write(scope =>
        {
            City.Register.AddPosts(scope, account, [new NewPost(scope.NewId(), Roles.Handler, City.WestSouth, long.Parse(id))]);
            return Task.FromResult(0);
        });

        var shown = (await Items(west, "?q=绿化")).ShouldHaveSingleItem();
        shown.GetProperty("id").GetString().ShouldBe(id);
        shown.GetProperty("name").GetProperty("zh").GetString().ShouldBe("绿化所");
        shown.GetProperty("dutyPhone").GetString().ShouldBe("021-6200 0001");
        shown.GetProperty("parent").GetProperty("name").GetProperty("zh").GetString().ShouldBe("北街道城运中心");
        shown.GetProperty("people").GetInt32().ShouldBe(1, "two posts, one person");
        shown.GetProperty("mayChange").GetBoolean().ShouldBeTrue();
        (await Audited()).ShouldContain(("westadmin", "organization.added", "绿化所"));
    }

    [Fact]
    public async Task An_organization_is_changed_as_a_whole()
    {
        (await west.PutAsJsonAsync($"{Path}/{City.Company}", Request(kind: "repairTeam", zh: "市容公司", area: City.WestSouth))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var shown = (await Items(west, "?q=市容")).ShouldHaveSingleItem();
        shown.GetProperty("kind").GetString().ShouldBe("repairTeam");
        shown.GetProperty("area").GetProperty("id").GetString().ShouldBe(City.WestSouth.ToString());
        shown.GetProperty("parent").ValueKind.ShouldBe(JsonValueKind.Null);
        shown.GetProperty("name").GetProperty("en").GetString().ShouldBe("");
        (await Audited()).ShouldContain(("westadmin", "organization.changed", "环卫公司"));
    }

    [Fact]
    public async Task The_list_has_mine_those_below_and_those_above_that_I_may_not_change()
    {
        await City.Hire("admin", Roles.Administrator, City.City, password: CityHost.Password);
        var admin = await host.SignedIn("admin");
        await admin.PostAsJsonAsync(Path, Request(zh: "市城运中心", area: City.City));
        await admin.PostAsJsonAsync(Path, Request(zh: "东街道办", area: City.EastNorth));

        var shown = await Items(west);

        shown.Select(o => (o.GetProperty("name").GetProperty("zh").GetString(), o.GetProperty("mayChange").GetBoolean()))
            .ShouldBe([("环卫公司", true), ("北街道城运中心", true), ("市城运中心", false)]);
        (await Items(west, $"?area={City.WestSouth}")).Select(o => o.GetProperty("name").GetProperty("zh").GetString()).ShouldBe(["市城运中心"]);
        (await CityHost.Problem(await west.GetAsync($"{Path}?area={City.EastNorth}"))).ShouldBe((HttpStatusCode.Forbidden, "not_allowed"));
    }

    [Fact]
    public async Task A_list_goes_on_at_its_cursor()
    {
        var first = await CityHost.Json(await west.GetAsync($"{Path}?limit=1"));

        (await Items(west, $"?limit=1&cursor={first.GetProperty("next").GetString()}")).Single().GetProperty("id").GetString().ShouldBe(City.Center.ToString());
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_field()
    {
        (await Refused(Request(kind: "")))
            .ShouldBe((HttpStatusCode.BadRequest, "organization_kind_invalid", "kind"));
        (await Refused(Request(kind: "crew company"))).ShouldBe((HttpStatusCode.BadRequest, "organization_kind_invalid", "kind"));
        (await Refused(Request(zh: " "))).ShouldBe((HttpStatusCode.BadRequest, "required", "name"));
        (await Refused(Request(zh: new string('长', 81)))).ShouldBe((HttpStatusCode.BadRequest, "name_too_long", "name"));
        (await Refused(Request(zh: "环卫公司"))).ShouldBe((HttpStatusCode.Conflict, "organization_name_taken", "name"));
        (await Refused(Request(area: 42))).ShouldBe((HttpStatusCode.BadRequest, "area_unknown", "areaId"));
        (await Refused(Request(area: City.EastNorth))).ShouldBe((HttpStatusCode.Forbidden, "not_allowed", "areaId"));
        (await Refused(Request(area: City.City))).ShouldBe((HttpStatusCode.Forbidden, "not_allowed", "areaId"));
        (await Refused(Request(phone: "call me"))).ShouldBe((HttpStatusCode.BadRequest, "phone_invalid", "dutyPhone"));
        (await Refused(Request(parent: 42))).ShouldBe((HttpStatusCode.BadRequest, "parent_unknown", "parentId"));
    }

    [Fact]
    public async Task Nothing_stands_above_itself()
    {
        var above = Request(zh: "北街道城运中心", kind: OrganizationKinds.Center, parent: City.Company);

        (await Fault(await west.PutAsJsonAsync($"{Path}/{City.Center}", above))).ShouldBe((HttpStatusCode.BadRequest, "parent_stands_below", "parentId"));
        (await Fault(await west.PutAsJsonAsync($"{Path}/{City.Center}", Request(parent: City.Center)))).ShouldBe((HttpStatusCode.BadRequest, "parent_stands_below", "parentId"));
    }

    [Fact]
    public async Task Another_areas_organization_is_as_unknown_as_none()
    {
        await City.Hire("eastadmin", Roles.Administrator, City.East, password: CityHost.Password);
        var east = await host.SignedIn("eastadmin");

        foreach (var id in new[] { City.Company, 42 })
        {
            (await CityHost.Problem(await east.PutAsJsonAsync($"{Path}/{id}", Request(area: City.EastNorth)))).ShouldBe((HttpStatusCode.NotFound, "organization_unknown"));
        }

        (await Fault(await east.PostAsJsonAsync(Path, Request(area: City.EastNorth, parent: City.Company)))).ShouldBe((HttpStatusCode.BadRequest, "parent_unknown", "parentId"));
    }

    [Fact]
    public async Task Who_keeps_no_accounts_reads_and_changes_nothing()
    {
        await City.Hire("street", Roles.Operator, City.WestNorth, City.Center, password: CityHost.Password);
        var street = await host.SignedIn("street");

        (await Items(street)).Select(o => o.GetProperty("mayChange").GetBoolean()).ShouldBe([false, false]);
        (await CityHost.Problem(await street.PostAsJsonAsync(Path, Request()))).ShouldBe((HttpStatusCode.Forbidden, "not_allowed"));
    }

    private object Request(string kind = OrganizationKinds.Department, string zh = "市政所", string? en = null, long? area = null, long? parent = null, string? phone = null) =>
        new { kind, name = new { zh, en }, areaId = (area ?? City.WestNorth).ToString(), parentId = parent?.ToString(), dutyPhone = phone };

    private async Task<(HttpStatusCode, string?, string?)> Refused(object request) => await Fault(await west.PostAsJsonAsync(Path, request));

    private static async Task<(HttpStatusCode, string?, string?)> Fault(HttpResponseMessage answer)
    {
        var problem = await CityHost.Json(answer);
        return (answer.StatusCode, problem.GetProperty("code").GetString(), problem.TryGetProperty("field", out var field) ? field.GetString() : null);
    }

    private static async Task<List<JsonElement>> Items(HttpClient who, string query = "") =>
        [.. (await CityHost.Json(await who.GetAsync(Path + query))).GetProperty("items").EnumerateArray()];

    private async Task<List<(string, string, string)>> Audited() =>
        (await City.Rig.Reader.Read(db => db.Set<AuditLogRow>().ToListAsync())).ConvertAll(a => (a.Actor, a.Action, a.Subject));
}
