using System.Text.Json;
using Jingwei.Cases.Rules.Clock;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage;

namespace Jingwei.Cases;

/// <summary>The events of a clock as its row keeps them: a JSON array, of which the newest is the last.</summary>
internal static class ClockEvents
{
    /// <summary>What the row tells. One of before workflows were data has no events: it ran in plain minutes from its start to its due instant.</summary>
    public static IReadOnlyList<ClockEvent> Of(CaseClockRow row)
    {
        if (row.Events is { } json)
        {
            return [.. JsonSerializer.Deserialize<List<Line>>(json, StoredJson.Options)!.Select(EventOf)];
        }

        var span = row.DueAt!.Value - row.SetAt;
        var events = new List<ClockEvent> { new ClockStarted(row.SetAt, TimeLimit.Of(span > TimeSpan.Zero ? span : TimeSpan.FromSeconds(3))) };
        if (row.MetAt is { } met)
        {
            events.Add(new ClockStopped(met < row.SetAt ? row.SetAt : met));
        }

        return events;
    }

    public static string Json(IEnumerable<ClockEvent> events) => JsonSerializer.Serialize(events.Select(LineOf), StoredJson.Options);

    private static Line LineOf(ClockEvent happened) => happened switch
    {
        ClockStarted e => new Line("started", e.At, e.Limit.Amount, e.Limit.Unit, e.Category),
        ClockSuspended e => new Line(e.Checked ? "checked" : "suspended", e.At),
        ClockResumed e => new Line("resumed", e.At),
        ClockExtended e => new Line("extended", e.At, e.By.Amount, e.By.Unit),
        ClockLimitGranted e => new Line("limitGranted", e.At, e.Limit.Amount, e.Limit.Unit),
        ClockCategoryChanged e => new Line("categoryChanged", e.At, e.Limit.Amount, e.Limit.Unit, e.Category),
        ClockStopped e => new Line("stopped", e.At),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "not a kind of event that is stored"),
    };

    private static ClockEvent EventOf(Line line) => line.What switch
    {
        "started" => new ClockStarted(line.At, line.Limit, line.Category),
        "suspended" => new ClockSuspended(line.At),
        "checked" => new ClockSuspended(line.At, Checked: true),
        "resumed" => new ClockResumed(line.At),
        "extended" => new ClockExtended(line.At, line.Limit),
        "limitGranted" => new ClockLimitGranted(line.At, line.Limit),
        "categoryChanged" => new ClockCategoryChanged(line.At, line.Limit, line.Category),
        "stopped" => new ClockStopped(line.At),
        _ => throw new InvalidOperationException($"a clock's event {line.What}"),
    };

    private sealed record Line(string What, DateTimeOffset At, decimal? Amount = null, TimeUnit? Unit = null, Text? Category = null)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public TimeLimit Limit => new(Amount!.Value, Unit!.Value);
    }
}
