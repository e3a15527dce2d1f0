namespace Jingwei.Sensing.Rules;

/// <summary>What became of one reading when it was judged.</summary>
public enum Judgement
{
    /// <summary>It was folded in.</summary>
    Judged,

    /// <summary>It came after the lateness of its kind had passed; it is kept, and no condition hears it.</summary>
    TooLate,
}

/// <summary>One condition's news about one device.</summary>
/// <param name="Condition">The condition's code.</param>
/// <param name="News">What became known.</param>
/// <param name="Value">The last value that the condition looked at; null when there is none.</param>
/// <param name="Worst">The worst step of severity that the condition is on after the same input, 2 to 4; 0 when on none.</param>
public readonly record struct ConditionNews(string Condition, EpisodeNews News, double? Value, int Worst = 0);

/// <summary>
/// All conditions of one device over the samples that may still be joined by a late one. Outputs depend only on the calls and their order.
/// </summary>
public sealed class DeviceTrack
{
    /// <summary>The most samples kept after the horizon: a flooding device shortens its own lateness, never its lane's pace.</summary>
    public const int MostSamples = 512;

    private readonly List<EpisodeNews> told = [];

    public DeviceTrack(KindRules kind)
    {
        Kind = kind;
        Tracks = [.. kind.Rules.Select(rule => new ConditionTrack(rule))];
        Latest = new double[kind.ValueNames.Count];
        Array.Fill(Latest, double.NaN);
        LatestAtMs = new long[kind.ValueNames.Count];
        Array.Fill(LatestAtMs, long.MinValue);
    }

    public KindRules Kind { get; private set; }
    public IReadOnlyList<ConditionTrack> Tracks { get; }

    /// <summary>The next episode's number of each condition that was watched once and no longer is.</summary>
    public Dictionary<string, int> Retired { get; } = [];

    /// <summary>Samples after the horizon in event order; of samples with one instant the last received; of forecasts, those of one issue by the instants that they speak of.</summary>
    public List<Sample> Window { get; } = [];

    /// <summary>The newest number of each value, in the profile's order; NaN where none was sent.</summary>
    public double[] Latest { get; }

    /// <summary>The instant of each of <see cref="Latest"/>, Unix milliseconds.</summary>
    public long[] LatestAtMs { get; }

    /// <summary>The newest instant below the horizon; samples up to it are no longer heard.</summary>
    public long SettledMs { get; private set; } = long.MinValue;

    /// <summary>The latest event time that was ever "now" for this device.</summary>
    public long FurthestMs { get; private set; } = long.MinValue;

    /// <summary>The newest sample; null before the first.</summary>
    public Sample? Newest => Window.Count == 0 ? null : Window[^1];

    /// <summary>Hears a reading.</summary>
    /// <param name="sample">The reading; <c>HeardMs</c> is the lane's time.</param>
    /// <param name="news">Receives what became known by it.</param>
    public Judgement Hear(in Sample sample, List<ConditionNews> news)
    {
        if (sample.AtMs <= SettledMs || (Window.Count > 0 && sample.AtMs < Window[^1].AtMs - Kind.LatenessMs))
            return Judgement.TooLate;
        if (Window.Count == 0 || sample.CompareTo(Window[^1]) > 0)
        {
            Window.Add(sample);
            foreach (var track in Tracks)
                track.Append(sample);
        }
        else if (sample.CompareTo(Window[^1]) == 0)
        {
            var merged = Window[^1] = Merge(Window[^1], sample);
            foreach (var track in Tracks)
                track.AppendAgain(merged);
        }
        else
        {
            Insert(sample);
        }
        Note(sample);
        Tell(sample.HeardMs, news);
        Settle();
        return Judgement.Judged;
    }

    /// <summary>Time passes without a reading.</summary>
    /// <param name="nowMs">The lane's time.</param>
    /// <param name="news">Receives what became known by it.</param>
    public void Wake(long nowMs, List<ConditionNews> news)
    {
        if (Window.Count > 0)
            Tell(nowMs, news);
    }

    /// <summary>Event time at a lane's time: the newest sample's instant and the time since we heard it.</summary>
    public long NowMs(long laneMs) => Window.Count == 0 ? laneMs : Window[^1].AtMs + Math.Max(0, laneMs - Window[^1].HeardMs);

    /// <summary>Goes on with rules that fold alike.</summary>
    public void Adopt(KindRules same)
    {
        Kind = same;
        for (var i = 0; i < Tracks.Count; i++)
            Tracks[i].Adopt(same.Rules[i]);
    }

    /// <summary>The lane's time at which <see cref="Wake"/> would tell something; null when only a reading can.</summary>
    public long? NextWakeMs()
    {
        if (Window.Count == 0)
            return null;
        long? next = null;
        var newest = Window[^1];
        foreach (var track in Tracks)
            if (track.NextChangeMs(FurthestMs) is { } change)
            {
                var wake = newest.HeardMs + Math.Max(0, change - newest.AtMs);
                if (next is null || wake < next)
                    next = wake;
            }
        return next;
    }

    /// <summary>Takes up a device from a checkpoint, with its tracks restored before.</summary>
    public void Restore(long settledMs, long furthestMs, IEnumerable<Sample> window)
    {
        SettledMs = settledMs;
        FurthestMs = furthestMs;
        Window.Clear();
        Window.AddRange(window);
        foreach (var track in Tracks)
            track.Refold(Window);
    }

    private void Insert(in Sample sample)
    {
        var late = sample;
        var place = Window.FindIndex(s => s.CompareTo(late) >= 0);
        if (Window[place].CompareTo(late) == 0)
            Window[place] = Merge(Window[place], sample);
        else
            Window.Insert(place, sample);
        foreach (var track in Tracks)
            track.Refold(Window);
    }

    private void Note(in Sample sample)
    {
        for (var i = 0; i < Latest.Length && sample.ValidAtMs is null; i++)
            if (!double.IsNaN(sample.Values[i]) && sample.AtMs >= LatestAtMs[i])
                (Latest[i], LatestAtMs[i]) = (sample.Values[i], sample.AtMs);
    }

    private void Tell(long laneMs, List<ConditionNews> news)
    {
        var now = NowMs(laneMs);
        FurthestMs = Math.Max(FurthestMs, now);
        var first = news.Count;
        foreach (var track in Tracks)
        {
            told.Clear();
            track.Tell(now, FurthestMs, told);
            foreach (var item in told)
                news.Add(new ConditionNews(track.Rule.Code, item, double.IsNaN(track.Tail.Value) ? null : track.Tail.Value));
        }
        Weigh(news, first);
    }

    /// <summary>Notes with each of the news how bad its condition is now that all steps have been told.</summary>
    internal void Weigh(List<ConditionNews> news, int first)
    {
        for (var i = first; i < news.Count; i++)
            news[i] = news[i] with { Worst = WorstOf(SeverityRule.ConditionOf(news[i].Condition) ?? news[i].Condition) };
    }

    private int WorstOf(string condition)
    {
        var worst = 0;
        foreach (var track in Tracks)
            if (track.IsOpen && SeverityRule.SeverityOf(condition, track.Rule.Code) is { } severity)
                worst = Math.Max(worst, severity);
        return worst;
    }

    private void Settle()
    {
        var horizon = Window[^1].AtMs - Kind.LatenessMs;
        var gone = 0;
        while (Window[gone].AtMs < horizon || Window.Count - gone > MostSamples)
        {
            foreach (var track in Tracks)
                track.Settle(Window[gone], Window[gone + 1].AtMs != Window[gone].AtMs);
            SettledMs = Window[gone++].AtMs;
        }
        if (gone > 0)
            Window.RemoveRange(0, gone);
    }

    // Of two readings with one instant the later received wins, value by value.
    private static Sample Merge(in Sample before, in Sample after) => after with { Values = SampleValue.Merge(before.Values, after.Values) };
}
