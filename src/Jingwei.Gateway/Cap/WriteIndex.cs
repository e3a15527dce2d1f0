using System.Globalization;
using System.Xml.Linq;

namespace Jingwei.Gateway.Cap;

/// <summary>A message as an entry of our own feed.</summary>
internal sealed record PublishedEntry(string Identifier, string Title, string Summary, DateTimeOffset Sent, string Address, string Author);

/// <summary>Writes our feed: Atom 1.0, an entry a message, with a link to it.</summary>
internal static class WriteIndex
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static string Write(string id, string title, string self, DateTimeOffset updated, IReadOnlyList<PublishedEntry> entries) => WriteCap.Text(new XElement(
        Atom + "feed", new XElement(Atom + "id", id), new XElement(Atom + "title", SafeXml.Clean(title)), new XElement(Atom + "updated", At(updated)),
        new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("type", "application/atom+xml"), new XAttribute("href", self)),
        entries.Select(e => new XElement(
            Atom + "entry", new XElement(Atom + "id", $"urn:jingwei:warning:{e.Identifier}"), new XElement(Atom + "title", SafeXml.Clean(e.Title)), new XElement(Atom + "updated", At(e.Sent)),
            new XElement(Atom + "published", At(e.Sent)), new XElement(Atom + "author", new XElement(Atom + "name", SafeXml.Clean(e.Author))), new XElement(Atom + "summary", SafeXml.Clean(e.Summary)),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "application/cap+xml"), new XAttribute("href", e.Address))))));

    private static string At(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
