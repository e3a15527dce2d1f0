using Jingwei.Sensing.Contracts;

namespace Jingwei.Sensing.Trials;

/// <summary>An alarm that files a case or joins one.</summary>
/// <param name="Category">The condition's.</param>
internal sealed record TrialFiling(TrialEpisode Episode, string Category, int Severity, IncidentMark? Incident);

/// <summary>A case of a trial, Unix milliseconds on the city's clock.</summary>
/// <param name="Key">What it has in common with the same case of another version: the incident, else its device and category.</param>
/// <param name="Opener">The alarm that filed it.</param>
/// <param name="EndsMs">Null when one of its alarms still lasts at the end of the run.</param>
/// <param name="Severity">Of the worst of its alarms.</param>
/// <param name="Alarms">How many came to it, with the one that filed it.</param>
internal sealed record TrialCase(string Key, TrialEpisode Opener, long OpenedMs, long? EndsMs, int Severity, int Alarms);

/// <summary>
/// Which alarms make one case, as the city joins them: an alarm joins the newest open case that the same device filed under the same category, else one of the
/// same incident and class within the incident's time after the last that came. When people would have been done nobody knows: here a case ends when it is told
/// that all its alarms have cleared.
/// </summary>
internal static class JoinTrials
{
    /// <summary>The cases in the order of their opening.</summary>
    public static IReadOnlyList<TrialCase> Run(IEnumerable<TrialFiling> alarms)
    {
        var all = new List<Open>();
        var open = new List<Open>();
        foreach (var alarm in alarms.OrderBy(a => a.Episode.RaisedMs))
        {
            var at = alarm.Episode.RaisedMs;
            open.RemoveAll(c => c.EndsMs <= at);
            var own = open.FindLast(c => c.First.Episode.DeviceId == alarm.Episode.DeviceId && c.First.Category == alarm.Category);
            var key = KeyOf(alarm);
            if ((own ?? (key is null ? null : open.FindLast(c => c.Incident == key && c.LastMs >= at - (long)alarm.Incident!.Within.TotalMilliseconds))) is { } joined)
            {
                joined.Take(alarm);
                continue;
            }
            var made = new Open(alarm, key);
            all.Add(made);
            open.Add(made);
        }
        return [.. all.Select(c => new TrialCase(
            c.Incident ?? $"{c.First.Episode.DeviceId}/{c.First.Category}", c.First.Episode, c.First.Episode.RaisedMs, c.EndsMs == long.MaxValue ? null : c.EndsMs, c.Severity, c.Alarms))];
    }

    // The class of a category is what its code begins with: packages are read so.
    private static string? KeyOf(TrialFiling alarm) => alarm.Incident is { } incident ? $"{alarm.Category.Split('-')[0]}:{incident.Key}" : null;

    private sealed class Open(TrialFiling first, string? incident)
    {
        public TrialFiling First => first;
        public string? Incident => incident;
        public long LastMs { get; private set; } = first.Episode.RaisedMs;
        public long EndsMs { get; private set; } = first.Episode.OverToldMs ?? long.MaxValue;
        public int Severity { get; private set; } = first.Severity;
        public int Alarms { get; private set; } = 1;

        public void Take(TrialFiling alarm)
        {
            LastMs = alarm.Episode.RaisedMs;
            EndsMs = Math.Max(EndsMs, alarm.Episode.OverToldMs ?? long.MaxValue);
            Severity = Math.Max(Severity, alarm.Severity);
            Alarms++;
        }
    }
}
