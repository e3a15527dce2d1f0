using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;
using Jingwei.Testing;

namespace Jingwei.Gateway.Tests.Cap;

/// <summary>CAP 1.2 as the OASIS specification has it: what is right is read, and each thing that is wrong is named by its element.</summary>
public sealed class CapFormatTests
{
    private static readonly XNamespace Ns = CapGrammar.Namespace;

    private static readonly string Good = Xml();

    [Fact]
    public void A_whole_message_is_read()
    {
        var (alert, mistakes) = Read(Good);
        mistakes.ShouldBeEmpty();
        alert!.ShouldSatisfyAllConditions(
            a => a.Identifier.ShouldBe("31-2026-0007"), a => a.Sender.ShouldBe("weather@sh.example"), a => a.Sent.ShouldBe(new DateTimeOffset(2026, 11, 27, 8, 30, 0, TimeSpan.FromHours(8))),
            a => a.References.ShouldHaveSingleItem().ToString().ShouldBe("weather@sh.example,31-2026-0006,2026-11-27T06:00:00+08:00"),
            a => a.Infos.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                i => i.Severity.ShouldBe("Severe"), i => i.Expires.ShouldBe(new DateTimeOffset(2026, 11, 27, 14, 30, 0, TimeSpan.FromHours(8))),
                i => i.Areas.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                    p => p.Polygons.ShouldHaveSingleItem()[0].ShouldBe(new GeoPoint(121.4, 31.2)), p => p.Circles.ShouldHaveSingleItem().RadiusKm.ShouldBe(2.5),
                    p => p.Geocodes.ShouldHaveSingleItem().Value.ShouldBe("310106"))));
    }

    [Theory]
    [InlineData("<identifier>31-2026-0007</identifier>", "", "alert/identifier", "elementLacking")]
    [InlineData("<identifier>31-2026-0007</identifier>", "<identifier>31,7</identifier>", "alert/identifier", "nameInvalid")]
    [InlineData("<sender>weather@sh.example</sender>", "<sender>weather service</sender>", "alert/sender", "nameInvalid")]
    [InlineData("2026-11-27T08:30:00+08:00</sent>", "2026-11-27T00:30:00Z</sent>", "alert/sent", "instantInvalid")]
    [InlineData("2026-11-27T08:30:00+08:00</sent>", "2026-11-27T08:30:00.5+08:00</sent>", "alert/sent", "instantInvalid")]
    [InlineData("2026-11-27T08:30:00+08:00</sent>", "2026-02-30T08:30:00+08:00</sent>", "alert/sent", "instantInvalid")]
    [InlineData("<status>Actual</status>", "<status>actual</status>", "alert/status", "wordUnknown")]
    [InlineData("<status>Actual</status><msgType>Update</msgType>", "<msgType>Update</msgType><status>Actual</status>", "alert/status", "elementOutOfOrder")]
    [InlineData("<scope>Public</scope>", "<scope>Restricted</scope>", "alert/restriction", "restrictionLacking")]
    [InlineData("<scope>Public</scope>", "<scope>Private</scope>", "alert/addresses", "addressesLacking")]
    [InlineData("<references>weather@sh.example,31-2026-0006,2026-11-27T06:00:00+08:00</references>", "", "alert/references", "referencesLacking")]
    [InlineData("<references>weather@sh.example,31-2026-0006,2026-11-27T06:00:00+08:00</references>", "<references>31-2026-0006</references>", "alert/references", "referenceInvalid")]
    [InlineData("<category>Met</category>", "", "alert/info/category", "elementLacking")]
    [InlineData("<category>Met</category>", "<category>Weather</category>", "alert/info/category", "wordUnknown")]
    [InlineData("<event>暴雨</event>", "<event> </event>", "alert/info/event", "textEmpty")]
    [InlineData("<urgency>Expected</urgency>", "<urgency>Expected</urgency><urgency>Future</urgency>", "alert/info/urgency", "elementTwice")]
    [InlineData("<severity>Severe</severity>", "<severity>Red</severity>", "alert/info/severity", "wordUnknown")]
    [InlineData("<language>zh-CN</language>", "<language>汉语</language>", "alert/info/language", "languageInvalid")]
    [InlineData("<web>https://sh.example/w</web>", "<web>sh.example</web>", "alert/info/web", "uriInvalid")]
    [InlineData("<areaDesc>静安区</areaDesc>", "", "alert/info/area/areaDesc", "elementLacking")]
    [InlineData("31.2,121.4 31.3,121.4 31.3,121.5 31.2,121.4", "31.2,121.4 31.3,121.4 31.2,121.4", "alert/info/area/polygon", "polygonInvalid")]
    [InlineData("31.2,121.4 31.3,121.4 31.3,121.5 31.2,121.4", "31.2,121.4 31.3,121.4 31.3,121.5 31.2,121.5", "alert/info/area/polygon", "polygonInvalid")]
    [InlineData("31.2,121.4 31.3,121.4 31.3,121.5 31.2,121.4", "121.4,31.2 121.4,31.3 121.5,31.3 121.4,31.2", "alert/info/area/polygon", "polygonInvalid")]
    [InlineData("<circle>31.23,121.46 2.5</circle>", "<circle>31.23,121.46 -1</circle>", "alert/info/area/circle", "circleInvalid")]
    [InlineData("<geocode><valueName>GB/T 2260</valueName><value>310106</value></geocode>", "<geocode><value>310106</value></geocode>", "alert/info/area/geocode/valueName", "elementLacking")]
    [InlineData("</geocode></area>", "</geocode><ceiling>100</ceiling></area>", "alert/info/area/ceiling", "ceilingWithoutAltitude")]
    [InlineData("<areaDesc>", "<colour>red</colour><areaDesc>", "alert/info/area/colour", "elementUnknown")]
    [InlineData("<headline>", "<headline color=\"red\">", "alert/info/headline/@color", "attributeUnknown")]
    [InlineData("<event>暴雨</event>", "<event>暴<b/>雨</event>", "alert/info/event/b", "elementUnknown")]
    [InlineData("<info>", "<info lang=\"zh\">", "alert/info/@lang", "attributeUnknown")]
    public void What_is_wrong_is_named_by_its_element(string right, string wrong, string element, string code)
    {
        Good.ShouldContain(right);
        var (alert, mistakes) = Read(Good.Replace(right, wrong, StringComparison.Ordinal));
        alert.ShouldBeNull();
        mistakes.ShouldContain(m => m.Element == element && m.Code == code, $"{string.Join("; ", mistakes)}");
        mistakes.ShouldAllBe(m => m.Sentence.Zh != m.Code && m.Sentence.En != m.Code && !m.Sentence.En.Contains('{') && !m.Sentence.Zh.Contains('{'));
    }

    [Fact]
    public void Nothing_is_fetched_expanded_or_read_without_end()
    {
        foreach (var (xml, code) in new[]
        {
            ("<!DOCTYPE alert [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + Good, "notXml"),
            ("<!DOCTYPE alert SYSTEM \"file:///etc/passwd\">" + Good, "notXml"),
            (Good[..^10], "notXml"),
            ("", "notXml"),
            (string.Concat(Enumerable.Repeat("<a>", 40)) + string.Concat(Enumerable.Repeat("</a>", 40)), "tooDeep"),
            (Good.Replace("暴雨", new string('x', SafeXml.MostBytes), StringComparison.Ordinal), "tooLarge"),
            (Good.Replace("cap:1.2", "cap:1.1", StringComparison.Ordinal), "rootUnknown"),
        })
        {
            Read(xml).Mistakes.ShouldHaveSingleItem().Code.ShouldBe(code);
        }
    }

    [Fact]
    public void A_signature_at_the_end_is_let_be()
    {
        Read(Good.Replace("</alert>", "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo/></Signature></alert>", StringComparison.Ordinal)).Mistakes.ShouldBeEmpty();
        Read(Good.Replace("<info>", "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/><info>", StringComparison.Ordinal)).Mistakes.ShouldContain(m => m.Code == "elementOutOfOrder");
    }

    [Fact]
    public void What_is_written_reads_back_the_same() => Prop.ForAll(Alerts.Any.ToArbitrary(), alert =>
    {
        var (back, mistakes) = Read(WriteCap.Write(alert));
        return mistakes.Count == 0 && Flat(back!) == Flat(alert);
    }).Check(Chance.Tries(300));

    [Fact]
    public void No_element_that_must_be_there_can_be_taken_away_unseen() => Prop.ForAll(Alerts.Any.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (alert, chance) =>
    {
        var root = XElement.Parse(WriteCap.Write(alert));
        var needed = root.DescendantsAndSelf().SelectMany(Needed).ToList();
        var gone = needed[chance % needed.Count];
        var alone = gone.Parent!.Elements(gone.Name).Count() == 1;
        var name = gone.Name.LocalName;
        gone.Remove();
        return alone != ReadCap.Read(root).Mistakes.All(m => !(m.Code == "elementLacking" && m.Element.EndsWith($"/{name}", StringComparison.Ordinal)));
    }).Check(Chance.Tries(300));

    private static IEnumerable<XElement> Needed(XElement parent)
    {
        var grammar = parent.Name.LocalName switch
        {
            "alert" => CapGrammar.Alert, "info" => CapGrammar.Info, "area" => CapGrammar.Area, "geocode" or "eventCode" => CapGrammar.NamedValue, _ => [],
        };
        return parent.Elements().Where(e => grammar.Any(g => g.Name == e.Name.LocalName && g.Least > 0));
    }

    private static (CapAlert? Alert, IReadOnlyList<CapMistake> Mistakes) Read(string xml) => ReadCap.Read(Encoding.UTF8.GetBytes(xml));

    private static string Flat(CapAlert alert) => System.Text.Json.JsonSerializer.Serialize(alert);

    private static string Xml() =>
        $"<alert xmlns=\"{Ns.NamespaceName}\"><identifier>31-2026-0007</identifier><sender>weather@sh.example</sender><sent>2026-11-27T08:30:00+08:00</sent><status>Actual</status><msgType>Update</msgType>"
        + "<scope>Public</scope><references>weather@sh.example,31-2026-0006,2026-11-27T06:00:00+08:00</references>"
        + "<info><language>zh-CN</language><category>Met</category><event>暴雨</event><urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty><expires>2026-11-27T14:30:00+08:00</expires>"
        + "<headline>暴雨橙色预警</headline><web>https://sh.example/w</web><area><areaDesc>静安区</areaDesc><polygon>31.2,121.4 31.3,121.4 31.3,121.5 31.2,121.4</polygon><circle>31.23,121.46 2.5</circle>"
        + "<geocode><valueName>GB/T 2260</valueName><value>310106</value></geocode></area></info></alert>";
}
