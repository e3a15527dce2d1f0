using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.Cases.Moves;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Hotline;

/// <summary>An order of a file, with its line.</summary>
internal sealed record OrderLineRead(TableRow Row, OrderRequest Request);

/// <summary>Reads orders from CSV, as platforms hand them out: columns by their Chinese or English names. Pure.</summary>
internal static partial class ReadOrderCsv
{
    /// <summary>Column of the file to field; the first name of each is what the template says.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["工单编号"] = "orderNumber", ["工单号"] = "orderNumber", ["平台"] = "platform", ["受理时间"] = "orderedAt", ["来电时间"] = "orderedAt", ["诉求类型"] = "kind", ["诉求内容"] = "text", ["诉求分类"] = "category", ["类别"] = "category",
        ["来电人"] = "callerName", ["联系电话"] = "callerPhone", ["所属区域"] = "area", ["地址"] = "address", ["经度"] = "lon", ["纬度"] = "lat", ["办理时限"] = "limit", ["办结期限"] = "promisedAt",
    };

    public static readonly string[] Required = ["orderNumber", "text", "callerPhone"];
    public static readonly string[] Optional = ["platform", "orderedAt", "kind", "category", "callerName", "area", "address", "lon", "lat", "limit", "promisedAt"];

    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["投诉"] = "complaint", ["投诉举报"] = "complaint", ["举报"] = "complaint", ["求助"] = "help", ["咨询"] = "question", ["建议"] = "suggestion", ["意见建议"] = "suggestion", ["表扬"] = "praise",
    };

    private static readonly Dictionary<string, (TimeUnit Unit, int Times)> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["分钟"] = (TimeUnit.Minutes, 1), ["minutes"] = (TimeUnit.Minutes, 1), ["小时"] = (TimeUnit.Minutes, 60), ["hours"] = (TimeUnit.Minutes, 60), ["工作小时"] = (TimeUnit.WorkingHours, 1), ["工作时"] = (TimeUnit.WorkingHours, 1),
        ["workingHours"] = (TimeUnit.WorkingHours, 1), ["工作日"] = (TimeUnit.WorkingDays, 1), ["个工作日"] = (TimeUnit.WorkingDays, 1), ["workingDays"] = (TimeUnit.WorkingDays, 1), ["天"] = (TimeUnit.Minutes, 24 * 60), ["days"] = (TimeUnit.Minutes, 24 * 60),
    };

    /// <summary>The lines; what cannot be read is noted with the table's mistakes.</summary>
    public static IReadOnlyList<OrderLineRead> Run(CsvTable table, TimeZoneInfo zone)
    {
        TableRow.OnceEach(table.Rows, "orderNumber", "order_number_twice");
        return [.. table.Rows.Select(row => new OrderLineRead(row, new OrderRequest(
            row.Required("orderNumber"), row.Required("text"), new OrderCaller(row.Text("callerName"), row.Required("callerPhone")), row.Text("platform"), At(row, "orderedAt", zone),
            row.Text("kind") is { } kind ? Kinds.GetValueOrDefault(kind, kind) : null, row.Text("category"), row.Text("area"), row.Text("address"),
            row.Number("lon", -180, 180), row.Number("lat", -90, 90), LimitOf(row), At(row, "promisedAt", zone))))];
    }

    /// <summary>As <see cref="TableRow.Instant"/>, and as spreadsheets write it: <c>2026-11-26 08:30</c> or <c>2026/11/26 8:30</c> of the city's clocks.</summary>
    private static DateTimeOffset? At(TableRow row, string column, TimeZoneInfo zone) =>
        row.Text(column) is { } text && DateTime.TryParseExact(text, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            // An empty date of a spreadsheet is the first that it knows: it is told as out of range.
            ? local.Year < 1900 ? DateTimeOffset.UnixEpoch : new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime()
            : row.Instant(column, zone);

    private static readonly string[] Clocks = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss"];

    private static MoreTime? LimitOf(TableRow row)
    {
        if (row.Text("limit") is not { } text)
        {
            return null;
        }

        if (Limit().Match(text) is { Success: true } found && Units.TryGetValue(found.Groups["unit"].Value, out var unit)
            && decimal.TryParse(found.Groups["amount"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            return new MoreTime(amount * unit.Times, unit.Unit);
        }

        row.Wrong("limit", "order_limit_unreadable");
        return null;
    }

    [GeneratedRegex(@"^(?<amount>\d{1,5}(?:\.\d+)?)\s*(?<unit>\D+)$")]
    private static partial Regex Limit();
}
