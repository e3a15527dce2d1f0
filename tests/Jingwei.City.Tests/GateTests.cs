using System.Net;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.City.Tests;

public sealed class GateTests : IAsyncLifetime
{
    private CityHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await CityHost.Start();
        await host.City.Hire("street", Roles.Operator, host.City.WestNorth, password: CityHost.Password);
        await host.City.Hire("aunt", Roles.Resident, host.City.WestNorth, password: CityHost.Password);
        await host.City.Hire("helper", Roles.Operator, host.City.WestNorth, until: host.City.Now.AddHours(1), password: CityHost.Password);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Nobody_is_asked_to_sign_in() =>
        (await CityHost.Problem(await host.Browser().GetAsync("/api/v1/test/cases"))).ShouldBe((HttpStatusCode.Unauthorized, "not_signed_in"));

    [Fact]
    public async Task Someone_without_the_right_post_is_told_so()
    {
        var answer = await (await host.SignedIn("aunt")).GetAsync("/api/v1/test/cases");

        (await CityHost.Problem(answer)).ShouldBe((HttpStatusCode.Forbidden, "not_allowed"));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public void A_refusal_says_a_sentence_with_its_limits_filled_in()
    {
        var refusal = Refusal.Invalid("note", "note_too_long", ("most", 2000));

        Answers.DetailsOf(refusal).Detail.ShouldBe("The note is too long; at most 2000 characters.");
        Answers.DetailsOf(new Refusal("a_code_without_words")).Detail.ShouldBeNull();
    }

    [Fact]
    public async Task Someone_with_the_right_post_gets_in() =>
        (await (await host.SignedIn("street")).GetStringAsync("/api/v1/test/cases")).ShouldBe("street");

    [Fact]
    public async Task A_post_that_has_ended_opens_nothing()
    {
        var helper = await host.SignedIn("helper");
        (await helper.GetAsync("/api/v1/test/cases")).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.City.Rig.Clock.Advance(TimeSpan.FromHours(1));

        (await helper.GetAsync("/api/v1/test/cases")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_endpoint_without_a_mark_is_closed_to_everyone() =>
        (await CityHost.Problem(await (await host.SignedIn("street")).GetAsync("/api/v1/test/unmarked")))
            .ShouldBe((HttpStatusCode.Forbidden, "endpoint_unmarked"));

    [Fact]
    public async Task A_devices_endpoint_looks_at_the_token_itself()
    {
        var device = host.Browser();
        device.DefaultRequestHeaders.Add("Authorization", "Bearer demo");

        (await device.GetStringAsync("/api/v1/test/readings")).ShouldBe("Nobody");
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    public async Task A_foreign_origin_is_refused(string origin)
    {
        var browser = await host.SignedIn("street");
        browser.DefaultRequestHeaders.Add("Origin", origin);

        (await CityHost.Problem(await browser.GetAsync("/api/v1/test/cases"))).ShouldBe((HttpStatusCode.Forbidden, "foreign_origin"));
    }

    [Fact]
    public async Task Where_other_sites_may_call_no_session_counts_and_a_mark_is_needed_all_the_same()
    {
        var browser = await host.SignedIn("street");
        browser.DefaultRequestHeaders.Add("Origin", "http://elsewhere.example");

        (await browser.GetStringAsync("/open311/test/anywhere")).ShouldBe("Nobody");
        (await (await host.SignedIn("street")).GetAsync("/open311/test/unmarked")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Our_own_pages_origin_passes()
    {
        var browser = await host.SignedIn("street");
        browser.DefaultRequestHeaders.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));

        (await browser.GetAsync("/api/v1/test/cases")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Every_endpoint_of_the_room_carries_one_mark_of_a_known_action()
    {
        var own = EndpointCatalog.Of(host.Endpoints).Where(e => !e.Route.Contains("/test/")).ToList();

        own.Count.ShouldBeGreaterThan(20);
        own.ShouldAllBe(e => e.Mark != null);
        own.Select(e => e.Mark).OfType<NeedsAction>().ShouldAllBe(n => City.Rules.RoleTable.Actions.Contains(n.Action));
        EndpointCatalog.Of(host.Endpoints).Single(e => e.Route == "/api/v1/test/unmarked").LetsIn(Roles.Operator).ShouldBeFalse();
    }

    [Fact]
    public void Every_endpoint_has_a_name_of_its_own() =>
        host.Endpoints.OfType<RouteEndpoint>().Where(e => !e.RoutePattern.RawText!.Contains("/test/"))
            .Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).ShouldBeUnique();

    [Fact]
    public async Task The_gate_lets_in_whom_the_catalog_says()
    {
        var clients = new Dictionary<string, HttpClient>();
        foreach (var role in Roles.All)
        {
            await host.City.Hire($"as-{role}", role, host.City.WestNorth, host.City.Company, password: CityHost.Password);
            clients[role] = await host.SignedIn($"as-{role}");
        }

        foreach (var endpoint in EndpointCatalog.Of(host.Endpoints).Where(e => e.Method == "GET"))
        {
            var nobody = await host.Browser().GetAsync(endpoint.Route);
            (nobody.StatusCode is HttpStatusCode.Forbidden || (nobody.StatusCode == HttpStatusCode.Unauthorized && endpoint.Mark is NeedsAction))
                .ShouldBe(!endpoint.LetsIn(null), $"nobody at {endpoint}");
            foreach (var (role, client) in clients)
            {
                var answer = await client.GetAsync(endpoint.Route);
                (answer.StatusCode != HttpStatusCode.Forbidden).ShouldBe(endpoint.LetsIn(role), $"{role} at {endpoint}");
            }
        }
    }

    [Fact]
    public async Task Answers_of_the_API_are_not_kept_by_caches() =>
        (await (await host.SignedIn("street")).GetAsync("/api/v1/areas")).Headers.CacheControl!.NoStore.ShouldBeTrue();
}
