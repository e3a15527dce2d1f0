using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>From a department's table to somebody who looked, over the doors that systems and people use.</summary>
[Collection(typeof(OfficersHost))]
public sealed class RegisterStoryTests(OwnHost own)
{
    private const string Permit = """[{"permitNo":"B-1","place":"bin-012","work":"燃气管更新","builder":"某市政公司","finishBy":"2027-06-30","state":"issued"}]""";

    [Fact]
    public async Task A_permit_is_posted_matched_to_its_place_and_over_when_somebody_looked()
    {
        var host = own.Host;
        var (admin, street) = (await host.SignIn("admin"), await host.SignIn("street"));
        var key = await HandlersKey(admin);
        var posted = await Post(host.Nobody(), "/registers/buildingPermit/rows", Permit, "application/json", key);
        posted["results"]![0]!["status"]!.GetValue<string>().ShouldBe("stored", posted.ToJsonString());
        (await Post(admin, "/registers/buildingPermit/rows", "permitNo,place,work,builder,finishBy,state\nB-1,bin-012,燃气管更新,某市政公司,2027-06-30,issued\n", "text/csv"))
            ["results"]![0]!["status"]!.GetValue<string>().ShouldBe("unchanged");

        var number = await StreetStoryTests.WaitForCall(street, "buildingPermit:B-1");
        var page = (await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!;
        page["title"]!["zh"]!.GetValue<string>().ShouldStartWith("施工许可 B-1（");
        (await street.Get("/devices?limit=500"))!["items"]!.AsArray().Select(d => d!["id"]!.GetValue<string>()).ShouldNotContain("buildingPermit:B-1");
        var row = (await street.Get("/registers/buildingPermit/rows?place=bin-012"))!["items"]!.AsArray().ShouldHaveSingleItem()!;
        row["alarms"]![0]!["condition"]!.GetValue<string>().ShouldBe("issued");

        var officer = await host.SignIn(page["called"]!["userName"]!.GetValue<string>());
        foreach (var move in new[] { "accept", "onTheWay", "arrived", "alreadyClear" })
        {
            await officer.Move(number, move);
        }

        (await street.Move(number, "checked"))["state"]!.GetValue<string>().ShouldBe("closed");
        await RunningHost.Until(() => street.Get("/alarms?device=buildingPermit:B-1"), list => list["items"]![0]!["clearedAt"] is not null);
        await host.Advance(street, TimeSpan.FromMinutes(3));
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task What_cannot_be_taken_is_named()
    {
        var host = own.Host;
        var admin = await host.SignIn("admin");
        (await Send(admin, "/registers/nothing/rows", "[]", "application/json")).Code.ShouldBe("register_unknown");
        var lease = await Post(admin, "/registers/housingContract/rows", """[{"contractNo":"A-1","building":"bin-012","tenant":"王小明","state":"signed"}]""", "application/json");
        lease["results"]![0]!["code"]!.GetValue<string>().ShouldBe("register_off", "nobody has signed for it");
        (await Send(admin, "/registers/hotline/rows", "{}", "application/json")).Code.ShouldBe("rows_not_json");
        var table = await Send(admin, "/registers/hotline/rows", "callNo,who\n1,x\n", "text/csv");
        (table.Code, table.Body!["field"]!.GetValue<string>()).ShouldBe(("column_unknown", "who"));
        table.Body["detail"]!.GetValue<string>().ShouldStartWith("There is no column 'who' in this register. Its columns are: callNo, ");
        var twice = await Send(admin, "/registers/hotline/rows", "callNo\n1\n2\n1\n", "text/csv");
        (twice.Code, twice.Body!["field"]!.GetValue<string>(), twice.Body!["args"]!["lines"]!.GetValue<string>()).ShouldBe(("row_twice", "callNo", "2, 4"));
        var many = new StringBuilder("[").AppendJoin(',', Enumerable.Repeat("{}", 5_001)).Append(']').ToString();
        (await Send(admin, "/registers/hotline/rows", many, "application/json")).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Send(await host.SignIn("street"), "/registers/hotline/rows", "[]", "application/json")).Code.ShouldBe("not_allowed");
    }

    private static async Task<string> HandlersKey(User admin)
    {
        var areas = (await admin.Get("/areas?limit=500"))!["items"]!.AsArray();
        var here = areas.Single(a => a!["code"]?.GetValue<string>() == "310106")!["id"]!.GetValue<string>();
        var made = await admin.Post("/api-keys", new { name = new { zh = "房管系统", en = "Housing office" }, role = "handler", areaId = here, expiresAt = TimeProvider.System.GetUtcNow().AddDays(30) });
        return made.Body!["key"]!.GetValue<string>();
    }

    private static async Task<JsonNode> Post(User user, string path, string body, string kind, string? bearer = null)
    {
        var answer = await Send(user, path, body, kind, bearer);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body?.ToJsonString());
        return answer.Body!;
    }

    private static async Task<Answer> Send(User user, string path, string body, string kind, string? bearer = null)
    {
        using var content = new StringContent(body, Encoding.UTF8, kind);
        return await user.Send(HttpMethod.Post, path, content, bearer: bearer);
    }
}
