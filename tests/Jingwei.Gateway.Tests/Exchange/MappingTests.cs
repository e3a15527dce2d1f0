using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Gateway.Exchange;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Gateway.Outward;
using Jingwei.Gateway.Webhooks;
using Jingwei.Testing;

namespace Jingwei.Gateway.Tests.Exchange;

/// <summary>What a mapping says, and what is wrong with one; no network, no city.</summary>
public sealed class MappingTests
{
    private static readonly ExchangeMapping Hub = Shipped("exchange/cityHub.1.yaml");

    [Fact]
    public void What_ships_has_no_mistakes() => MappingBook.Shipped().ShouldAllBe(f => MappingBook.MistakesIn(f.File, f.Yaml).Count == 0);

    [Theory]
    [InlineData("caseType: { from: category, codes: categories", "caseType: { from: kategory, codes: categories", "fromUnknown", "caseType")]
    [InlineData("areaCode: { from: area, codes: areas, required", "areaCode: { from: area, codes: area, required", "tableUnknown", "areas")]
    [InlineData("contact.phone: { from: reporterPhone, purpose: 市级平台回访上报人 }", "contact.phone: { from: reporterPhone }", "purposeLacking", "reporterPhone")]
    [InlineData("title: { from: title }", "title: { from: title, purpose: 没有必要 }", "purposeUnneeded", "title")]
    [InlineData("limitTime: { from: dueAt, format: \"yyyy-MM-dd HH:mm:ss\" }", "limitTime: { from: dueAt, format: \"yyyy-MM-dd\" }", "notFormat", "yyyy-MM-dd")]
    [InlineData("path: /api/cases\n", "path: cases?x=1\n", "notPath", "cases?x=1")]
    [InlineData("zone: Asia/Shanghai", "zone: Asia/Shanghei", "zoneUnknown", "Asia/Shanghei")]
    [InlineData("returned: \"90\"", "returned: \"60\"", "codeTwice", "answered, returned")]
    [InlineData("returned: \"90\"", "given: \"90\"", "meaningUnknown", "given")]
    [InlineData("kind: signature", "kind: header", "keyLacking", "name")]
    [InlineData("remark: { from: note }", "remark: { from: note, text: x }", "fromOrText", "remark")]
    [InlineData("remark: { from: note }", "position: { from: note }", "notField", "position")]
    [InlineData("remark: { from: note }", "remark: { from: note, else: x }", "elseWithoutCodes", "else")]
    public void A_mistake_is_told_with_its_line_and_what_would_be_right(string right, string wrong, string code, string says)
    {
        var yaml = MappingBook.Shipped().Single(f => f.File == "exchange/cityHub.1.yaml").Yaml.ReplaceLineEndings("\n");
        yaml.ShouldContain(right);
        var broken = yaml.Replace(right, wrong, StringComparison.Ordinal);
        var mistakes = MappingBook.MistakesIn("exchange/mine.yaml", broken);

        var mistake = mistakes.ShouldHaveSingleItem();
        mistake.Code.ShouldBe(code);
        mistake.Sentence.En.ShouldContain(says);
        mistake.Sentence.Zh.ShouldNotBe(code);
        var line = broken.Split('\n').TakeWhile(l => !l.Contains(wrong.Trim().Split('\n')[0], StringComparison.Ordinal)).Count() + 1;
        if (code is not ("codeTwice" or "meaningUnknown"))
        {
            mistake.Line.ShouldBe(line, mistake.ToString());
        }
    }

    [Fact]
    public void A_case_is_told_in_their_names_codes_times_and_place()
    {
        var written = WriteOutside.Run(Hub.Out!.Case, Hub, Values());

        written.Mistakes.ShouldBeEmpty();
        written.Body.ShouldBe(
            """{"reqNo":"2026-沪-000012","caseType":"010101","areaCode":"310106014000","source":"2","title":"井盖移位","position":{"lon":121.4478,"lat":31.228},"reportTime":"2026-11-27 16:05:00"}""");
    }

    [Fact]
    public void What_has_no_code_is_named_and_a_kind_stands_for_what_is_below_it()
    {
        var values = Values();
        values["area"] = new[] { "310101" };
        var written = WriteOutside.Run(Hub.Out!.Case, Hub, values);
        written.Mistakes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Field.ShouldBe("areaCode"), m => m.Code.ShouldBe("codeUnmapped"), m => m.Given.ShouldBe("310101"), m => m.Known.ShouldBe(["310106", "310106014"]));

        var province = Shipped("exchange/provinceHub.1.yaml");
        values["category"] = new[] { "13-01", "13" };
        WriteOutside.Run(province.Out!.Case, province, values).Body.ShouldContain("\"kind\":\"A13\"");
        values["category"] = new[] { "09-01", "09" };
        WriteOutside.Run(province.Out.Case, province, values).Body.ShouldContain("\"kind\":\"A99\"");
    }

    [Fact]
    public void What_comes_in_is_read_into_ours_and_all_that_is_wrong_is_named_at_once()
    {
        var good = Read("""{"caseNo":"S-1","content":"广告牌松动","caseType":"050112","areaCode":"310106014000","position":{"lon":121.4478,"lat":"31.2280"},"reportTime":"2026-11-27 16:05:00","contact":{"phone":"13800001234"}}""");
        good.Mistakes.ShouldBeEmpty();
        good.Texts["category"].ShouldBe("05-02");
        good.Texts["area"].ShouldBe("310106014");
        good.Instants["reportedAt"].ShouldBe(new DateTimeOffset(2026, 11, 27, 8, 5, 0, TimeSpan.Zero));
        good.Place.ShouldBe(new GeoPoint(121.4478, 31.228));

        var bad = Read("""{"caseNo":"S-2","caseType":"77","position":{"lon":1214},"reportTime":"27.11.2026"}""");
        bad.Number.ShouldBe("S-2");
        bad.Mistakes.Select(m => $"{m.Field} {m.Code}").ShouldBe(["content valueLacking", "caseType codeUnknown", "position.lon notDegrees", "reportTime notTime"]);
        bad.Mistakes[1].Known!.Count.ShouldBe(12, "the codes that would be right, the nearest first");
        bad.Mistakes[3].Known.ShouldBe(["2026-11-27 16:00:00"]);
    }

    [Theory]
    [InlineData(200, null, """{"code":0,"data":{"caseNo":"S-9"}}""", "took S-9")]
    [InlineData(200, null, """{"code":0}""", "took without a number")]
    [InlineData(200, null, """{"code":0,"data":{"caseNo":"0123456789012345678901234567890123456789012345678901234567890"}}""", "took without a number")]
    [InlineData(200, null, """{"code":500,"message":"案件类型不存在"}""", "refused 案件类型不存在")]
    [InlineData(200, null, "<html>", "later, given up some time <html>")]
    [InlineData(200, null, "[]", "later, given up some time []")]
    [InlineData(200, OutwardFault.TooLarge, "", "refused")]
    [InlineData(404, OutwardFault.Refused, """{"message":"no such path"}""", "later, given up some time no such path")]
    [InlineData(405, OutwardFault.Refused, "", "later, given up some time")]
    [InlineData(410, OutwardFault.Refused, "", "later, given up some time")]
    [InlineData(501, OutwardFault.Refused, "", "later, given up some time")]
    [InlineData(500, OutwardFault.Refused, "", "later, given up some time")]
    [InlineData(403, OutwardFault.Refused, "", "later, given up some time")]
    [InlineData(503, OutwardFault.TooLarge, "", "later for ever")]
    [InlineData(422, OutwardFault.Refused, """{"message":"缺少 areaCode"}""", "refused 缺少 areaCode")]
    [InlineData(401, OutwardFault.Refused, """{"message":"who"}""", "later for ever")]
    [InlineData(429, OutwardFault.Refused, "", "later for ever")]
    [InlineData(503, OutwardFault.Refused, "", "later for ever")]
    [InlineData(null, OutwardFault.TimedOut, "", "later for ever")]
    [InlineData(302, OutwardFault.Redirected, "", "later for ever")]
    public void An_answer_takes_refuses_or_is_asked_again(int? status, OutwardFault? fault, string body, string outcome)
    {
        var read = ReadAnswer.Run(new OutwardAnswer(status, fault, System.Text.Encoding.UTF8.GetBytes(body)), Hub.Out!.Answer, needsNumber: true);
        (read switch
        {
            SendOutcome.Took { Lacks: true } => "took without a number",
            SendOutcome.Took took => $"took {took.OutsideNumber}",
            SendOutcome.Refused refused => $"refused {refused.Says}",
            SendOutcome.Later { MayBeIt: true } later => $"later, given up some time {later.Says}",
            _ => "later for ever",
        }).ShouldStartWith(outcome);
    }

    [Fact]
    public void Where_the_status_alone_says_that_it_was_taken_a_long_answer_is_one()
    {
        var answer = new AnswerMapping(null, [], null, "caseNo");
        ReadAnswer.Run(new OutwardAnswer(200, OutwardFault.TooLarge, []), answer, needsNumber: true).ShouldBe(new SendOutcome.Took(null, Lacks: true));
        ReadAnswer.Run(new OutwardAnswer(200, null, "<html>"u8.ToArray()), answer, needsNumber: false).ShouldBe(new SendOutcome.Took(null));
        ReadAnswer.Run(new OutwardAnswer(200, null, """{"caseNo":7}"""u8.ToArray()), answer, needsNumber: true).ShouldBe(new SendOutcome.Took("7"));
    }

    [Fact]
    public void A_call_is_known_by_its_signature_and_no_other()
    {
        var (secret, other) = (WebhookSecret.New(), WebhookSecret.New());
        var now = new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);
        var signature = WebhookSecret.Sign([secret], "m1", now, "{}");
        var stamp = now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        SignedCall.Holds([secret], "m1", stamp, signature, "{}", now).ShouldBeTrue();
        SignedCall.Holds([other, secret], "m1", stamp, $"v1,AAAA {signature}", "{}", now.AddMinutes(4)).ShouldBeTrue("either of two, while one is on its way");
        SignedCall.Holds([other], "m1", stamp, signature, "{}", now).ShouldBeFalse();
        SignedCall.Holds([secret], "m2", stamp, signature, "{}", now).ShouldBeFalse();
        SignedCall.Holds([secret], "m1", stamp, signature, "{ }", now).ShouldBeFalse();
        SignedCall.Holds([secret], "m1", stamp, signature, "{}", now.AddMinutes(6)).ShouldBeFalse("an old call is not repeated by a stranger");
        SignedCall.Holds([secret], "m1", "soon", signature, "{}", now).ShouldBeFalse();
        SignedCall.Holds([secret], "", stamp, "", "{}", now).ShouldBeFalse();
    }

    [Fact]
    public void What_belongs_to_a_person_is_masked_on_screens() =>
        ListExchange.Masked("""{"a":"x","contact":{"phone":"13800001234"}}""", ["contact.phone", "none.here"]).ShouldBe("""{"a":"x","contact":{"phone":"138****1234"}}""");

    /// <summary>What goes out in any of the formats and is read back is the same instant, to what the format keeps.</summary>
    [Fact]
    public void A_time_survives_the_way_there_and_back()
    {
        var zone = CityTime.Usual.Zone;
        Prop.ForAll<int>(seconds =>
        {
            var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Math.Abs((long)seconds) % 100_000_000);
            return new[] { "iso", "unix", "unixMs", "yyyy-MM-dd HH:mm:ss", "yyyyMMddHHmmss", "yyyy-MM-dd'T'HH:mm:sszzz" }
                .All(format => Times.Find(Convert.ToString(Times.Write(at, format, zone), System.Globalization.CultureInfo.InvariantCulture)!, format, zone) == at);
        }).Check(Chance.Tries(300));
    }

    [Theory]
    [InlineData("0001-01-01 00:00:00", "yyyy-MM-dd HH:mm:ss")]
    [InlineData("1899-12-30 00:00:00", "yyyy-MM-dd HH:mm:ss")]
    [InlineData("0001-01-01T00:00:00+08:00", "yyyy-MM-dd'T'HH:mm:sszzz")]
    [InlineData("0001-01-01T00:00:00Z", "iso")]
    [InlineData("0001-01-01T00:00:00+08:00", "iso")]
    public void The_first_day_of_the_calendar_is_no_time(string text, string format) => Times.Find(text, format, CityTime.Usual.Zone).ShouldBeNull();

    [Fact]
    public void The_last_day_of_the_calendar_is_one_where_it_has_not_ended_in_Greenwich()
    {
        Times.Find("9999-12-31 23:59:59", "yyyy-MM-dd HH:mm:ss", CityTime.Usual.Zone).ShouldBe(new DateTimeOffset(9999, 12, 31, 15, 59, 59, TimeSpan.Zero));
        Times.Find("9999-12-31 23:59:59", "yyyy-MM-dd HH:mm:ss", TimeZoneInfo.CreateCustomTimeZone("west", TimeSpan.FromHours(-5), "west", "west")).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"caseNo":"S-1","content":"\ud83d","caseType":"050112"}""", "content")]
    [InlineData("""{"caseNo":"S-1","content":"x","caseType":"050112","areaCode":"\udc00"}""", "areaCode")]
    public void Half_of_a_sign_is_named_and_breaks_nothing(string json, string field)
    {
        var arrived = Read(json);
        arrived.Mistakes.ShouldHaveSingleItem().ShouldBe(new FieldMistake(field, "valueUnreadable"));
        ReadAnswer.Run(new OutwardAnswer(200, null, """{"code":"\ud83d","message":"\ud83d"}"""u8.ToArray()), Hub.Out!.Answer, needsNumber: true).ShouldBeOfType<SendOutcome.Refused>();
        ReadAnswer.Run(new OutwardAnswer(200, null, """{"code":0,"data":{"caseNo":"\ud83d"}}"""u8.ToArray()), Hub.Out.Answer, needsNumber: true).ShouldBe(new SendOutcome.Took(null, Lacks: true));
    }

    /// <summary>Whatever a platform sends, reading it throws nothing, and a case without mistakes has what it needs.</summary>
    [Fact]
    public void Whatever_comes_is_read_or_named()
    {
        Prop.ForAll<string, string, int>((number, text, kind) =>
        {
            var known = Hub.Codes["categories"].Known;
            var type = kind % 3 == 0 ? known[Math.Abs(kind % known.Count)] : text;
            var arrived = Read(JsonSerializer.Serialize(new { caseNo = number, content = text, caseType = type, position = new { lon = kind, lat = text } }));
            return arrived.Mistakes.Count > 0 || InFields.CaseNeeds.All(n => arrived.Texts.TryGetValue(n, out var said) && said.Length > 0);
        }).Check(Chance.Tries(300));
    }

    private static Dictionary<string, object?> Values() => new()
    {
        ["number"] = "2026-沪-000012", ["category"] = new[] { "01-01", "01" }, ["area"] = new[] { "310106014001", "310106014", "310106" }, ["source"] = "resident", ["title"] = "井盖移位", ["lon"] = 121.4478, ["lat"] = 31.228,
        ["openedAt"] = new DateTimeOffset(2026, 11, 27, 8, 5, 0, TimeSpan.Zero), ["dueAt"] = null, ["severity"] = 4,
    };

    private static Arrived Read(string json) => ReadOutside.Run(JsonSerializer.Deserialize<JsonElement>(json), Hub.In!.Case!, InFields.CaseNeeds, Hub);

    private static ExchangeMapping Shipped(string file)
    {
        var mistakes = new List<FileMistake>();
        return ReadMapping.Read(file, MappingBook.Shipped().Single(f => f.File == file).Yaml, mistakes) ?? throw new InvalidOperationException(mistakes[0].ToString());
    }
}
