using Jingwei.Cases.Learning;
using Jingwei.Cases.Rules.Duplicates;
using Jingwei.Foundation;

namespace Jingwei.Lab;

/// <summary>
/// <c>duplicates IN.jsonl OUT.jsonl [--least 0]</c>: pairs that may be one report twice, with the likeness that a case's page shows. Messages with <c>lon</c> and <c>lat</c> are compared within the reach of the rule; where
/// a file has no places, place weighs nothing, as whatever two reports do not both tell.
/// </summary>
public static class DuplicatesCommand
{
    /// <summary>Without a place, whoever is compared shares a run of so many characters; with one, is near.</summary>
    private const int Run4 = 4;

    /// <summary>A run that so many messages have leads nowhere.</summary>
    private const int TooCommon = 60;

    public static void Run(LabArguments arguments, TextWriter says)
    {
        var least = arguments.TakeNumber("--least", (int)Math.Round(DuplicateRule.Staff.Shown * 100), 0, 100) / 100.0;
        var files = arguments.Files("IN.jsonl", "OUT.jsonl");
        var lines = LabInput.Read(files[0]);
        var places = lines.Count(l => l.Place is not null);
        if (places > 0 && places < lines.Count)
        {
            throw new LabInputException($"{files[0]}: {places} of {lines.Count} messages have \"lon\" and \"lat\"; either all have them or none.");
        }

        var rule = places > 0 ? DuplicateRule.Staff : DuplicateRule.Staff with { Weights = DuplicateRule.Staff.Weights with { Place = 0 } };
        var facts = lines.ConvertAll(FactsOf);
        var pairs = Candidates(lines, facts, rule).Select(p => new Line(lines[p.One].Message.Id, lines[p.Other].Message.Id, Math.Round(CompareReports.Run(facts[p.One], facts[p.Other], rule).Score, 4)))
            .Where(p => p.Score > 0 && p.Score >= least).OrderByDescending(p => p.Score).ThenBy(p => p.One, StringComparer.Ordinal).ThenBy(p => p.Other, StringComparer.Ordinal).ToList();
        LabOutput.Write(files[1], pairs);
        says.WriteLine($"{pairs.Count} pairs of {lines.Count} messages, {(places > 0 ? "by place" : "without places")}; {pairs.Count(p => p.Score >= rule.Told)} from the likeness {rule.Told} on, at which the product speaks by itself: {files[1]}");
    }

    private static ReportFacts FactsOf(MessageLine line) =>
        new(line.Place ?? default, line.Message.At ?? DateTimeOffset.UnixEpoch, line.Category, line.Category, $"{line.Message.Title}\n{line.Message.Text}", null);

    private static IEnumerable<(int One, int Other)> Candidates(List<MessageLine> lines, List<ReportFacts> facts, DuplicateRule rule)
    {
        var buckets = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var key in lines[i].Place is { } place ? PlaceCells.Around(place, rule.ReachMeters).Select(c => c.ToString()) : RunsOf(lines[i].Message))
            {
                (buckets.TryGetValue(key, out var found) ? found : buckets[key] = []).Add(i);
            }
        }

        var seen = new HashSet<(int, int)>();
        foreach (var bucket in buckets.Values.Where(b => b.Count > 1 && (lines[0].Place is not null || b.Count <= TooCommon)))
        {
            for (var j = 1; j < bucket.Count; j++)
            {
                for (var i = 0; i < j; i++)
                {
                    // As beside a case: what was filed farther apart is not compared.
                    if ((facts[bucket[i]].At - facts[bucket[j]].At).Duration() <= rule.Within && seen.Add((bucket[i], bucket[j])))
                    {
                        yield return (bucket[i], bucket[j]);
                    }
                }
            }
        }
    }

    private static HashSet<string> RunsOf(Message message)
    {
        var text = $"{message.Title}\n{message.Text}";
        return [.. Enumerable.Range(0, Math.Max(0, text.Length - Run4 + 1)).Select(i => text.Substring(i, Run4))];
    }

    private sealed record Line(string One, string Other, double Score);
}
