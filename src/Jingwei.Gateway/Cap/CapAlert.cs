using Jingwei.Foundation;

namespace Jingwei.Gateway.Cap;

/// <summary>A message of the Common Alerting Protocol 1.2 (OASIS, 1 July 2010), as far as it says something to a city. Words are the standard's own.</summary>
/// <param name="Sent">With the offset that it was written with.</param>
/// <param name="References">The earlier messages that it updates or cancels.</param>
internal sealed record CapAlert(
    string Identifier, string Sender, DateTimeOffset Sent, string Status, string MsgType, string Scope, string? Source, string? Note, IReadOnlyList<CapReference> References,
    IReadOnlyList<CapInfo> Infos);

/// <summary>Names one message: <c>sender,identifier,sent</c>.</summary>
internal sealed record CapReference(string Sender, string Identifier, DateTimeOffset Sent)
{
    public override string ToString() => $"{Sender},{Identifier},{CapTime.Write(Sent)}";
}

/// <summary>What is told, in one language.</summary>
internal sealed record CapInfo(
    string Language, IReadOnlyList<string> Categories, string Event, IReadOnlyList<string> ResponseTypes, string Urgency, string Severity, string Certainty,
    DateTimeOffset? Effective, DateTimeOffset? Onset, DateTimeOffset? Expires, string? SenderName, string? Headline, string? Description, string? Instruction, string? Web, string? Contact,
    IReadOnlyList<CapValue> EventCodes, IReadOnlyList<CapArea> Areas);

/// <summary>A name of somebody's list, and what stands in it.</summary>
internal sealed record CapValue(string Name, string Value);

/// <summary>A circle around a point.</summary>
internal sealed record CapCircle(GeoPoint Center, double RadiusKm);

/// <summary>Where it holds.</summary>
/// <param name="Polygons">Rings whose last point is the first.</param>
internal sealed record CapArea(string Description, IReadOnlyList<IReadOnlyList<GeoPoint>> Polygons, IReadOnlyList<CapCircle> Circles, IReadOnlyList<CapValue> Geocodes);
