using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Tests;

/// <summary>Lines of the rota and of duty lists: shown by night and kind, and taken back. It is 08:00 in the city.</summary>
public sealed class DutyApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/duty";
    private CityHost host = null!;
    private HttpClient street = null!;
    private (long Account, long Post) night;

    private SmallCity City => host.City;

    public async ValueTask InitializeAsync()
    {
        host = await CityHost.Start();
        await City.Hire("street", Roles.Operator, City.WestNorth, City.Center, password: CityHost.Password);
        await City.Hire("east", Roles.Operator, City.EastNorth, password: CityHost.Password);
        night = await City.Hire("night", Roles.Handler, City.WestNorth, City.Company);
        street = await host.SignedIn("street");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_line_that_has_not_begun_is_removed()
    {
        await City.Roster(night.Account, night.Post, 10, 24, ShiftKind.Duty);

        (await street.DeleteAsync($"{Path}/{await OnlyLine()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Lines()).ShouldBeEmpty();
        (await Audited()).ShouldBe(("street", "duty.removed", "night"));
    }

    [Fact]
    public async Task A_line_that_has_begun_ends_now_and_stays_in_the_history()
    {
        await City.Roster(night.Account, night.Post, -2, 12, ShiftKind.Duty);
        var id = await OnlyLine();

        (await street.DeleteAsync($"{Path}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Items(street)).ShouldBeEmpty();
        var kept = (await Lines()).ShouldHaveSingleItem();
        (kept.StartsAt, kept.EndsAt).ShouldBe((City.Now.AddHours(-2), City.Now));
        (await Audited()).ShouldBe(("street", "duty.ended", "night"));
        (await CityHost.Problem(await street.DeleteAsync($"{Path}/{id}"))).ShouldBe((HttpStatusCode.Conflict, "duty_over"));
    }

    [Fact]
    public async Task Whoever_is_taken_off_the_rota_is_no_longer_on_shift()
    {
        var (account, post) = await City.Hire("patrol1", Roles.Officer, City.WestNorth);
        await City.Roster(account, post, -1, 7, checkedIn: true);
        var line = (await Items(street, "?kind=shift")).ShouldHaveSingleItem();
        line.GetProperty("kind").GetString().ShouldBe("shift");

        await street.DeleteAsync($"{Path}/{line.GetProperty("id").GetString()}");

        (await City.Rig.Reader.Read(db => City.People.OnShift(db, Roles.Officer, City.WestNorth, City.Now))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_areas_lines_are_as_unknown_as_none()
    {
        await City.Roster(night.Account, night.Post, -2, 12, ShiftKind.Duty);
        var id = await OnlyLine();
        var east = await host.SignedIn("east");

        (await CityHost.Problem(await east.DeleteAsync($"{Path}/{id}"))).ShouldBe((HttpStatusCode.NotFound, "duty_unknown"));
        (await CityHost.Problem(await east.DeleteAsync($"{Path}/nonsense"))).ShouldBe((HttpStatusCode.NotFound, "duty_unknown"));
        (await CityHost.Problem(await east.GetAsync($"{Path}?area={City.WestNorth}"))).ShouldBe((HttpStatusCode.Forbidden, "not_allowed"));
        (await Items(street)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_list_of_a_body_above_is_shown_and_not_mine_to_take_back()
    {
        var (account, post) = await City.Hire("district-night", Roles.Handler, City.West);
        await City.Roster(account, post, -2, 12, ShiftKind.Duty);

        var line = (await Items(street)).ShouldHaveSingleItem();

        line.GetProperty("mayTakeBack").GetBoolean().ShouldBeFalse();
        (await CityHost.Problem(await street.DeleteAsync($"{Path}/{line.GetProperty("id").GetString()}"))).ShouldBe((HttpStatusCode.NotFound, "duty_unknown"));
    }

    [Fact]
    public async Task Another_nights_list_is_asked_for_by_its_instant()
    {
        await City.Roster(night.Account, night.Post, 10, 24, ShiftKind.Duty);
        await City.Roster(night.Account, night.Post, 34, 48, ShiftKind.Duty);

        var tomorrow = (await Items(street, $"?at={City.Now.AddDays(1):yyyy-MM-ddTHH:mm:ssZ}")).ShouldHaveSingleItem();

        tomorrow.GetProperty("from").GetDateTimeOffset().ShouldBe(City.Now.AddHours(34));
        tomorrow.GetProperty("onNow").GetBoolean().ShouldBeFalse();
        tomorrow.GetProperty("mayTakeBack").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("kind=lunch", "kind_unknown", "kind")]
    [InlineData("at=tonight", "instant_invalid", "at")]
    public async Task A_question_that_makes_no_sense_is_refused_by_field(string query, string code, string field)
    {
        var answer = await street.GetAsync($"{Path}?{query}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await CityHost.Json(answer);
        (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()).ShouldBe((code, field));
    }

    [Fact]
    public async Task What_was_taken_back_can_be_put_on_again()
    {
        var line = new { lines = new[] { new { userName = "night", kind = "duty", from = City.Now.AddHours(10), until = City.Now.AddHours(24) } } };
        await street.PostAsJsonAsync(Path, line);
        await street.DeleteAsync($"{Path}/{await OnlyLine()}");

        (await CityHost.Json(await street.PostAsJsonAsync(Path, line))).GetProperty("added").GetInt32().ShouldBe(1);
    }

    private async Task<string?> OnlyLine() => (await Items(street)).ShouldHaveSingleItem().GetProperty("id").GetString();

    private static async Task<List<JsonElement>> Items(HttpClient who, string query = "") =>
        [.. (await CityHost.Json(await who.GetAsync(Path + query))).GetProperty("items").EnumerateArray()];

    private Task<List<ShiftRow>> Lines() => City.Rig.Reader.Read(db => db.Set<ShiftRow>().ToListAsync());

    private async Task<(string, string, string)> Audited() =>
        await City.Rig.Reader.Read(db => db.Set<AuditLogRow>().Where(a => a.Action.StartsWith("duty.")).OrderBy(a => a.Id).Select(a => new ValueTuple<string, string, string>(a.Actor, a.Action, a.Subject)).SingleAsync());
}
