using System.Net;
using System.Net.Http.Json;
using Jingwei.City.Contracts;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Tests;

public sealed class StaffApiTests : IAsyncLifetime
{
    private CityHost host = null!;
    private HttpClient street = null!;

    public async ValueTask InitializeAsync()
    {
        host = await CityHost.Start();
        var city = host.City;
        await city.Hire("street", Roles.Operator, city.WestNorth, city.Center, password: CityHost.Password);
        var (patrol, post) = await city.Hire("patrol1", Roles.Officer, city.WestNorth, city.Center, phone: "13800138000", password: CityHost.Password);
        await city.Roster(patrol, post, -1, 7);
        await city.Hire("faraway", Roles.Officer, city.EastNorth, phone: "13900139000");
        await city.Hire("aunt", Roles.Resident, city.WestNorth, phone: "13700137000");
        street = await host.SignedIn("street");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task People_are_those_with_posts_in_my_areas_and_no_residents()
    {
        var people = await CityHost.Json(await street.GetAsync("/api/v1/people"));

        people.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("userName").GetString()).ShouldBe(["street", "patrol1"]);
        var patrol = people.GetProperty("items")[1];
        patrol.GetProperty("onShift").GetBoolean().ShouldBeTrue();
        patrol.GetProperty("state").GetString().ShouldBe("idle");
        patrol.GetProperty("phoneMasked").GetString().ShouldBe("138****8000");
    }

    [Theory]
    [InlineData("8000", 1)]
    [InlineData("138 0013 8000", 1)]
    [InlineData("9000", 0)]
    [InlineData("patrol", 1)]
    [InlineData("13800138", 0)]
    public async Task People_are_found_by_name_or_by_phone(string q, int found)
    {
        var people = await CityHost.Json(await street.GetAsync($"/api/v1/people?q={Uri.EscapeDataString(q)}"));

        people.GetProperty("items").GetArrayLength().ShouldBe(found);
    }

    [Fact]
    public async Task A_list_goes_on_at_its_cursor()
    {
        var first = await CityHost.Json(await street.GetAsync("/api/v1/people?limit=1"));
        var second = await CityHost.Json(await street.GetAsync($"/api/v1/people?limit=1&cursor={first.GetProperty("next").GetString()}"));

        second.GetProperty("items")[0].GetProperty("userName").GetString().ShouldBe("patrol1");
        second.GetProperty("next").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task The_next_areas_people_are_not_mine_to_see() =>
        (await CityHost.Problem(await street.GetAsync($"/api/v1/people?area={host.City.EastNorth}"))).ShouldBe((HttpStatusCode.Forbidden, "not_allowed"));

    [Fact]
    public async Task A_number_is_shown_for_a_purpose_and_the_look_is_kept()
    {
        var answer = await street.PostAsJsonAsync("/api/v1/people/patrol1/phone", new { purpose = "no answer on the ring" });

        (await CityHost.Json(answer)).GetProperty("phone").GetString().ShouldBe("13800138000");
        var look = await host.City.Rig.Reader.Read(db => db.Set<AuditLogRow>().SingleAsync(a => a.Action == "phone.seen"));
        (look.Actor, look.Subject, look.Purpose).ShouldBe(("street", "patrol1", "no answer on the ring"));
        host.Log.All.ShouldNotContain("13800138000");
    }

    [Fact]
    public async Task Without_a_purpose_no_number_is_shown() =>
        (await CityHost.Problem(await street.PostAsJsonAsync("/api/v1/people/patrol1/phone", new { purpose = " " })))
            .ShouldBe((HttpStatusCode.BadRequest, "purpose_required"));

    [Theory]
    [InlineData("faraway")]
    [InlineData("nobody")]
    public async Task Another_areas_person_is_as_unknown_as_nobody(string userName) =>
        (await CityHost.Problem(await street.PostAsJsonAsync($"/api/v1/people/{userName}/phone", new { purpose = "x" })))
            .ShouldBe((HttpStatusCode.NotFound, "person_unknown"));

    [Fact]
    public async Task Checking_out_takes_me_off_the_street_and_checking_in_puts_me_back()
    {
        var patrol = await host.SignedIn("patrol1");

        await patrol.PostAsJsonAsync("/api/v1/me/shift", new { on = false });
        (await OnShift()).ShouldBeEmpty();

        await patrol.PostAsJsonAsync("/api/v1/me/shift", new { on = true });
        (await OnShift()).ShouldBe(["patrol1"]);
    }

    [Fact]
    public async Task Whoever_comes_unplanned_is_taken_at_their_word()
    {
        var patrol = await host.SignedIn("patrol1");
        host.City.Rig.Clock.Advance(TimeSpan.FromHours(10));
        (await OnShift()).ShouldBeEmpty();

        var answer = await CityHost.Json(await patrol.PostAsJsonAsync("/api/v1/me/shift", new { on = true }));

        answer.GetProperty("until").GetDateTimeOffset().ShouldBe(host.City.Now.AddHours(8));
        (await OnShift()).ShouldBe(["patrol1"]);
    }

    [Fact]
    public async Task Whoever_comes_unplanned_is_at_work_in_each_post_that_is_called_out()
    {
        var city = host.City;
        var (account, _) = await city.Hire("two-hats", Roles.Inspector, city.WestNorth, password: CityHost.Password);
        await city.Give(account, Roles.Officer, city.WestNorth);
        await city.Give(account, Roles.Commander, city.WestNorth);

        await (await host.SignedIn("two-hats")).PostAsJsonAsync("/api/v1/me/shift", new { on = true });

        (await OnShift(Roles.Officer)).ShouldBe(["patrol1", "two-hats"]);
        (await OnShift(Roles.Inspector)).ShouldBe(["two-hats"]);
        (await OnShift(Roles.Commander)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_of_the_roster_for_a_post_that_is_over_does_not_stand_in_for_the_others()
    {
        var city = host.City;
        var (account, over) = await city.Hire("moved", Roles.Inspector, city.WestNorth, until: city.Now.AddHours(-1), password: CityHost.Password);
        await city.Roster(account, over, -2, 6);
        await city.Give(account, Roles.Officer, city.WestNorth);

        await (await host.SignedIn("moved")).PostAsJsonAsync("/api/v1/me/shift", new { on = true });

        (await OnShift()).ShouldBe(["patrol1", "moved"]);
    }

    [Fact]
    public async Task The_roster_says_in_which_post_one_is_at_work()
    {
        var city = host.City;
        var (account, post) = await city.Hire("two-hats", Roles.Inspector, city.WestNorth, password: CityHost.Password);
        await city.Give(account, Roles.Officer, city.WestNorth);
        await city.Roster(account, post, -1, 7);

        await (await host.SignedIn("two-hats")).PostAsJsonAsync("/api/v1/me/shift", new { on = true });

        (await OnShift(Roles.Inspector)).ShouldBe(["two-hats"]);
        (await OnShift()).ShouldBe(["patrol1"]);
    }

    [Fact]
    public async Task Checking_out_ends_every_post_of_an_unplanned_shift()
    {
        var city = host.City;
        var (account, _) = await city.Hire("two-hats", Roles.Inspector, city.WestNorth, password: CityHost.Password);
        await city.Give(account, Roles.Officer, city.WestNorth);
        var person = await host.SignedIn("two-hats");
        await person.PostAsJsonAsync("/api/v1/me/shift", new { on = true });

        await person.PostAsJsonAsync("/api/v1/me/shift", new { on = false });

        (await OnShift()).ShouldBe(["patrol1"]);
        (await OnShift(Roles.Inspector)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_duty_list_shows_each_bodys_people_with_masked_numbers()
    {
        var (account, post) = await host.City.Hire("night", Roles.Crew, host.City.WestNorth, host.City.Company, phone: "13600136000");
        await host.City.Roster(account, post, -2, 12, ShiftKind.Duty);

        var duty = await CityHost.Json(await street.GetAsync("/api/v1/duty"));

        var line = duty.GetProperty("items")[0];
        line.GetProperty("organization").GetProperty("name").GetProperty("zh").GetString().ShouldBe("环卫公司");
        line.GetProperty("onNow").GetBoolean().ShouldBeTrue();
        line.GetProperty("phoneMasked").GetString().ShouldBe("136****6000");
    }

    private async Task<IEnumerable<string>> OnShift(string role = Roles.Officer) =>
        (await host.City.Rig.Reader.Read(db => host.City.People.OnShift(db, role, host.City.WestNorth, host.City.Now)))
            .Select(p => p.Person.UserName);
}
