using Jingwei.Foundation;

namespace Jingwei.Gateway.Open311;

/// <summary>What a list of requests is narrowed to, as the standard's parameters say it. Pure.</summary>
/// <param name="Ids">These alone; null when none are named. They override all else.</param>
/// <param name="From">Requested at or after.</param>
/// <param name="Before">Requested before.</param>
/// <param name="Closed">Null for both.</param>
internal sealed record RequestQuery(IReadOnlyList<string>? Ids, IReadOnlyList<string>? Codes, DateTimeOffset From, DateTimeOffset Before, bool? Closed)
{
    public const int MostRequests = 1000;
    public static readonly TimeSpan LongestSpan = TimeSpan.FromDays(90);

    private const string Example = "2026-11-01T00:00:00+08:00";

    /// <summary>The query, or what is wrong with it. An empty parameter is as good as none.</summary>
    /// <param name="value">What a parameter says, several of one name with commas between.</param>
    public static (RequestQuery? Query, IReadOnlyList<Wrong> Wrongs) Read(Func<string, string> value, DateTimeOffset now)
    {
        var wrongs = new List<Wrong>();
        var ids = Split(value("service_request_id"));
        if (ids.Count > MostRequests)
        {
            wrongs.Add(Wrong.With($"service_request_id 至多 {MostRequests} 个。", $"At most {MostRequests} values of service_request_id."));
        }

        if (ids.Count > 0)
        {
            return (wrongs.Count == 0 ? new RequestQuery(ids, null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null) : null, wrongs);
        }

        var (start, end) = (Instant("start_date", value("start_date"), wrongs), Instant("end_date", value("end_date"), wrongs));
        var closed = Status(value("status"), wrongs);
        if (wrongs.Count > 0)
        {
            return (null, wrongs);
        }

        if (start > end)
        {
            return (null, [Wrong.With("start_date 不应晚于 end_date。", "start_date should not be later than end_date.")]);
        }

        if (end - start > LongestSpan)
        {
            return (null, [Wrong.With("start_date 与 end_date 相距不得超过 90 天。", "start_date and end_date may not be more than 90 days apart.")]);
        }

        var codes = Split(value("service_code"));
        var (from, to) = (start, end) switch
        {
            (null, null) => (Earlier(now), DateTimeOffset.MaxValue),
            ({ } s, null) => (s, Later(s)),
            (null, { } e) => (Earlier(e), Including(e)),
            ({ } s, { } e) => (s, Including(e)),
        };
        return (new RequestQuery(null, codes.Count == 0 ? null : codes, from, to, closed), wrongs);
    }

    /// <summary>An instant of a parameter; null, and noted, when it is none.</summary>
    public static DateTimeOffset? Instant(string name, string text, List<Wrong> wrongs)
    {
        if (text.Trim().Length == 0)
        {
            return null;
        }

        // A plus that nobody escaped is a blank by now.
        var found = Instants.FindIso(text.Trim().Replace(' ', '+'));
        if (found is null)
        {
            wrongs.Add(Wrong.With($"{name} 应是带时区的 W3C 时间，如 {Example}。", $"{name} should be a W3C date and time with its offset, such as {Example}."));
        }

        return found;
    }

    /// <summary>The first instant that no longer counts: answers give seconds, so that a whole second is meant with all that it holds.</summary>
    public static DateTimeOffset Including(DateTimeOffset end) =>
        DateTimeOffset.MaxValue - end < TimeSpan.FromSeconds(1) ? DateTimeOffset.MaxValue : end.Millisecond == 0 ? end.AddSeconds(1) : end.AddMilliseconds(1);

    private static DateTimeOffset Earlier(DateTimeOffset end) => end - DateTimeOffset.MinValue < LongestSpan ? DateTimeOffset.MinValue : end - LongestSpan;

    private static DateTimeOffset Later(DateTimeOffset start) => DateTimeOffset.MaxValue - start < LongestSpan ? DateTimeOffset.MaxValue : Including(start + LongestSpan);

    private static bool? Status(string text, List<Wrong> wrongs)
    {
        var named = Split(text).Select(s => s.ToLowerInvariant()).Distinct().ToList();
        if (named.Exists(s => s is not ("open" or "closed")))
        {
            wrongs.Add(Wrong.With("status 应是 open、closed，或两者以逗号分隔。", "status should be open, closed, or both with a comma between."));
        }

        return named is [var one] ? one == "closed" : null;
    }

    private static List<string> Split(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
