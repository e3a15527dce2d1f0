namespace Jingwei.Sensing.Rules;

/// <summary>A stretch of event time in which a condition held: from <paramref name="StartMs"/> until just before <paramref name="EndMs"/>; null while under way.</summary>
public readonly record struct Episode(long StartMs, long? EndMs)
{
    /// <summary>Whether two stretches share an instant; stretches that only touch do not.</summary>
    public bool Overlaps(Episode other) =>
        StartMs < (other.EndMs ?? long.MaxValue) && other.StartMs < (EndMs ?? long.MaxValue);
}

/// <summary>An episode that others have been told of. Its number was given then and never changes; its bounds may, while late readings are still heard.</summary>
public readonly record struct AnnouncedEpisode(int Number, Episode Episode);

/// <summary>What is told about an episode.</summary>
public enum EpisodeChange
{
    /// <summary>It is new. When it has an end already, it was over before it was known.</summary>
    Raised,

    /// <summary>It has ended.</summary>
    Cleared,

    /// <summary>A late reading moved its bounds; it is as open or as closed as before.</summary>
    Amended,

    /// <summary>A late reading shows that it never was.</summary>
    Withdrawn,
}

/// <summary>One output of a condition: what became known about which episode.</summary>
public readonly record struct EpisodeNews(EpisodeChange Change, int Number, Episode Episode);

/// <summary>Compares what is now known with what was announced.</summary>
public static class EpisodeDiff
{
    /// <summary>
    /// Brings <paramref name="announced"/> in line with <paramref name="known"/> and lists what must be told. An announced episode keeps its number as
    /// long as a known one overlaps it; an ended one is never opened again.
    /// </summary>
    /// <param name="announced">Episodes told before and still open to change, by start; replaced in place.</param>
    /// <param name="known">Episodes as now known, by start, without overlaps.</param>
    /// <param name="nextNumber">The number of the next new episode; moves on.</param>
    /// <param name="news">Receives the differences.</param>
    public static void Compare(List<AnnouncedEpisode> announced, IReadOnlyList<Episode> known, ref int nextNumber, List<EpisodeNews> news)
    {
        if (Same(announced, known))
            return;
        var kept = new List<AnnouncedEpisode>(known.Count);
        var told = 0;
        foreach (var episode in known)
        {
            // Both lists are in order, so an announced episode before this one that was not matched so far never was.
            while (told < announced.Count && !May(announced[told].Episode, episode) && announced[told].Episode.StartMs < episode.StartMs)
                Withdraw(announced[told++], news);
            if (told < announced.Count && May(announced[told].Episode, episode))
                kept.Add(Carry(announced[told++], episode, news));
            else
            {
                kept.Add(new AnnouncedEpisode(nextNumber, episode));
                news.Add(new EpisodeNews(EpisodeChange.Raised, nextNumber++, episode));
            }
        }
        while (told < announced.Count)
            Withdraw(announced[told++], news);
        announced.Clear();
        announced.AddRange(kept);
    }

    private static bool May(Episode before, Episode now) => before.Overlaps(now) && !(before.EndMs is not null && now.EndMs is null);

    private static AnnouncedEpisode Carry(AnnouncedEpisode before, Episode now, List<EpisodeNews> news)
    {
        if (before.Episode != now)
        {
            var change = before.Episode.EndMs is null && now.EndMs is not null ? EpisodeChange.Cleared : EpisodeChange.Amended;
            news.Add(new EpisodeNews(change, before.Number, now));
        }
        return before with { Episode = now };
    }

    private static void Withdraw(AnnouncedEpisode gone, List<EpisodeNews> news) =>
        news.Add(new EpisodeNews(EpisodeChange.Withdrawn, gone.Number, gone.Episode));

    private static bool Same(List<AnnouncedEpisode> announced, IReadOnlyList<Episode> known)
    {
        if (announced.Count != known.Count)
            return false;
        for (var i = 0; i < known.Count; i++)
            if (announced[i].Episode != known[i])
                return false;
        return true;
    }
}
