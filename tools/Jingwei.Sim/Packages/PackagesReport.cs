using System.Globalization;
using System.Text;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Packages;

/// <summary>What playing the packages came to.</summary>
/// <param name="Packages">Codes of all that were played.</param>
/// <param name="NotPlayed">Examples that could not be played, each with its reason.</param>
/// <param name="Audit">What the audit of the folder found; null when it is clean.</param>
public sealed record PackagesReport(long Seed, IReadOnlyList<string> Packages, PlayedTimeline Timeline, IReadOnlyList<PlayedExample> NotPlayed, string? Audit, TimeSpan Took)
{
    /// <summary>Everything came as the examples say, and the audit is clean.</summary>
    public bool Clean => Audit is null && Timeline.Outcomes.All(o => o.Differences.Count == 0);

    /// <summary>A line a package, then a total, then what differs, what could not be compared, and what could not be played.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        var outcomes = Timeline.Outcomes;
        var width = Packages.Select(p => p.Length).DefaultIfEmpty(0).Max() + 2;
        foreach (var package in Packages)
        {
            Line(package, [.. outcomes.Where(o => o.Example.Package == package)]);
        }

        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"Seed {Seed}, {Tide.Local(Timeline.From):yyyy-MM-dd HH:mm} to {Tide.Local(Timeline.To):yyyy-MM-dd HH:mm} by the city's clock, in {Took.TotalSeconds:0} s: {Timeline.MqttReadings} readings over MQTT, {Timeline.HttpReadings} over HTTP, {Timeline.Rows} rows, {Timeline.Moves} moves of people.");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{Packages.Count} packages, {outcomes.Count} examples, {outcomes.Sum(o => o.Alarms)} alarms, {outcomes.Sum(o => o.Cases)} cases, {outcomes.Sum(o => o.Calls)} calls; {NotPlayed.Count} not played, {outcomes.Sum(o => o.NotCompared.Count)} not compared, {outcomes.Sum(o => o.Differences.Count)} differences.");
        Several("Differences", outcomes.SelectMany(o => o.Differences).Select(d => d.ToString()));
        Several("Not compared", outcomes.SelectMany(o => o.NotCompared));
        Several("Not played", NotPlayed.Select(e => $"{e.Package}, \"{e.Name}\": {e.NotPlayed}"));
        text.AppendLine(Audit is null ? "The audit is clean." : $"The audit found:\n{Audit}");
        return text.ToString();

        void Line(string package, IReadOnlyList<Outcome> of) => text.AppendLine(CultureInfo.InvariantCulture,
            $"{package.PadRight(width)}{of.Count,3} examples {of.Sum(o => o.Alarms),4} alarms {of.Sum(o => o.Cases),4} cases {of.Sum(o => o.Calls),4} calls {of.Sum(o => o.Differences.Count),3} differences");

        void Several(string title, IEnumerable<string> lines)
        {
            var all = lines.ToList();
            if (all.Count > 0)
            {
                text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{title}:");
                all.ForEach(l => text.AppendLine(CultureInfo.InvariantCulture, $"  {l}"));
            }
        }
    }
}
