using System.Globalization;
using System.Text.Json;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Tests.Readings.Kept;

/// <summary>The same by the simplest means: every reading is looked at for every answer, on clocks eight hours ahead of UTC.</summary>
internal static class NaiveSeries
{
    private const long EightHours = 8 * 3_600_000;

    /// <summary>What <see cref="KeptFolder.Say"/> must say of a device; the readings are given in the order of receipt.</summary>
    public static List<string> Say(IReadOnlyList<Told> told, long device, SeriesStep step)
    {
        var lines = new List<string>();
        var said = told.Where(t => t.Device == device && t.Values != "" && !t.Forecast).SelectMany((t, place) => JsonDocument.Parse(t.Values).RootElement.EnumerateObject().Select(v =>
            (Start: StartOf(Deciding(t), step), v.Name, v.Value, At: Deciding(t), Place: place)));
        foreach (var group in said.GroupBy(s => (s.Start, s.Name)))
        {
            var last = group.OrderBy(s => s.At).ThenBy(s => s.Place).Last().Value;
            if (last.ValueKind == JsonValueKind.Number)
            {
                var numbers = group.Select(s => s.Value.GetDouble()).ToList();
                lines.Add($"{group.Key.Start} {group.Key.Name} {numbers.Count} {numbers.Min()} {numbers.Max()} {numbers.Sum()} {last.GetDouble().ToString(CultureInfo.InvariantCulture)} ");
            }
            else
            {
                var words = group.GroupBy(s => Word(s.Value)).OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key}:{w.Count()}");
                lines.Add($"{group.Key.Start} {group.Key.Name} {group.Count()} 0 0 0 {Word(last)} {string.Join(',', words)}");
            }
        }
        if (step == SeriesStep.Day)
            lines.AddRange(told.Where(t => t.Device == device && t.Values == "").GroupBy(t => StartOf(t.Received.ToUnixTimeMilliseconds(), step)).Select(g => $"{g.Key} refused {g.Count()}"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Word(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetBoolean() ? "true" : "false";

    private static long Deciding(Told told) => told.Until is { } until ? until.ToUnixTimeMilliseconds() - 1 : told.At.ToUnixTimeMilliseconds();

    private static long StartOf(long ms, SeriesStep step) => step switch
    {
        SeriesStep.Minute => ms / 60_000 * 60_000,
        SeriesStep.Hour => ms / 3_600_000 * 3_600_000,
        _ => ((ms + EightHours) / 86_400_000 * 86_400_000) - EightHours,
    };
}
