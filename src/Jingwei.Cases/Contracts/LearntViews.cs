using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <param name="Text">What somebody says, as far as it is written down.</param>
public sealed record SuggestionRequest(string? Text);

/// <param name="Confidence">In 0..1: of suggestions made with 0.8, eight of ten should be right.</param>
public sealed record SuggestedCategory(string Code, Text Name, double Confidence);

/// <param name="Words">The part of the text that names it.</param>
/// <param name="Exact">Close enough to send somebody there; otherwise no closer than the street or area.</param>
public sealed record SuggestedPlace(FoundPlaceKind Kind, Text Name, double Lon, double Lat, string Words, bool Exact);

/// <param name="Categories">The likeliest first; empty when nothing in the text is known.</param>
/// <param name="Words">What spoke most for the first against the second.</param>
/// <param name="LearntFrom">From how many decided cases of this center; 0 while only the names of the categories are known.</param>
/// <param name="LearntAt">Null until something was learnt.</param>
/// <param name="Places">The closest first.</param>
public sealed record IntakeSuggestion(
    IReadOnlyList<SuggestedCategory> Categories, IReadOnlyList<string> Words, int LearntFrom, DateTimeOffset? LearntAt, IReadOnlyList<SuggestedPlace> Places);

/// <summary>A hot matter 热点: what several people say about one thing over weeks.</summary>
/// <param name="Words">What its messages say and others do not.</param>
/// <param name="Messages">How many of its messages the reader may see.</param>
/// <param name="Heat">How much is being said now: each message counts 1 when it comes, and half as much with each 30 days.</param>
/// <param name="Cases">Those that the reader may see, the newest first; at most <see cref="MostCases"/>.</param>
public sealed record HotMatterView(
    string Id, string Name, IReadOnlyList<string> Words, int Messages, int CaseCount, int OpenCases, double Heat, DateTimeOffset First, DateTimeOffset Last, IReadOnlyList<HotMatterCase> Cases)
{
    public const int MostCases = 20;
}

/// <param name="Words">What was said, cut short.</param>
public sealed record HotMatterCase(string Number, Text Title, Text Address, CaseStage Stage, Text StateName, DateTimeOffset OpenedAt, string Words);

/// <param name="LookedAt">When it was looked for; null when never.</param>
/// <param name="Items">The biggest first.</param>
public sealed record HotMattersView(DateTimeOffset? LookedAt, IReadOnlyList<HotMatterView> Items);
