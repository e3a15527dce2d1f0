using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Rules;

/// <summary>
/// What the reporter's "solved" or "not solved" is worth, and when it may be said. An answer is about the work that was last reported done:
/// newer work is asked about anew. Pure.
/// </summary>
public static class ReporterAnswers
{
    /// <summary>For so long after the close does "not solved" bring a case back; later it is a new report.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(14);

    /// <summary>How content somebody may be: 1 not at all, 5 fully.</summary>
    public const int BestRating = 5;

    /// <summary>
    /// The answer that stands: null when there is none, when it is about earlier work, and when it was "not solved" and a checker has closed the
    /// case all the same (said after the close it would have opened the case).
    /// </summary>
    public static bool? Standing(bool? solved, DateTimeOffset? answeredAt, DateTimeOffset? doneAt, DateTimeOffset? closedAt) =>
        answeredAt is null || answeredAt < doneAt || (solved == false && closedAt is not null) ? null : solved;

    /// <summary>What several reporters say together: "not solved" of any of them stands against all others.</summary>
    public static bool? Together(IEnumerable<bool?> standing)
    {
        var said = standing.OfType<bool>().ToList();
        return said.Count == 0 ? null : said.TrueForAll(s => s);
    }

    /// <summary>
    /// While the work waits for its check an answer may be given and corrected; on a closed case too, within the <see cref="Window"/>. Once "not
    /// solved" has sent people out again, it is no longer taken back. Of what was voided, not accepted or merged there is nothing to say.
    /// </summary>
    public static bool MayAnswer(CaseStage stage, DateTimeOffset? closedAt, DateTimeOffset now, CaseOutcome? outcome = null) =>
        outcome is not (CaseOutcome.Voided or CaseOutcome.NotAccepted or CaseOutcome.Merged) && (stage is CaseStage.Check or CaseStage.Close || (stage == CaseStage.Ended && now - closedAt <= Window));

    /// <summary>Whether this answer brings a case back: it is closed, and the reporter says that nothing is solved.</summary>
    public static bool Reopens(CaseStage stage, bool solved) => stage == CaseStage.Ended && !solved;
}
