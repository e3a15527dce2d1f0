using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Http;

namespace Jingwei.Gateway.Open311;

/// <summary>Where the city's Open311 doors are and which formats they speak.</summary>
internal sealed class Discovery(Open311Options options, ServiceBook services, AreaDirectory areas)
{
    private const string Specification = "http://wiki.open311.org/GeoReport_v2";

    public Reply Show(HttpRequest request, Language say)
    {
        var city = areas.City?.Name ?? new Text("本市", "this city");
        var contact = options.Contact ?? say.Of(new Text($"{city.Zh}城市运行管理中心", $"Operations center of {city.InEnglish()}"));
        var keys = options.KeyService ?? say.Of(options.Filing == Open311Filing.Open
            ? new Text("上报不需要 api_key。", "No api_key is needed to report.")
            : new Text("请向城运中心系统管理员申请 api_key。", "Ask the administrator of the operations center for an api_key."));
        var endpoint = Spark.Of(
            ("specification", Specification),
            ("url", $"{request.Scheme}://{request.Host}{Open311Door.Root}/v2"),
            ("changeset", services.Changeset),
            ("type", options.Test ? "test" : "production"),
            ("formats", Spark.List("format", [Spark.Word("text/xml"), Spark.Word("application/json")])));
        return new Reply("discovery", Spark.Of(
            ("changeset", services.Changeset), ("contact", contact), ("key_service", keys), ("endpoints", Spark.List("endpoint", [endpoint]))));
    }

    public static Wrong NotOurs => Wrong.Unknown("没有这个 jurisdiction_id：这里只有一个城市，可以不写。", "There is no such jurisdiction_id: this door serves one city, and it may be left out.");

    /// <summary>Whether a client means this city; what it does not say it need not.</summary>
    public bool IsOurs(string jurisdiction) =>
        jurisdiction.Length == 0 || jurisdiction.Equals(options.Jurisdiction, StringComparison.OrdinalIgnoreCase) || jurisdiction == areas.City?.Code;
}
