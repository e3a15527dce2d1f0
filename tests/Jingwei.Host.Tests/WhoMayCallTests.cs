using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>Walks every endpoint of the API document as nobody, as each role, and as a colleague from the next area.</summary>
public sealed class WhoMayCallTests(AskedHost asked, OwnHost own) : IClassFixture<OwnHost>
{
    /// <summary>What anyone may call. A new open endpoint must be put here by somebody who thought about it.</summary>
    private static readonly string[] Open =
    [
        "GET /categories", "GET /clock", "GET /health/ready", "GET /demo", "POST /demo/clock", "POST /demo/play", "POST /demo/events", "GET /demo/commands", "GET /demo/pictures/{camera}",
        "GET /streets", "GET /map/around", "POST /files", "POST /reports", "GET /reports/near", "POST /reports/{number}/words", "POST /reports/me-too", "POST /reports/similar", "GET /reports/{number}", "GET /reports/{number}/photos/{id}", "POST /reports/{number}/answer", "POST /exchange/in/{platform}/cases", "POST /exchange/in/{platform}/steps", "POST /session", "GET /session", "DELETE /session", "POST /setup",
    ];

    private static readonly string[] Roles = ["street", "city", "district", "patrol1", "crew1", "greening-duty1", "inspector1", "point1", "resident", "admin"];

    [Fact]
    public async Task Every_endpoint_says_who_may_call_it_and_holds_to_it()
    {
        var host = own.Host;
        var operations = await Operations(host);
        operations.Count.ShouldBeGreaterThan(50);
        operations.Where(o => o.Needs.StartsWith("open", StringComparison.Ordinal)).Select(o => o.Name).Order().ShouldBe(Open.Order());
        operations.Where(o => o.Needs == "nobody").ShouldBeEmpty();

        var wrong = new List<string>();
        foreach (var operation in operations.Where(o => !o.Needs.StartsWith("open", StringComparison.Ordinal)))
        {
            var status = await Call(host.Nobody(), operation);
            if (status != HttpStatusCode.Unauthorized)
            {
                wrong.Add($"nobody {operation.Name}: {status}");
            }
        }

        foreach (var role in Roles)
        {
            var user = await host.SignIn(role);
            var actions = (await user.Get("/session"))!["actions"]!.AsArray().Select(a => a!.GetValue<string>()).ToHashSet();
            foreach (var operation in operations.Where(o => !o.Needs.StartsWith("open", StringComparison.Ordinal) && o.Needs != "device"))
            {
                var code = await CodeOf(user, operation);
                var turnedAway = code is "not_allowed" or "not_signed_in";
                if (turnedAway == actions.Contains(operation.Needs))
                {
                    wrong.Add($"{role} {operation.Name} (needs {operation.Needs}): {code}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_colleague_from_the_next_area_sees_and_moves_nothing_of_ours()
    {
        var host = own.Host;
        var street = await host.SignIn("street");
        using var bin = await ThinMqtt.Connect(host.Mqtt, "bin-012");
        await bin.Publish("bin-012", """{"fill":97}""");
        var number = Uri.EscapeDataString(await StreetStoryTests.WaitForCall(street, "bin-012"));
        await street.Post("/handover-notes", new { text = "夜班注意12号果皮箱" });
        var alarm = (await street.Get("/alarms?device=bin-012"))!["items"]![0]!["id"]!.GetValue<string>();
        var silence = await street.Post("/silences", new { device = "bin-012", reason = "换传感器", until = DateTimeOffset.Parse((await street.Get("/clock"))!["now"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture).AddHours(1) });
        silence.Status.ShouldBe(HttpStatusCode.Created, silence.Body?.ToJsonString());
        var neighbor = await Neighbor(host);

        foreach (var list in new[] { "/cases", "/alarms", "/silences", "/handover-notes", "/messages", "/call-log", "/positions" })
        {
            (await neighbor.Get(list))!["items"]!.AsArray().ShouldBeEmpty(list);
        }

        (await neighbor.Get("/devices?limit=500"))!["items"]!.AsArray().Select(d => d!["id"]!.GetValue<string>()).ShouldNotContain("bin-012");
        (await neighbor.Get("/appraisal?from=2026-01-01&to=2026-12-31"))!["rows"]!.AsArray().ShouldBeEmpty("rows of areas that are not theirs");
        (await neighbor.Get("/appraisal/area/cases?indicator=accepted&from=2026-01-01&to=2026-12-31"))!["above"]!.GetValue<long>().ShouldBe(0);
        (await neighbor.TryGet($"/cases/{number}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbor.TryGet("/devices/bin-012")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbor.TryGet("/devices/bin-012/readings")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var move in new[] { "accept", "checked", "assign", "note" })
        {
            (await neighbor.Post($"/cases/{number}/moves", new { move, note = "x", userName = "patrol1" })).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await neighbor.Post($"/alarms/{alarm}/acknowledge", new { note = "" })).Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
        (await neighbor.Post($"/silences/{silence.Body!["id"]!.GetValue<string>()}/end", new { })).Code.ShouldBe("silence_unknown");
        (await neighbor.Post("/people/district/phone", new { purpose = "call" })).Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
        (await neighbor.Get("/figures"))!["items"]!.AsArray().First(f => f!["code"]!.GetValue<string>() == "found")!["value"]!.GetValue<double>().ShouldBe(0);
    }

    [Fact]
    public async Task A_foreign_page_cannot_use_our_cookie()
    {
        var host = asked.Host;
        var street = await host.SignIn("street");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/cases");
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await street.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>An operator of the subdistrict across the district's border, made by the administrator.</summary>
    private static async Task<User> Neighbor(RunningHost host)
    {
        var admin = await host.SignIn("admin");
        var areas = (await admin.Get("/areas?limit=500"))!["items"]!.AsArray();
        var there = areas.Single(a => a!["code"]?.GetValue<string>() == "310101002");
        var made = await admin.Post("/accounts", new
        {
            userName = "neighbor", displayName = new { zh = "邻街值守", en = "Next street" },
            password = "correct horse battery staple", posts = new[] { new { role = "operator", areaId = there!["id"]!.GetValue<string>() } },
        });
        made.Status.ShouldBe(HttpStatusCode.Created, made.Body?.ToJsonString());
        return await host.SignIn("neighbor", "correct horse battery staple");
    }

    private static async Task<List<Operation>> Operations(RunningHost host)
    {
        var document = (await host.Nobody().Send(HttpMethod.Get, "/openapi/v1.json")).Body!;
        return
        [
            .. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(op => new Operation(
                op.Key.ToUpperInvariant(), path.Key.Replace("/api/v1", "", StringComparison.Ordinal).TrimEnd('/'), op.Value!["x-needs"]?.GetValue<string>() ?? "nobody"))),
        ];
    }

    private static async Task<HttpStatusCode> Call(User user, Operation operation) => (await Send(user, operation)).Status;

    private static async Task<string?> CodeOf(User user, Operation operation) => (await Send(user, operation)).Code;

    private static Task<Answer> Send(User user, Operation operation)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(operation.Path, @"\{\w+\}", "999");
        return user.Send(new HttpMethod(operation.Method), path, operation.Method is "GET" or "DELETE" ? null : JsonContent.Create(new JsonObject()));
    }

    private sealed record Operation(string Method, string Path, string Needs)
    {
        public string Name => $"{Method} {Path}";
    }
}
