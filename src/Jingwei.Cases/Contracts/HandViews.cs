using Jingwei.Cases.Rules.Hands;
using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>A hand of a case from one center to another, as its page shows it.</summary>
/// <param name="At">When it was asked.</param>
/// <param name="HeldBy">Where an answer is due; null once it has one.</param>
/// <param name="Late">The receiver's time has passed at least once, and it is still not answered.</param>
/// <param name="TimesPassed">How often its time passed without an answer.</param>
/// <param name="MayApprove">Whether the reader may agree or not, for the sender's desk.</param>
/// <param name="MayAnswer">Whether the reader may accept or refuse it.</param>
/// <param name="MayWithdraw">Whether the reader may take it back.</param>
public sealed record HandView(
    string Id, HandKind Kind, AreaRef From, AreaRef To, HandState State, string Reason, Text By, DateTimeOffset At, AreaRef? HeldBy, DateTimeOffset? DueAt, bool Late, int TimesPassed,
    Text? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionNote, bool MayApprove, bool MayAnswer, bool MayWithdraw);

/// <summary>What lists mark: that a case is to go to another center.</summary>
public sealed record HandMark(HandKind Kind, HandState State, Text From, Text To, DateTimeOffset? DueAt, int TimesPassed);

/// <summary>A center that a case can go to.</summary>
/// <param name="Kind">The way from where it is led now.</param>
/// <param name="Above">What lies above it, as far as needed to tell two of one name apart.</param>
/// <param name="AtOnce">Nobody is asked: the case is led from there at once.</param>
public sealed record HandTarget(AreaRef Area, HandKind Kind, Text? Above, bool AtOnce);

/// <summary>Told at the desks of both centers.</summary>
/// <param name="What">The code of the line of history.</param>
public sealed record HandNews(string CaseNumber, Text Title, string What, HandKind Kind, Text From, Text To, DateTimeOffset? DueAt, int TimesPassed);
