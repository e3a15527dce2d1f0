using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Tests;

public sealed class SessionTests : IAsyncLifetime
{
    private CityHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await CityHost.Start();
        await host.City.Hire("street", Roles.Operator, host.City.WestNorth, host.City.Center, password: CityHost.Password);
        await host.City.Hire("admin", Roles.Administrator, host.City.City, password: CityHost.Password);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Signing_in_answers_who_I_am_and_what_I_may()
    {
        var browser = host.Browser();

        var answer = await CityHost.SignIn(browser, "Street", CityHost.Password);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var me = await CityHost.Json(answer);
        me.GetProperty("userName").GetString().ShouldBe("street");
        me.GetProperty("home").GetString().ShouldBe("console");
        me.GetProperty("area").GetProperty("id").GetString().ShouldBe(host.City.WestNorth.ToString());
        me.GetProperty("area").GetProperty("bounds").EnumerateArray().Select(n => n.GetDouble()).ShouldBe([121.40, 31.22, 121.42, 31.24], 1e-9);
        me.GetProperty("posts")[0].GetProperty("organization").GetProperty("name").GetProperty("en").GetString().ShouldBe("North center");
        var actions = me.GetProperty("actions").EnumerateArray().Select(a => a.GetString()).ToList();
        actions.ShouldContain(Actions.CaseCheck);
        actions.ShouldNotContain(Actions.AccountManage);
        (await browser.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_and_not_for_scripts()
    {
        var answer = await CityHost.SignIn(host.Browser(), "street", CityHost.Password);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single().ToLowerInvariant();
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("httponly");
    }

    [Theory]
    [InlineData("street", "wrong")]
    [InlineData("nobody", "wrong")]
    [InlineData("", "")]
    public async Task Wrong_credentials_and_unknown_names_are_told_the_same(string userName, string password) =>
        (await CityHost.Problem(await CityHost.SignIn(host.Browser(), userName, password)))
            .ShouldBe((HttpStatusCode.Unauthorized, "credentials_wrong"));

    [Fact]
    public async Task Five_wrong_tries_lock_the_account_for_the_right_password_too()
    {
        for (var i = 0; i < 4; i++)
        {
            (await CityHost.SignIn(host.Browser(), "street", "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await CityHost.Problem(await CityHost.SignIn(host.Browser(), "street", "wrong"))).ShouldBe(((HttpStatusCode)423, "account_locked"));
        var locked = await CityHost.SignIn(host.Browser(), "street", CityHost.Password);
        locked.StatusCode.ShouldBe((HttpStatusCode)423);
        (await CityHost.Json(locked)).GetProperty("args").GetProperty("until").GetString().ShouldEndWith("Z");
    }

    [Fact]
    public async Task Tries_at_once_all_count()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => CityHost.SignIn(host.Browser(), "street", "wrong")));

        (await CityHost.SignIn(host.Browser(), "street", CityHost.Password)).StatusCode.ShouldBe((HttpStatusCode)423);
    }

    [Fact]
    public async Task A_session_survives_a_right_sign_in_elsewhere_and_ends_with_sign_out()
    {
        var first = await host.SignedIn("street");
        var second = await host.SignedIn("street");

        (await second.DeleteAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await first.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_stolen_cookie_is_worth_nothing_after_sign_out()
    {
        var thief = host.Browser();
        var answer = await CityHost.SignIn(host.Browser(), "street", CityHost.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        (await thief.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await thief.DeleteAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await thief.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_ends_after_a_fortnight_of_machine_time_whatever_the_city_clock_says()
    {
        var browser = await host.SignedIn("street");
        host.City.Rig.Clock.Advance(TimeSpan.FromDays(100));
        (await browser.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Time.Advance(TimeSpan.FromDays(14));

        (await browser.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_administrators_lock_ends_the_sessions_at_once()
    {
        var street = await host.SignedIn("street");
        var admin = await host.SignedIn("admin");

        (await admin.PostAsync("/api/v1/accounts/street/lock", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await street.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await CityHost.Problem(await CityHost.SignIn(street, "street", CityHost.Password))).ShouldBe(((HttpStatusCode)423, "account_locked"));
        (await admin.PostAsync("/api/v1/accounts/street/unlock", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await CityHost.SignIn(street, "street", CityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session()
    {
        var here = await host.SignedIn("street");
        var elsewhere = await host.SignedIn("street");

        var changed = await here.PostAsJsonAsync("/api/v1/me/password", new { current = CityHost.Password, password = "a lantern in the rain" });

        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await here.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await CityHost.SignIn(host.Browser(), "street", CityHost.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_present_password_changes_nothing_and_counts_as_a_try()
    {
        var here = await host.SignedIn("street");

        var answer = await here.PostAsJsonAsync("/api/v1/me/password", new { current = "wrong", password = "a lantern in the rain" });

        (await CityHost.Problem(answer)).ShouldBe((HttpStatusCode.Unauthorized, "credentials_wrong"));
        (await host.City.Rig.Reader.Read(db => db.Set<AccountRow>().SingleAsync(a => a.UserName == "street"))).AccessFailedCount.ShouldBe(1);
    }

    [Fact]
    public async Task Sign_ins_are_audited_and_no_secret_is_logged()
    {
        var browser = await host.SignedIn("street");
        await browser.DeleteAsync("/api/v1/session");

        var lines = await host.City.Rig.Reader.Read(db => db.Set<AuditLogRow>().Select(a => a.Action).ToListAsync());
        lines.ShouldContain("session.opened");
        lines.ShouldContain("session.closed");
        host.Log.All.ShouldNotContain(CityHost.Password);
    }

    [Theory]
    [InlineData("/api/v1/accounts/street/lock")]
    [InlineData("/api/v1/accounts/street/password")]
    public async Task Live_connections_are_cut_with_the_session(string change)
    {
        using var socket = await Connect(await CookieOf("street"));
        var admin = await host.SignedIn("admin");

        (await admin.PostAsync(change, null)).IsSuccessStatusCode.ShouldBeTrue();

        await Should.ThrowAsync<WebSocketException>(IsCut(socket));
    }

    [Fact]
    public async Task A_live_connection_ends_with_the_post_that_it_was_opened_for()
    {
        await host.City.Hire("helper", Roles.Operator, host.City.WestNorth, until: host.City.Now.AddHours(1), password: CityHost.Password);
        using var socket = await Connect(await CookieOf("helper"));

        host.City.Rig.Clock.Advance(TimeSpan.FromHours(1));

        await Should.ThrowAsync<WebSocketException>(IsCut(socket));
    }

    [Theory]
    [InlineData("lock")]
    [InlineData("password")]
    [InlineData("posts/{post}/end")]
    public async Task A_live_connection_does_not_outlive_a_change_that_falls_into_its_start(string change)
    {
        var (_, post) = await host.City.Hire("helper", Roles.Operator, host.City.WestNorth, password: CityHost.Password);
        var cookie = await CookieOf("helper");
        var admin = await host.SignedIn("admin");
        host.Looks.AfterNext(async () =>
            (await admin.PostAsync($"/api/v1/accounts/helper/{change.Replace("{post}", post.ToString())}", null)).IsSuccessStatusCode.ShouldBeTrue());

        await Should.ThrowAsync<WebSocketException>(async () =>
        {
            using var socket = await Connect(cookie);
            await IsCut(socket);
        });
    }

    [Fact]
    public async Task A_live_connection_ends_with_its_session()
    {
        using var socket = await Connect(await CookieOf("street"));

        host.Time.Advance(TimeSpan.FromDays(14));

        await Should.ThrowAsync<WebSocketException>(IsCut(socket));
    }

    [Fact]
    public async Task A_live_connection_stays_while_its_session_does()
    {
        using var socket = await Connect(await CookieOf("street"));

        host.Time.Advance(TimeSpan.FromDays(13));

        await socket.SendAsync(new byte[1], WebSocketMessageType.Binary, true, CancellationToken.None);
        (await socket.ReceiveAsync(new byte[16], CancellationToken.None)).Count.ShouldBe(1);
    }

    // What is not cut would wait for ever; the limit is for a failing test alone.
    private static Task IsCut(ClientWebSocket socket) => socket.ReceiveAsync(new byte[16], CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

    private async Task<string> CookieOf(string userName) =>
        (await CityHost.SignIn(host.Browser(), userName, CityHost.Password)).Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    private async Task<ClientWebSocket> Connect(string cookie)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/hub/test" }.Uri, CancellationToken.None);
        return socket;
    }
}
