using System.Globalization;
using System.Text;

namespace Jingwei.Load;

/// <summary>The table, with everything that one must know to repeat it.</summary>
internal static class Report
{
    public static string Text(
        LoadOptions options, DateTimeOffset at, string busy, IReadOnlyList<ThroughputResult> throughput, double? behind, IReadOnlyList<RingLatencyResult> latency)
    {
        var text = new StringBuilder();
        text.AppendLine($"# Readings, {at:yyyy-MM-dd HH:mm} UTC");
        text.AppendLine();
        text.AppendLine($"{Machine()}; .NET {Environment.Version}; load average {busy} before. Host, load, mosquitto and its subscriber share the processors.");
        text.AppendLine($"Each row: the middle (lowest–highest) of {options.Rounds} rounds, ours and mosquitto's in turn, each {options.Seconds} s after {options.Seconds / 3.0:0.#} s of warm-up; readings of {Throughput.Bins} bins over our own MQTT client, QoS 1.");
        text.AppendLine();
        text.AppendLine("| connections | window of each | durable readings/s | mosquitto: relayed to one subscriber/s | ours : mosquitto |");
        text.AppendLine("| ---: | ---: | ---: | ---: | ---: |");
        foreach (var row in throughput)
        {
            text.AppendLine($"| {row.Connections:N0} | {row.Window:N0} | {row.Readings} | {row.Relayed?.ToString() ?? "–"} | {Or(row.Ratio, "0.00")} |");
        }

        text.AppendLine();
        text.AppendLine("A durable reading is parsed, checked against its device's profile, written with fsync and only then acknowledged; its conditions are evaluated");
        text.AppendLine($"right after, in the same process: a bin that was filled at the end of a round rang at most {Or(behind, "N0")} ms later, so far behind were the lanes. mosquitto keeps");
        text.AppendLine("nothing on disk here (`persistence false`, no limits on messages on the way) and its figure is what the subscriber received.");
        if (latency.Count > 0)
        {
            text.AppendLine();
            text.AppendLine("From a bin's message to the officer's phone (web socket on the same machine), one bin at a time:");
            text.AppendLine();
            text.AppendLine("| load beside it | samples | missed | PUBACK p50 ms | p99 | phone rings p50 ms | p99 | max |");
            text.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
            foreach (var row in latency)
            {
                text.AppendLine(
                    $"| {row.Under} | {row.Samples} | {row.Missed} | {row.Ack.P50:0.0} | {row.Ack.P99:0.0} | {row.Ring.P50:0.0} | {row.Ring.P99:0.0} | {row.Ring.Max:0.0} |");
            }
        }

        if (options.Pid is { } pid)
        {
            text.AppendLine();
            text.AppendLine($"The host after all this: {Memory(pid)}.");
        }

        return text.ToString();
    }

    /// <summary>Processes that wanted to run, over 1, 5 and 15 minutes.</summary>
    public static string LoadAverage() => string.Join(' ', (Lines("/proc/loadavg").FirstOrDefault() ?? "?").Split(' ').Take(3));

    private static string Or(double? value, string format) => value is { } v ? v.ToString(format, CultureInfo.InvariantCulture) : "–";

    /// <summary>Processors, memory and system.</summary>
    public static string Machine()
    {
        var model = Lines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
        var memory = Lines("/proc/meminfo").FirstOrDefault(l => l.StartsWith("MemTotal", StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        var gib = memory is null ? "?" : (long.Parse(memory) / 1024.0 / 1024.0).ToString("0", CultureInfo.InvariantCulture);
        return $"{Environment.ProcessorCount} × {model}, {gib} GiB, {Environment.OSVersion}";
    }

    private static string Memory(int pid)
    {
        var rows = Lines($"/proc/{pid}/status").Where(l => l.StartsWith("VmRSS", StringComparison.Ordinal) || l.StartsWith("VmHWM", StringComparison.Ordinal));
        return string.Join(", ", rows.Select(r => string.Join(' ', r.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries))));
    }

    private static string[] Lines(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];
}
