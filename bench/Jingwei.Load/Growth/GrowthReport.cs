using System.Globalization;
using System.Text;

namespace Jingwei.Load.Growth;

/// <summary>One table: a line for each figure, a column for each city.</summary>
internal static class GrowthReport
{
    public static string Text(GrowthOptions options, DateTimeOffset at, string busy, IReadOnlyList<CityFigures> all)
    {
        var text = new StringBuilder();
        text.AppendLine($"# Sensing, {at:yyyy-MM-dd HH:mm} UTC");
        text.AppendLine();
        text.AppendLine($"{Report.Machine()}; .NET {Environment.Version}; load average {busy} before, {Report.LoadAverage()} after. Host, load, mosquitto and its subscriber share the processors.");
        text.AppendLine($"Devices of the kind `{LoadCity.Kind}` (`bench/scenarios/load-point`): one number, **five conditions a device** (high, rising, often, stuck, silent), imported by");
        text.AppendLine($"`import devices`, behind {LoadCity.Gateways} gateways, spread over {options.Cities[0].Lanes} subdistricts and so as many lanes as a city would; where it says so all are in one subdistrict, one lane.");
        text.AppendLine($"{options.Rounds} rounds of {options.Seconds:0.#} s after {options.Seconds / 3:0.#} s of warm-up, ours and mosquitto's in turn: the middle (lowest–highest). {OpenFiles()}{(options.Short ? " **A short run, for a look only.**" : "")}");
        text.AppendLine();
        text.Append("| |").AppendJoin("", all.Select(c => $" {c.City} |")).AppendLine(" × |");
        text.Append("| --- |").AppendJoin("", all.Select(_ => " ---: |")).AppendLine(" ---: |");
        Load(text, "100 connections, window 20", all, c => c.Hundred);
        Load(text, "10,000 connections, window 1", all, c => c.TenThousand);
        Row(text, all, "publish to alarm on the live line, idle: p50 / p99 ms", c => c.IdleAlarm?.ToString(), c => c.IdleAlarm?.Alarm.P50);
        Row(text, all, "the same at half the load of 100 connections, p50 / p99 ms", c => c.HalfAlarm?.ToString(), c => c.HalfAlarm?.Alarm.P50);
        Row(text, all, "that half, readings/s", c => N0(c.Half), c => c.Half);
        Row(text, all, "memory, each device has spoken once, idle: MB", c => N0(c.SpokenMb), c => c.SpokenMb);
        Row(text, all, "memory after the floods, MB", c => N0(c.LoadedMb), c => c.LoadedMb);
        Row(text, all, "`import devices`, s", c => S(c.Import), c => c.Import.TotalSeconds);
        Row(text, all, "start until ready, nothing to replay: s", c => S(c.FirstReady), c => c.FirstReady.TotalSeconds);
        Row(text, all, "killed at half load, start until ready: s", c => S(c.Ready), c => c.Ready.TotalSeconds);
        Row(text, all, "and until each lane has told a new alarm and all is judged: s", c => S(c.CaughtUp), c => c.CaughtUp.TotalSeconds);
        Row(text, all, "`GET /devices`, a page of 50: p50 ms", c => Ms(c.ListMs), c => c.ListMs);
        Row(text, all, "`GET /devices?q=`, one of all: p50 ms", c => Ms(c.FindMs), c => c.FindMs);
        Row(text, all, "`GET /devices?state=alarm`: p50 ms", c => Ms(c.StateMs), c => c.StateMs);
        Row(text, all, "dry-run, both versions of five conditions: readings/s", c => N0(c.Trial?.Run.PerSecond), c => c.Trial?.Run.PerSecond);
        Row(text, all, "dry-run : python's sqlite3 merely reading the rows, time", c => Ratio(c.Trial?.Run), c => c.Trial is { } t ? t.Run.Took / t.Run.Bare : null);
        text.AppendLine();
        text.AppendLine("× is 100,000 to 1,000 devices, both over ten lanes. *Acked* is parsed, checked, written with fsync and acknowledged. *Judged* counts from the first message until the five conditions of the");
        text.AppendLine("last one were evaluated and the lanes had stored that (which they do four times a second, so *behind* is at least some 0.25 s). mosquitto keeps nothing on disk; its figure is what the one subscriber received.");
        text.AppendLine("At window 1 each connection waits for its answer. The devices of alarms send nothing else; a message is one reading of one number.");
        text.AppendLine();
        if (all.FirstOrDefault(c => c.City.Devices == 100_000 && c.City.Lanes > 1) is { } most)
        {
            var per = (most.SpokenMb - all[0].SpokenMb) / (most.City.Devices - all[0].City.Devices) * 100_000;
            text.AppendLine(CultureInfo.InvariantCulture, $"**Memory per 100,000 devices: {per:N0} MB** (between 1,000 and 100,000, idle, each has spoken once).");
            text.AppendLine();
        }

        if (all[0].Trial is (_, { } beside))
        {
            text.AppendLine($"**A dry-run over {options.BesideDays} days of {all[0].City.Devices:N0} devices at one reading a minute** ({beside.All:N0} readings), begun over the API beside live sensing: publish to alarm");
            text.AppendLine(CultureInfo.InvariantCulture, $"p50 / p99 {beside.Alone} ms without it, {beside.Beside} ms beside it ({beside.Beside.Alarm.P50 / beside.Alone.Alarm.P50:0.0} times the middle). It said how far it was, {beside.Told} different counts in {beside.Ran.TotalSeconds:0} s, at last {beside.Done:N0};");
            text.AppendLine(CultureInfo.InvariantCulture, $"told to stop it had stopped after {beside.Cancelled.TotalMilliseconds:N0} ms. (In both cases the background work that puts old days into aggregates runs too.)");
            text.AppendLine();
        }

        text.AppendLine("`audit` after the floods, the kill and the start:");
        foreach (var city in all)
        {
            text.AppendLine($"- {city.City}: {city.Audit}");
        }

        return text.ToString();
    }

    private static void Load(StringBuilder text, string name, IReadOnlyList<CityFigures> all, Func<CityFigures, LoadRow?> row)
    {
        Row(text, all, $"**{name}**: acked readings/s", c => row(c)?.Acked.ToString(), c => row(c)?.Acked.Middle);
        Row(text, all, "… judged readings/s, catching up included", c => row(c)?.Judged.ToString(), c => row(c)?.Judged.Middle);
        Row(text, all, "… behind at the end, s", c => row(c) is { } r ? FormattableString.Invariant($"{r.Behind.Middle:0.0} ({r.Behind.Lowest:0.0}–{r.Behind.Highest:0.0})") : null, _ => null);
        Row(text, all, "… processor time of the host for each, µs", c => row(c) is { } r ? Ms(r.Processor) : null, c => row(c)?.Processor);
        Row(text, all, "… mosquitto relays to one subscriber, /s", c => row(c)?.Relayed?.ToString(), c => row(c)?.Relayed?.Middle);
        Row(text, all, "… judged : mosquitto", c => row(c) is { Relayed: { } relayed } r ? FormattableString.Invariant($"{r.Judged.Middle / relayed.Middle:0.00}") : null, _ => null);
    }

    private static void Row(StringBuilder text, IReadOnlyList<CityFigures> all, string name, Func<CityFigures, string?> cell, Func<CityFigures, double?> number)
    {
        var spread = all.Where(c => c.City.Lanes > 1).ToList();
        var growth = spread.Count > 1 && number(spread[^1]) / number(spread[0]) is { } g && double.IsFinite(g) ? g.ToString("0.00", CultureInfo.InvariantCulture) : "";
        text.Append(CultureInfo.InvariantCulture, $"| {name} |").AppendJoin("", all.Select(c => $" {cell(c) ?? "–"} |")).AppendLine(CultureInfo.InvariantCulture, $" {growth} |");
    }

    private static string N0(double? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";

    private static string S(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Ms(double ms) => ms.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Ratio(TrialFigures? run) => run is null ? "–" : (run.Took / run.Bare).ToString("0.0", CultureInfo.InvariantCulture);

    private static string OpenFiles()
    {
        var limits = File.Exists("/proc/self/limits") ? File.ReadLines("/proc/self/limits").FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal)) : null;
        return limits is null ? "" : $"Open files allowed: {limits.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3]}; 10,000 connections need some 10,300 in each process.";
    }
}
