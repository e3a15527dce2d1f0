using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Jingwei.Gateway.Open311;

namespace Jingwei.Gateway.Tests.Open311;

/// <summary>One answer in both formats of the standard.</summary>
public sealed class SparkTests
{
    private static readonly Spark Example = Spark.List("request", [Spark.Of(("service_request_id", "12"), ("flag", true), ("lat", 31.23), ("nothing", (string?)null), ("values", Spark.List("value", [])))]);

    [Fact]
    public void Json_is_a_bare_array_with_real_kinds() =>
        Encoding.UTF8.GetString(Example.ToJson()).ShouldBe("""[{"service_request_id":"12","flag":true,"lat":31.23,"nothing":null,"values":[]}]""");

    [Fact]
    public void Xml_says_its_encoding_and_names_every_item()
    {
        var xml = Encoding.UTF8.GetString(Example.ToXml("service_requests"));
        xml.ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<service_requests>");
        var request = XDocument.Parse(xml).Root!.Elements("request").Single();
        request.Elements().Select(e => $"{e.Name}={e.Value}").ShouldBe(["service_request_id=12", "flag=true", "lat=31.23", "nothing=", "values="]);
    }

    [Fact]
    public void Whatever_a_person_writes_both_are_well_formed_and_say_the_same() => Prop.ForAll<string>(text =>
    {
        var answer = Spark.Of(("x", $"{text}<a>&\"]]>\u0000\uD800\uFFFF😀"));
        var json = JsonDocument.Parse(answer.ToJson()).RootElement.GetProperty("x").GetString()!;
        var xml = XDocument.Parse(Encoding.UTF8.GetString(answer.ToXml("r"))).Root!.Element("x")!.Value;
        xml.ShouldBe(json);
        json.ShouldEndWith("<a>&\"]]>😀");
    }).QuickCheckThrowOnFailure();
}
