using Jingwei.Foundation;
using Jingwei.Foundation.Geometry;

namespace Jingwei.Gateway.Exchange.Mapping;

/// <summary>How the platform knows who calls. Stored by name.</summary>
public enum ExchangeSign
{
    /// <summary>Each call is signed with a shared secret, as webhooks are.</summary>
    Signature,

    /// <summary>A fixed key in a header that the platform names.</summary>
    Header,
}

/// <summary>What another platform's interface looks like, as one file of <c>exchange/</c> declares it: its names and codes beside ours, both ways.</summary>
/// <param name="Name">By which settings, addresses and history know it.</param>
/// <param name="Level">Of the other side: city, province, national, district.</param>
/// <param name="HeaderName">Of <see cref="ExchangeSign.Header"/>.</param>
/// <param name="Codes">Each table by its name: our code, and theirs; of several of theirs the first is what we send.</param>
/// <param name="Out">Null where nothing is handed to it.</param>
/// <param name="In">Null where nothing is taken from it.</param>
internal sealed record ExchangeMapping(
    string Name, int Version, Text Title, string Level, TimeZoneInfo Zone, Datum Datum, ExchangeSign Sign, string HeaderName, IReadOnlyDictionary<string, CodeTable> Codes, OutMapping? Out, InMapping? In);

/// <summary>Our codes and theirs.</summary>
internal sealed record CodeTable(string Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Theirs)
{
    /// <summary>Theirs for ours; null when there is none.</summary>
    public string? Find(string ours) => Theirs.GetValueOrDefault(ours)?[0];

    /// <summary>Ours for theirs; null when there is none.</summary>
    public string? FindOurs(string theirs) => Theirs.Where(t => t.Value.Contains(theirs)).Select(t => t.Key).FirstOrDefault();

    /// <summary>All of theirs, in the file's order.</summary>
    public IReadOnlyList<string> Known => [.. Theirs.Values.SelectMany(t => t).Distinct()];
}

/// <param name="Case">What goes out when a case is handed over.</param>
/// <param name="Step">What goes out of each later step of a case that either side handed over.</param>
/// <param name="Rule">Which cases are handed over by themselves; null for none.</param>
internal sealed record OutMapping(OutCall Case, OutCall Step, OutRule? Rule, AnswerMapping Answer);

/// <param name="Path">Appended to the platform's address; begins with a slash.</param>
internal sealed record OutCall(string Path, IReadOnlyList<OutField> Fields);

/// <summary>One field of what goes out.</summary>
/// <param name="Name">Theirs; dots lead into nested objects.</param>
/// <param name="From">Ours, one of <see cref="OutFields"/>; null for a fixed text.</param>
/// <param name="Fixed">What always stands there.</param>
/// <param name="Codes">The table by which the value is told; null to tell it as it is.</param>
/// <param name="Else">Told when the table has no code for the value.</param>
/// <param name="Format">Of an instant: iso, unix, unixMs, or letters as .NET writes them.</param>
/// <param name="Required">Without a value nothing goes out.</param>
/// <param name="AsText">A number is told as text.</param>
/// <param name="Purpose">Why the platform needs what belongs to a person; stands in the log of looks.</param>
internal sealed record OutField(string Name, string? From, string? Fixed, CodeTable? Codes, string? Else, string Format, bool Required, bool AsText, string? Purpose);

/// <summary>A case is handed over by itself when all that is named here holds of it.</summary>
/// <param name="Categories">Codes, or kinds of them; empty for all.</param>
/// <param name="Sources">Names of <c>CaseSource</c>; empty for all but those that a platform handed in.</param>
/// <param name="Stages">It goes when it first comes to one of these.</param>
internal sealed record OutRule(IReadOnlyList<string> Categories, IReadOnlyList<string> Sources, IReadOnlyList<string> Stages);

/// <summary>What an answer with a status of 2xx says.</summary>
/// <param name="OkField">Theirs, by which it says whether it took the message; null when the status alone says so.</param>
/// <param name="OkValues">What that field holds when it did.</param>
/// <param name="Says">Theirs, in which it says why not.</param>
/// <param name="Number">Theirs, in which it gives its own number of a case; null when it gives none.</param>
internal sealed record AnswerMapping(string? OkField, IReadOnlyList<string> OkValues, string? Says, string? Number);

/// <param name="Workflow">By which such a case goes on; null for the street's.</param>
/// <param name="Step">Null where no steps come in.</param>
internal sealed record InMapping(string? Workflow, IReadOnlyDictionary<string, InField>? Case, IReadOnlyDictionary<string, InField>? Step);

/// <summary>One field of what comes in.</summary>
/// <param name="Path">Theirs; dots lead into nested objects.</param>
/// <param name="Codes">The table by which theirs becomes ours.</param>
/// <param name="Else">Ours, when theirs is in no table; null to refuse it.</param>
internal sealed record InField(string Name, string Path, CodeTable? Codes, string? Else, string Format);
