namespace Jingwei.Gateway.Cap;

/// <summary>An element that may stand in another: how often, and the words it may have.</summary>
/// <param name="Most">Null for as often as one likes.</param>
/// <param name="Words">Null for free text, or for more elements.</param>
internal sealed record CapElement(string Name, int Least, int? Most, IReadOnlyList<string>? Words = null);

/// <summary>What may stand where in CAP 1.2, in the order in which the schema asks for it.</summary>
internal static class CapGrammar
{
    public const string Namespace = "urn:oasis:names:tc:emergency:cap:1.2";

    /// <summary>Signatures may stand at the end of a message.</summary>
    public const string SignatureNamespace = "http://www.w3.org/2000/09/xmldsig#";

    public static readonly string[] Statuses = ["Actual", "Exercise", "System", "Test", "Draft"];
    public static readonly string[] MsgTypes = ["Alert", "Update", "Cancel", "Ack", "Error"];
    public static readonly string[] Scopes = ["Public", "Restricted", "Private"];
    public static readonly string[] Categories = ["Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other"];
    public static readonly string[] ResponseTypes = ["Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None"];
    public static readonly string[] Urgencies = ["Immediate", "Expected", "Future", "Past", "Unknown"];
    public static readonly string[] Severities = ["Extreme", "Severe", "Moderate", "Minor", "Unknown"];
    public static readonly string[] Certainties = ["Observed", "Likely", "Possible", "Unlikely", "Unknown"];

    public static readonly CapElement[] Alert =
    [
        new("identifier", 1, 1), new("sender", 1, 1), new("sent", 1, 1), new("status", 1, 1, Statuses), new("msgType", 1, 1, MsgTypes), new("source", 0, 1), new("scope", 1, 1, Scopes),
        new("restriction", 0, 1), new("addresses", 0, 1), new("code", 0, null), new("note", 0, 1), new("references", 0, 1), new("incidents", 0, 1), new("info", 0, null),
    ];

    public static readonly CapElement[] Info =
    [
        new("language", 0, 1), new("category", 1, null, Categories), new("event", 1, 1), new("responseType", 0, null, ResponseTypes), new("urgency", 1, 1, Urgencies),
        new("severity", 1, 1, Severities), new("certainty", 1, 1, Certainties), new("audience", 0, 1), new("eventCode", 0, null), new("effective", 0, 1), new("onset", 0, 1), new("expires", 0, 1),
        new("senderName", 0, 1), new("headline", 0, 1), new("description", 0, 1), new("instruction", 0, 1), new("web", 0, 1), new("contact", 0, 1), new("parameter", 0, null),
        new("resource", 0, null), new("area", 0, null),
    ];

    public static readonly CapElement[] Resource =
        [new("resourceDesc", 1, 1), new("mimeType", 1, 1), new("size", 0, 1), new("uri", 0, 1), new("derefUri", 0, 1), new("digest", 0, 1)];

    public static readonly CapElement[] Area =
        [new("areaDesc", 1, 1), new("polygon", 0, null), new("circle", 0, null), new("geocode", 0, null), new("altitude", 0, 1), new("ceiling", 0, 1)];

    /// <summary>Elements that have elements and no text.</summary>
    public static readonly string[] WithElements = ["info", "resource", "area", "eventCode", "parameter", "geocode"];

    public static readonly CapElement[] NamedValue = [new("valueName", 1, 1), new("value", 1, 1)];

    /// <summary>0 for Unknown, 1 for Minor, to 4 for Extreme.</summary>
    public static int RankOf(string severity) => severity switch { "Extreme" => 4, "Severe" => 3, "Moderate" => 2, "Minor" => 1, _ => 0 };
}
