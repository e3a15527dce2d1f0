namespace Jingwei.Gateway.Exchange.Mapping;

/// <summary>What of a case can go out, by the names that a mapping uses.</summary>
internal static class OutFields
{
    public static readonly string[] Instants = ["openedAt", "dueAt", "closedAt", "at"];

    public static readonly string[] Numbers = ["lon", "lat", "severity"];

    /// <summary>Belongs to a person: goes out only with a purpose, and each sending is logged as a look.</summary>
    public static readonly string[] Personal = ["reporterName", "reporterPhone"];

    public static readonly string[] Plain =
    [
        "number", "outsideNumber", "category", "area", "stage", "step", "stepName", "outcome", "source", "title", "text", "address", "body", "workflow", "link", "note",
    ];

    public static IReadOnlyList<string> All { get; } = [.. Plain, .. Instants, .. Numbers, .. Personal];
}

/// <summary>What can be taken from another platform's case or step, by the names that a mapping uses.</summary>
internal static class InFields
{
    public static readonly string[] Case = ["number", "text", "category", "area", "address", "lon", "lat", "reportedAt", "dueAt", "contactName", "contact"];

    public static readonly string[] CaseNeeds = ["number", "text", "category"];

    public static readonly string[] Step = ["number", "step", "text", "at"];

    public static readonly string[] StepNeeds = ["number", "step"];

    public static readonly string[] Instants = ["reportedAt", "dueAt", "at"];

    /// <summary>What another platform's step means here: the right-hand side of a table for <c>step</c> is theirs, the left one of these.</summary>
    public static readonly string[] Meanings = ["accepted", "working", "answered", "returned", "closed"];
}
