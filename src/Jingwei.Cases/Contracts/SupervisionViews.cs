using Jingwei.Cases.Supervision;
using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>督办 of a case, as its page shows it.</summary>
/// <param name="Level">The area at whose level it lies now.</param>
/// <param name="AskedOf">Who must answer.</param>
/// <param name="Limit">The time to answer, in words.</param>
/// <param name="TimesIgnored">How often its time passed without an answer.</param>
/// <param name="MayAnswer">Whether the reader may answer it.</param>
/// <param name="MayDecide">Whether the reader accepts the answer or sends it back.</param>
public sealed record SupervisionView(
    string Id, Text Level, Text By, DateTimeOffset At, Text AskedOf, string Words, Text Limit, DateTimeOffset DueAt, SupervisionState State, bool Late, int TimesIgnored,
    string? Answer, Text? AnsweredBy, DateTimeOffset? AnsweredAt, Text? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionNote, bool MayAnswer, bool MayDecide);

/// <summary>What lists mark: that a case is supervised, and how the one that presses most stands.</summary>
public sealed record SupervisionMark(SupervisionState State, DateTimeOffset DueAt, int TimesIgnored, Text Level);

/// <summary>Told aloud at the desks of the area and above.</summary>
/// <param name="What">The code of the line of history.</param>
public sealed record SupervisionNews(string CaseNumber, Text Title, string What, Text Level, DateTimeOffset DueAt, int TimesIgnored);
