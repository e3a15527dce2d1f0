namespace Jingwei.Gateway.Warnings;

/// <summary>
/// Where a message of others stands, told from all that is known of it and never from the order in which it became known: an all-clear may arrive before what it clears.
/// </summary>
internal static class WarningLife
{
    /// <summary>How long a message holds that does not say until when: the standard leaves that to whoever receives it.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromHours(24);

    /// <param name="msgType">Of the message itself.</param>
    /// <param name="endsAt">When its time is over.</param>
    /// <param name="namedBy">The types of the messages that name it and may end it: <see cref="MayEnd"/>.</param>
    /// <param name="now">City time.</param>
    public static WarningState StateOf(string msgType, DateTimeOffset endsAt, IReadOnlyCollection<string> namedBy, DateTimeOffset now) =>
        msgType is not ("Alert" or "Update") ? WarningState.Note
        : namedBy.Contains("Cancel") ? WarningState.Canceled
        : namedBy.Contains("Update") ? WarningState.Replaced
        : endsAt <= now ? WarningState.Expired
        : WarningState.Active;

    /// <summary>Whether a message may end another that it names: of the same sender or by the same way, and an exercise ends nothing that is meant.</summary>
    public static bool MayEnd(WarningInRow later, WarningInRow earlier) =>
        later.MsgType is "Update" or "Cancel" && later.Status == earlier.Status && (later.Sender == earlier.Sender || later.FeedId == earlier.FeedId);
}
