using Jingwei.Cases.Rules.Assists;
using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>A move that the reader may make now.</summary>
/// <param name="Words">Whether words must come with it.</param>
/// <param name="LeastPhotos">How many photos must come with it.</param>
public sealed record AssistMoveView(string Move, bool Words, int LeastPhotos);

/// <summary>协办: a part of a case that another body was asked to do.</summary>
/// <param name="AskedFor">For whom it was asked: the leading body, or the desk of this center.</param>
/// <param name="Late">The body was, or is, late with it.</param>
/// <param name="StandsStill">Its time stands still because the case does.</param>
/// <param name="WaitUntil">When it goes up a level unless somebody acts; null when it waits for no time.</param>
/// <param name="Level">The area at whose level it lies.</param>
/// <param name="TimesRaised">How often it went up since it came into this state.</param>
/// <param name="Words">Why it was declined or taken back, or what was done.</param>
/// <param name="FileIds">Photos of what was done.</param>
public sealed record AssistView(
    string Id, BodyView Body, string What, Text AskedFor, Text AskedBy, DateTimeOffset AskedAt, DateTimeOffset DueAt, AssistState State, bool Late, bool StandsStill, DateTimeOffset? WaitUntil, Text Level, int TimesRaised,
    Text? AnsweredBy, DateTimeOffset? AnsweredAt, string? Words, IReadOnlyList<string> FileIds, Text? EndedBy, DateTimeOffset? EndedAt, IReadOnlyList<AssistMoveView> Moves);

/// <summary>A part in a list, with the case that it is of.</summary>
/// <param name="Number">Of the case.</param>
/// <param name="Title">Of the case; what its category is called, for who may not see the case.</param>
/// <param name="Place">Null for who may not see the case; so is <paramref name="StateName"/>.</param>
/// <param name="MayOpen">Whether the reader may see the case itself.</param>
/// <param name="Lead">主办: the body that has the case now; null when no body has, and for who may not see the case.</param>
/// <param name="WaitsForMe">It is the reader's turn.</param>
public sealed record AssistLine(string Number, Text Title, Text Area, PlaceView? Place, Text? StateName, bool MayOpen, Text? Lead, bool WaitsForMe, AssistView Part);

/// <summary>How many open parts stand how.</summary>
/// <param name="Late">With the body and late; counted under their state too.</param>
public sealed record AssistTally(int Asked, int Confirmed, int Declined, int Late);

/// <param name="Of">Asked of the reader's bodies.</param>
/// <param name="By">Asked by the reader's desks, or for a case that a body of theirs had.</param>
public sealed record AssistCounts(AssistTally Of, AssistTally By);
