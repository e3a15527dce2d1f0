namespace Jingwei.Gateway.Warnings;

/// <summary>
/// Where a message of others stands, told from all that is known of it and never from the order in which it became known: an all-clear may arrive before what it clears.
/// </summary>
internal static class WarningLife
{
    /// <summary>How long a message holds that does not say until when: the standard leaves that to whoever receives it.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromHours(24);

    /// <param name="kind">Of the message itself: <see cref="KindOf"/>.</param>
    /// <param name="endsAt">When its time is over.</param>
    /// <param name="namedBy">The kinds of the messages that name it and may end it: <see cref="MayEnd"/>.</param>
    /// <param name="now">City time.</param>
    public static WarningState StateOf(string kind, DateTimeOffset endsAt, IReadOnlyCollection<string> namedBy, DateTimeOffset now) =>
        kind is not ("Alert" or "Update") ? WarningState.Note
        : namedBy.Contains("Cancel") ? WarningState.Canceled
        : namedBy.Contains("Update") ? WarningState.Replaced
        : endsAt <= now ? WarningState.Expired
        : WarningState.Active;

    /// <summary>What a message does, whatever it is called: an update that says only that it is over is an all-clear.</summary>
    public static string KindOf(WarningInRow row) => row.Clears ? "Cancel" : row.MsgType;

    /// <summary>
    /// Whether a message may end another that it names: by the same way alone, for whoever holds one source's key can write any sender's name; and an exercise ends nothing that is meant.
    /// </summary>
    public static bool MayEnd(WarningInRow later, WarningInRow earlier) =>
        later.MsgType is "Update" or "Cancel" && later.Status == earlier.Status && later.FeedId == earlier.FeedId;
}
