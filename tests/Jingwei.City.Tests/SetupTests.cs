using System.Net;
using System.Net.Http.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.City.Tests;

public sealed class SetupTests : IAsyncLifetime
{
    private CityHost host = null!;

    public async ValueTask InitializeAsync() => host = await CityHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_printed_token_makes_one_administrator_and_then_no_more()
    {
        var token = await host.Get<IFirstAdministrator>().Invite(CancellationToken.None);

        (await SetUp(token!, "chief")).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await SetUp(token!, "second")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.Get<IFirstAdministrator>().Invite(CancellationToken.None)).ShouldBeNull();
        (await (await host.SignedIn("chief")).GetAsync("/api/v1/accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_later_token_replaces_the_earlier()
    {
        var first = await host.Get<IFirstAdministrator>().Invite(CancellationToken.None);
        await host.Get<IFirstAdministrator>().Invite(CancellationToken.None);

        (await CityHost.Problem(await SetUp(first!, "chief"))).ShouldBe((HttpStatusCode.Forbidden, "setup_token_wrong"));
    }

    [Fact]
    public async Task A_token_is_good_for_a_day()
    {
        var token = await host.Get<IFirstAdministrator>().Invite(CancellationToken.None);
        host.Time.Advance(TimeSpan.FromHours(24));

        (await SetUp(token!, "chief")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Two_who_use_the_token_at_once_make_one_administrator()
    {
        var token = await host.Get<IFirstAdministrator>().Invite(CancellationToken.None);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SetUp(token!, $"chief{i}")));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
    }

    [Fact]
    public async Task A_weak_password_leaves_the_token_good()
    {
        var token = await host.Get<IFirstAdministrator>().Invite(CancellationToken.None);

        (await CityHost.Problem(await SetUp(token!, "chief", "demo"))).ShouldBe((HttpStatusCode.BadRequest, "password_too_short"));
        (await SetUp(token!, "chief")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private Task<HttpResponseMessage> SetUp(string token, string userName, string password = CityHost.Password) =>
        host.Browser().PostAsJsonAsync("/api/v1/setup", new { token, userName, password, displayName = new Text("主任", "Chief") });
}
