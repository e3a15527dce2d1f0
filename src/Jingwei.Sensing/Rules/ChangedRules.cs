namespace Jingwei.Sensing.Rules;

/// <summary>
/// A device's track when another revision of the packages comes into force. Readings that were heard stay heard; a condition of the same meaning goes on as it
/// stands; one that is new or has changed begins with the newest number of each value, so that its waits begin anew.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>an alarm is active, its condition is the same</term><description>goes on</description></item>
/// <item><term>… its condition has changed, and by the new one it would go on (<see cref="ConditionRule.GoOn"/>)</term><description>goes on under its number</description></item>
/// <item><term>… by the new one it would not</term><description>is cleared now; if the new condition holds, that is a new alarm</description></item>
/// <item><term>… its condition is gone</term><description>is cleared now; when the condition comes back, its numbers go on</description></item>
/// <item><term>an alarm is over, and a late reading could still move it</term><description>is final when its condition has changed or is gone</description></item>
/// </list>
/// </remarks>
internal static class ChangedRules
{
    /// <summary>Ends what does not go on under the new rules.</summary>
    /// <param name="track">The device as it stands.</param>
    /// <param name="kind">The new rules.</param>
    /// <param name="laneMs">The lane's time.</param>
    /// <param name="news">Receives the ends.</param>
    public static void End(DeviceTrack track, KindRules kind, long laneMs, List<ConditionNews> news)
    {
        var ends = new List<EpisodeNews>();
        var first = news.Count;
        foreach (var condition in track.Tracks)
        {
            var next = Find(kind, condition.Rule.Code);
            if (next?.MeansTheSameAs(condition.Rule) == true || (next is not null && condition.IsOpen && GoOn(track, condition, kind, next, laneMs) is not null))
                continue;
            ends.Clear();
            condition.End(track.NowMs(laneMs), ends);
            foreach (var end in ends)
                news.Add(new ConditionNews(condition.Rule.Code, end, double.IsNaN(condition.Tail.Value) ? null : condition.Tail.Value));
        }
        track.Weigh(news, first);
    }

    /// <summary>The track under the new rules; <see cref="End"/> must have been called before. Tells nothing: the next <see cref="DeviceTrack.Wake"/> does.</summary>
    public static DeviceTrack Carry(DeviceTrack before, KindRules kind, long laneMs)
    {
        var track = new DeviceTrack(kind);
        foreach (var (code, number) in before.Retired)
            track.Retired[code] = number;
        CarryLatest(before, track);
        foreach (var condition in track.Tracks)
        {
            var code = condition.Rule.Code;
            if (before.Tracks.FirstOrDefault(t => t.Rule.Code == code) is not { } old)
                Begin(track, condition, before, track.Retired.Remove(code, out var number) ? number : 1);
            else if (old.Rule.MeansTheSameAs(condition.Rule))
                Same(condition, old);
            else if (old.IsOpen && GoOn(before, old, kind, condition.Rule, laneMs) is { } state)
                condition.Restore(state, old.NextNumber, [old.Announced[^1]], before.Newest!.Value.AtMs + 1);
            else
                Begin(track, condition, before, old.NextNumber);
        }
        foreach (var old in before.Tracks.Where(t => Find(kind, t.Rule.Code) is null))
            track.Retired[old.Rule.Code] = old.NextNumber;
        track.Restore(before.SettledMs, before.FurthestMs, before.Window.Select(s => s with { Values = Values(before.Kind, kind, s.Values) }));
        return track;
    }

    private static void Same(ConditionTrack condition, ConditionTrack old)
    {
        condition.Restore(old.Base, old.NextNumber, old.Announced, old.SinceMs);
        condition.SetAside(old.Fault);
    }

    private static void Begin(DeviceTrack track, ConditionTrack condition, DeviceTrack before, int number)
    {
        condition.Restore(condition.Rule.Initial, number, []);
        if (before.Newest is not { } newest)
            return;
        try
        {
            condition.Restore(condition.Rule.BeginWith(new Sample(newest.AtMs, newest.HeardMs, [.. track.Latest])), number, [], newest.AtMs + 1);
        }
#pragma warning disable CA1031 // A rule that throws is set aside, whatever it throws.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            condition.SetAside(ConditionTrack.Say(fault));
        }
    }

    // A rule that throws at it does not go on with it.
    private static FoldState? GoOn(DeviceTrack track, ConditionTrack condition, KindRules kind, ConditionRule next, long laneMs)
    {
        var newest = track.Newest!.Value;
        try
        {
            return next.GoOn(condition.Announced[^1].Episode.StartMs, newest with { Values = Values(track.Kind, kind, track.Latest) }, track.NowMs(laneMs));
        }
#pragma warning disable CA1031 // It is set aside where it begins.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static void CarryLatest(DeviceTrack before, DeviceTrack track)
    {
        var latest = Values(before.Kind, track.Kind, before.Latest);
        for (var i = 0; i < latest.Length; i++)
            if (!double.IsNaN(latest[i]))
                (track.Latest[i], track.LatestAtMs[i]) = (latest[i], before.LatestAtMs[PlaceOf(before.Kind, track.Kind, i)]);
    }

    private static double[] Values(KindRules from, KindRules to, double[] values) =>
        from.Declared is { } a && to.Declared is { } b ? CarryValues.To(b.Values, a.Values, values) : [.. values];

    private static int PlaceOf(KindRules from, KindRules to, int place) =>
        from.Declared is { } a && to.Declared is { } b ? CarryValues.PlaceOf(a.Values, b.Values[place]) : place;

    private static ConditionRule? Find(KindRules kind, string code) => kind.Rules.FirstOrDefault(r => r.Code == code);
}
