using System.Net;
using System.Net.Http.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage.Audit;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Tests;

public sealed class AccountsApiTests : IAsyncLifetime
{
    private CityHost host = null!;
    private HttpClient admin = null!;

    private SmallCity City => host.City;

    public async ValueTask InitializeAsync()
    {
        host = await CityHost.Start();
        await City.Hire("admin", Roles.Administrator, City.City, password: CityHost.Password);
        await City.Hire("westadmin", Roles.Administrator, City.West, password: CityHost.Password);
        admin = await host.SignedIn("admin");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_new_account_comes_with_a_start_password_that_opens_it()
    {
        var made = await CityHost.Json(await Create(admin, "anna", City.WestNorth));

        var me = await CityHost.Json(await CityHost.SignIn(host.Browser(), "anna", made.GetProperty("password").GetString()!));
        me.GetProperty("home").GetString().ShouldBe("field");
        (await Audited()).ShouldContain(("admin", "account.created", "anna"));
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case()
    {
        await Create(admin, "anna", City.WestNorth);

        (await CityHost.Problem(await Create(admin, "ANNA", City.WestNorth))).ShouldBe((HttpStatusCode.Conflict, "user_name_taken"));
    }

    [Fact]
    public async Task A_districts_administrator_gives_posts_in_the_district_alone()
    {
        var west = await host.SignedIn("westadmin");

        (await Create(west, "anna", City.WestNorth)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await CityHost.Problem(await Create(west, "ben", City.EastNorth))).ShouldBe((HttpStatusCode.Forbidden, "not_allowed"));
        (await CityHost.Problem(await Create(west, "ben", City.City))).ShouldBe((HttpStatusCode.Forbidden, "not_allowed"));
    }

    [Fact]
    public async Task A_districts_administrator_cannot_touch_an_account_that_also_stands_elsewhere()
    {
        var west = await host.SignedIn("westadmin");

        foreach (var what in new[] { "lock", "unlock", "password" })
        {
            (await CityHost.Problem(await west.PostAsync($"/api/v1/accounts/admin/{what}", null))).ShouldBe((HttpStatusCode.NotFound, "account_unknown"));
        }
    }

    [Fact]
    public async Task A_reset_password_replaces_the_old_one_and_ends_sessions()
    {
        await City.Hire("anna", Roles.Officer, City.WestNorth, password: CityHost.Password);
        var anna = await host.SignedIn("anna");

        var made = await CityHost.Json(await admin.PostAsync("/api/v1/accounts/anna/password", null));

        (await anna.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await CityHost.SignIn(anna, "anna", CityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await CityHost.SignIn(anna, "anna", made.GetProperty("password").GetString()!)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_reset_that_is_asked_for_again_makes_another_password_and_the_last_one_counts()
    {
        await City.Hire("anna", Roles.Officer, City.WestNorth, password: CityHost.Password);

        var first = await Reset();
        var second = await Reset();

        second.ShouldNotBe(first);
        (await CityHost.SignIn(host.Browser(), "anna", first)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await CityHost.SignIn(host.Browser(), "anna", second)).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Endpoints.Single(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == "ResetPassword")
            .Metadata.GetMetadata<RepeatableCall>().ShouldBeNull();

        async Task<string> Reset() => (await CityHost.Json(await admin.PostAsync("/api/v1/accounts/anna/password", null))).GetProperty("password").GetString()!;
    }

    [Fact]
    public async Task A_post_that_is_ended_counts_no_more_from_now_on()
    {
        var (_, post) = await City.Hire("anna", Roles.Officer, City.WestNorth, password: CityHost.Password);
        var anna = await host.SignedIn("anna");

        (await admin.PostAsync($"/api/v1/accounts/anna/posts/{post}/end", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await anna.GetAsync("/api/v1/test/cases")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var accounts = await CityHost.Json(await admin.GetAsync("/api/v1/accounts?q=anna"));
        accounts.GetProperty("items")[0].GetProperty("posts")[0].GetProperty("until").GetDateTimeOffset().ShouldBe(City.Now);
    }

    [Fact]
    public async Task A_temporary_post_is_given_with_its_end()
    {
        await Create(admin, "anna", City.WestNorth);

        var given = await admin.PostAsJsonAsync("/api/v1/accounts/anna/posts", new
        {
            role = Roles.Operator, areaId = City.EastNorth.ToString(), until = City.Now.AddDays(3),
        });

        given.StatusCode.ShouldBe(HttpStatusCode.Created);
        var past = await admin.PostAsJsonAsync("/api/v1/accounts/anna/posts", new { role = Roles.Operator, areaId = City.EastNorth.ToString(), until = City.Now });
        (await CityHost.Problem(past)).ShouldBe((HttpStatusCode.BadRequest, "ends_before_it_starts"));
    }

    [Fact]
    public async Task An_administrator_cannot_lock_the_own_account() =>
        (await CityHost.Problem(await admin.PostAsync("/api/v1/accounts/admin/lock", null))).ShouldBe((HttpStatusCode.Conflict, "own_account"));

    [Fact]
    public async Task An_organization_that_is_not_there_is_refused_by_name()
    {
        var answer = await admin.PostAsJsonAsync("/api/v1/accounts", new
        {
            userName = "anna", displayName = new Text("安娜", "Anna"), posts = new[] { new { role = Roles.Crew, areaId = City.WestNorth.ToString(), organizationId = "42" } },
        });

        (await CityHost.Problem(answer)).ShouldBe((HttpStatusCode.BadRequest, "organization_unknown"));
    }

    [Fact]
    public async Task A_key_acts_in_its_post_until_it_is_revoked_or_runs_out()
    {
        var (id, key) = await MakeKey(Roles.Operator);
        var program = Program(key);
        (await program.GetStringAsync("/api/v1/test/cases")).ShouldBe($"key:{id}");
        (await program.GetAsync("/api/v1/accounts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await admin.DeleteAsync($"/api/v1/api-keys/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await program.GetAsync("/api/v1/test/cases")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var (_, second) = await MakeKey(Roles.Operator);
        host.Time.Advance(TimeSpan.FromDays(31));
        (await Program(second).GetAsync("/api/v1/test/cases")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_with_another_secret_is_nobody()
    {
        var (_, key) = await MakeKey(Roles.Operator);

        (await Program($"{key[..^2]}xx").GetAsync("/api/v1/test/cases")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task No_key_is_an_administrator() =>
        (await CityHost.Problem(await PostKey(Roles.Administrator))).ShouldBe((HttpStatusCode.BadRequest, "role_not_for_keys"));

    private static Task<HttpResponseMessage> Create(HttpClient by, string userName, long area) => by.PostAsJsonAsync("/api/v1/accounts", new
    {
        userName, displayName = new Text("安娜", "Anna"), phone = "13800138000", posts = new[] { new { role = Roles.Officer, areaId = area.ToString() } },
    });

    private Task<HttpResponseMessage> PostKey(string role) => admin.PostAsJsonAsync("/api/v1/api-keys", new
    {
        name = Text.Same("12345"), role, areaId = City.WestNorth.ToString(), expiresAt = host.Time.GetUtcNow().AddDays(30),
    });

    private async Task<(string Id, string Key)> MakeKey(string role)
    {
        var made = await CityHost.Json(await PostKey(role));
        return (made.GetProperty("id").GetString()!, made.GetProperty("key").GetString()!);
    }

    private HttpClient Program(string key)
    {
        var program = host.Browser();
        program.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
        return program;
    }

    private async Task<List<(string, string, string)>> Audited() =>
        (await City.Rig.Reader.Read(db => db.Set<AuditLogRow>().ToListAsync())).ConvertAll(a => (a.Actor, a.Action, a.Subject));
}
