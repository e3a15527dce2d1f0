using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Jingwei.Gateway.Cap;

/// <summary>Writes a message as CAP 1.2 has it, elements in the schema's order.</summary>
internal static class WriteCap
{
    private static readonly XNamespace Cap = CapGrammar.Namespace;

    public static string Write(CapAlert alert)
    {
        var root = new XElement(
            Cap + "alert", Said("identifier", alert.Identifier), Said("sender", alert.Sender), Said("sent", CapTime.Write(alert.Sent)), Said("status", alert.Status), Said("msgType", alert.MsgType),
            Said("source", alert.Source), Said("scope", alert.Scope), Said("note", alert.Note),
            alert.References.Count == 0 ? null : Said("references", string.Join(' ', alert.References)), alert.Infos.Select(Info));
        return Text(root);
    }

    /// <summary>With its declaration, in UTF-8.</summary>
    public static string Text(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            root.Save(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static XElement Info(CapInfo info) => new(
        Cap + "info", Said("language", info.Language), info.Categories.Select(c => Said("category", c)), Said("event", info.Event), info.ResponseTypes.Select(r => Said("responseType", r)),
        Said("urgency", info.Urgency), Said("severity", info.Severity), Said("certainty", info.Certainty), info.EventCodes.Select(c => Pair("eventCode", c)), Said("effective", At(info.Effective)),
        Said("onset", At(info.Onset)), Said("expires", At(info.Expires)), Said("senderName", info.SenderName), Said("headline", info.Headline), Said("description", info.Description),
        Said("instruction", info.Instruction), Said("web", info.Web), Said("contact", info.Contact), info.Areas.Select(Area));

    private static XElement Area(CapArea area) => new(
        Cap + "area", Said("areaDesc", area.Description), area.Polygons.Select(p => Said("polygon", CapShape.Write(p))),
        area.Circles.Select(c => Said("circle", FormattableString.Invariant($"{CapShape.Write(c.Center)} {c.RadiusKm:0.###}"))), area.Geocodes.Select(g => Pair("geocode", g)));

    private static XElement Pair(string name, CapValue value) => new(Cap + name, Said("valueName", value.Name), Said("value", value.Value));

    private static string? At(DateTimeOffset? instant) => instant is { } at ? CapTime.Write(at) : null;

    private static XElement? Said(string name, string? text) => string.IsNullOrEmpty(text) ? null : new XElement(Cap + name, SafeXml.Clean(text));
}
