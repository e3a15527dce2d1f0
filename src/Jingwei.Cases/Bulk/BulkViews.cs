using Jingwei.Cases.Hands;
using Jingwei.Cases.Moves;
using Jingwei.Foundation;

namespace Jingwei.Cases.Bulk;

/// <summary>What is to be done with each: a move, or a hand to another center; one of the two.</summary>
public sealed record BulkAct(MoveRequest? Move, HandRequest? Hand);

/// <summary>A case as its chooser sees it.</summary>
/// <param name="Version">When given, it is refused if the case has changed since.</param>
public sealed record BulkCase(string? Number, int? Version = null);

/// <param name="Cases">Which; or</param>
/// <param name="Filter">all of this filter, by the names of the list's API; the newest, as many as can be taken at once.</param>
public sealed record BulkRequest(BulkAct? Act, IReadOnlyList<BulkCase>? Cases = null, IReadOnlyDictionary<string, string>? Filter = null);

/// <summary>Why a case said no, as a refusal of the same act by hand.</summary>
public sealed record BulkRefusal(string Code, string? Field, IReadOnlyDictionary<string, object?>? Args);

/// <summary>What would come of a case.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="CameTo">Where it would stand, by step or center; null when it would be refused.</param>
/// <param name="Asks">Somebody must agree, or accept, first.</param>
/// <param name="Refusal">Why not; null when it would be done.</param>
public sealed record BulkLine(string Number, int Version, Text Title, Text From, Text? CameTo, bool Asks, BulkRefusal? Refusal);

/// <param name="More">There are more in the filter than can be taken at once.</param>
/// <param name="Most">How many can be taken at once.</param>
public sealed record BulkPreview(IReadOnlyList<BulkLine> Lines, int Does, int Asks, int Refused, bool More, int Most);

/// <param name="State">waiting, done, refused or left.</param>
public sealed record BulkOutcome(string Number, Text Title, BulkItemState State, DateTimeOffset? At, Text? CameTo, BulkRefusal? Refusal);

/// <summary>How far it has come.</summary>
/// <param name="Items">Of each case; empty in the list of jobs.</param>
public sealed record BulkView(
    string Id, BulkState State, BulkAct Act, DateTimeOffset MadeAt, DateTimeOffset? EndedAt, int Total, int Done, int Refused, int Waiting, int Left, IReadOnlyList<BulkOutcome> Items);
