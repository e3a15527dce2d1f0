using System.Net;
using System.Text.RegularExpressions;

namespace Jingwei.Host.Tests;

/// <summary>A resident whose browser runs no script walks through the forms as they come: nothing but links, fields and buttons.</summary>
public sealed partial class PlainPagesTests(AskedHost asked, OwnHost own) : IClassFixture<OwnHost>
{
    private const string Root = "/resident/plain";

    [Fact]
    public async Task What_is_reported_already_is_asked_about_and_joined_without_a_script()
    {
        var host = own.Host;
        var street = await host.SignIn("street");
        var before = (await street.Get("/cases?source=resident"))!["items"]!.AsArray().Count;
        var browser = host.Nobody().Client;
        async Task<string> Review()
        {
            var page = await Next(browser, await Get(browser, $"{Root}/report"), ("text", "垃圾桶满了没人收"));
            page = await Next(browser, await Next(browser, page, ("street", "南京西路")), ("place", "南京西路|铜仁路"));
            return await Next(browser, page);
        }

        var first = await Review();
        first.ShouldNotContain("是同一件吗");
        var number = Slip().Matches(await Next(browser, first))[0].Groups[1].Value;
        var second = await Review();
        second.ShouldContain("这里已经有人反映过类似的，是同一件吗？");
        second.ShouldNotContain(number);
        var key = Regex.Match(second, "name=\"same\"[^>]* value=\"([0-9a-f]{24})\"").Groups[1].Value;
        var joined = await Next(browser, second, ("same", key));
        joined.ShouldContain("已经把您加上了");
        var page = (await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!;
        page["reporters"]!.AsArray().Select(r => r!["number"]!.GetValue<string>()).ShouldBe([number, Slip().Matches(joined)[0].Groups[1].Value]);
        Slip().Matches(await Next(browser, await Review(), ("same", "other")))[0].Groups[1].Value.ShouldNotBe(number);
        (await street.Get("/cases?source=resident"))!["items"]!.AsArray().Count.ShouldBe(before + 2);
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task A_report_is_filed_followed_and_answered_without_a_script()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var browser = host.Nobody().Client;
        var page = await Get(browser, $"{Root}/report");
        page.ShouldContain("发生了什么？");
        page.ShouldNotContain("<script");

        page = await Next(browser, page, ("text", "桶满了 <b>\"&"));
        page.ShouldContain("在哪里？");
        page = await Next(browser, page, ("street", "南京西路"));
        page.ShouldContain("选最近的路口");
        page = await Next(browser, page, ("place", "南京西路|铜仁路"), ("detail", "公交站旁"));
        page.ShouldContain("怎么联系您？");
        page = await Next(browser, page, ("phone", "138 0013 8000"));
        page.ShouldContain("桶满了 &lt;b&gt;&quot;&amp;");
        page.ShouldContain("南京西路、铜仁路 路口");
        var review = page;
        page = await Next(browser, review);
        var slip = Slip().Matches(page).Select(m => m.Groups[1].Value).ToList();
        slip[0].ShouldMatch(@"^\d{4}-.-\d{6}$");
        Slip().Matches(await Next(browser, review)).Select(m => m.Groups[1].Value).ShouldBe(slip, "a receipt that is loaded again is the same report");

        var street = await host.SignIn("street");
        await host.Advance(street, TimeSpan.FromSeconds(1));
        var filed = (await street.Get($"/cases/{Uri.EscapeDataString(slip[0])}"))!;
        filed["place"]!["address"]!["zh"]!.GetValue<string>().ShouldBe("南京西路、铜仁路 路口 公交站旁");
        filed["reporter"]!["contactMasked"]!.GetValue<string>().ShouldBe("138****8000");

        page = await Get(browser, $"{Root}/follow");
        page = await Next(browser, page, ("number", slip[0].Replace("-", "", StringComparison.Ordinal)), ("code", slip[1].ToLowerInvariant()));
        page.ShouldContain("正在派人去看");
        var officer = await host.SignIn(filed["called"]!["userName"]!.GetValue<string>());
        foreach (var move in new[] { "accept", "arrived", "alreadyClear" })
        {
            await officer.Move(slip[0], move);
        }

        await street.Move(slip[0], "checked");
        page = await Post(browser, "follow", [("number", slip[0]), ("code", slip[1]), ("go", "show")]);
        page.ShouldContain("问题解决了吗？");
        page = await Post(browser, "follow", [("number", slip[0]), ("code", slip[1]), ("go", "answer"), ("note", "还是满的")]);
        page.ShouldContain("还没有选");
        page.ShouldContain("还是满的");
        page = await Post(browser, "follow", [("number", slip[0]), ("code", slip[1]), ("go", "answer"), ("solved", "no"), ("note", "还是满的")]);
        page.ShouldContain("已经重新派人去看");
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task Errors_stand_at_their_field_in_the_readers_language_and_nothing_is_lost()
    {
        var host = asked.Host;
        var browser = host.Nobody().Client;
        (await Post(browser, "report", [("at", "what"), ("go", "next"), ("text", " ")])).ShouldContain("id=\"text-error\">还没有写。");
        (await Post(browser, "report", [("lang", "en"), ("at", "what"), ("go", "next")])).ShouldContain("Nothing is written yet");

        (string, string)[] told = [("at", "where"), ("go", "next"), ("text", "灯坏了"), ("detail", "门口")];
        var page = await Post(browser, "report", told);
        page.ShouldContain("id=\"street-error\">还没有地点。");
        page.ShouldContain("value=\"灯坏了\"");
        page.ShouldContain("value=\"门口\"");
        (await Post(browser, "report", [.. told, ("street", "没有这条路")])).ShouldContain("没有找到“没有这条路”");
        page = await Post(browser, "report", [.. told, ("street", "南京西路"), ("crossing", "延安路")]);
        page.ShouldContain("id=\"crossing-error\"");
        page.ShouldContain("南京西路、铜仁路 路口");
        (await Post(browser, "report", [.. told, ("street", "Nanjing West"), ("crossing", "Tongren")])).ShouldContain("怎么联系您？");

        page = await Post(browser, "report", [("at", "contact"), ("go", "next"), ("text", "灯坏了"), ("street", "南京西路"), ("place", "南京西路|"), ("phone", "1381234567")]);
        page.ShouldContain("手机要 11 位，您填了 10 位");
        page.ShouldContain("value=\"1381234567\"");
        (await Post(browser, "report", [("at", "review"), ("go", "next"), ("text", "灯坏了")])).ShouldContain("还没有地点。", customMessage: "a later page does not skip an earlier question");

        page = await Post(browser, "follow", [("number", "9"), ("code", "ABC234")]);
        page.ShouldContain("编号不完整：您写的是“9”");
        page.ShouldContain("value=\"ABC234\"");
        (await Post(browser, "follow", [("number", "2026-沪-000001"), ("code", "ABC234")])).ShouldContain("没有查到");
    }

    [Fact]
    public async Task A_place_can_be_an_area_and_the_pages_are_guarded_like_the_api()
    {
        var host = own.Host;
        var browser = host.Nobody().Client;
        var page = await Next(browser, await Get(browser, $"{Root}/report?lang=en"), ("text", "Lamp out"));
        var areas = Options().Matches(page).Select(m => m.Groups[1].Value).ToList();
        areas.Count.ShouldBeGreaterThan(3);
        foreach (var area in areas)
        {
            var end = await Post(browser, "report", [("lang", "en"), ("at", "review"), ("go", "next"), ("text", "Lamp out"), ("area", area)]);
            end.ShouldContain("Received. Thank you!");
        }

        using var foreign = new HttpRequestMessage(HttpMethod.Post, $"{Root}/report") { Content = new FormUrlEncodedContent([new("text", "x")]) };
        foreign.Headers.Add("Origin", "https://evil.example");
        using var refused = await browser.SendAsync(foreign);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<string> Get(HttpClient browser, string path) => browser.GetStringAsync(path);

    /// <summary>Fills fields of the form on a page and presses its first button that goes on.</summary>
    private static Task<string> Next(HttpClient browser, string page, params (string Name, string Value)[] written)
    {
        var form = Forms().Match(page);
        var fields = Inputs().Matches(form.Value).Select(m => (Name: m.Groups[1].Value, Value: WebUtility.HtmlDecode(m.Groups[2].Value)))
            .Where(f => !written.Any(w => w.Name == f.Name)).Concat(written);
        return Post(browser, form.Groups[1].Value, [.. fields, ("go", "next")]);
    }

    private static async Task<string> Post(HttpClient browser, string path, IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        using var answer = await browser.PostAsync($"{Root}/{path}", form);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<form method=\"post\" action=\"/resident/plain/(\\w+)\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"(?:hidden|text)\"[^>]*?name=\"(\\w+)\"[^>]*?value=\"([^\"]*)\"")]
    private static partial Regex Inputs();

    [GeneratedRegex("<b>([^<]+)</b>")]
    private static partial Regex Slip();

    [GeneratedRegex("<option value=\"(\\d+)\"")]
    private static partial Regex Options();
}
