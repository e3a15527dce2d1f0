using System.Xml.Linq;

namespace Jingwei.Gateway.Cap;

/// <summary>An entry of a feed: where a message lies, or the message itself.</summary>
/// <param name="Key">What tells it from others and from its earlier self.</param>
/// <param name="Link">Of the message; null when it is inside.</param>
/// <param name="Inside">The message; null when it lies elsewhere.</param>
internal sealed record IndexEntry(string Key, Uri? Link, XElement? Inside);

/// <summary>What an address of a feed answers: one message, or an index of messages as Atom (RFC 4287) or RSS 2.0. Pure.</summary>
internal static class ReadIndex
{
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>Entries that are looked at; a feed lists what is in force and not its whole past.</summary>
    public const int MostEntries = 500;

    private const string CapType = "application/cap+xml";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XName CapRoot = XName.Get("alert", CapGrammar.Namespace);

    /// <summary>Entries in the feed's order; or what is wrong: <c>notXml</c>, <c>tooLarge</c>, <c>tooDeep</c>, <c>notFeed</c>.</summary>
    public static (IReadOnlyList<IndexEntry> Entries, string? Code) Read(ReadOnlyMemory<byte> bytes, Uri address)
    {
        var (root, code, _) = SafeXml.Read(bytes, MostBytes);
        return root is null ? ([], code)
            // By its own name: a message of another version is then refused by its root, with a reason.
            : root.Name.LocalName == "alert" ? ([new IndexEntry(KeyOf(root), null, root)], null)
            : root.Name == Atom + "feed" ? ([.. root.Elements(Atom + "entry").Take(MostEntries).Select(e => OfAtom(e, address)).OfType<IndexEntry>()], null)
            : root.Name == "rss" ? ([.. root.Elements("channel").Elements("item").Take(MostEntries).Select(i => OfRss(i, address)).OfType<IndexEntry>()], null)
            : ([], "notFeed");
    }

    private static IndexEntry? OfAtom(XElement entry, Uri address)
    {
        if (entry.Elements(Atom + "content").Elements(CapRoot).FirstOrDefault() is { } inside)
        {
            return new IndexEntry(KeyOf(inside), null, inside);
        }

        var links = entry.Elements(Atom + "link").Where(l => (string?)l.Attribute("href") is not null).ToList();
        var link = links.Find(l => (string?)l.Attribute("type") == CapType) ?? links.Find(l => (string?)l.Attribute("rel") is null or "alternate");
        return Found((string?)link?.Attribute("href"), address, (string?)entry.Element(Atom + "id"), (string?)entry.Element(Atom + "updated"));
    }

    private static IndexEntry? OfRss(XElement item, Uri address)
    {
        var enclosure = item.Elements("enclosure").FirstOrDefault(e => (string?)e.Attribute("type") == CapType);
        return Found((string?)enclosure?.Attribute("url") ?? (string?)item.Element("link"), address, (string?)item.Element("guid"), (string?)item.Element("pubDate"));
    }

    private static IndexEntry? Found(string? link, Uri address, string? id, string? changed) =>
        link is not null && Uri.TryCreate(address, link.Trim(), out var at) ? new IndexEntry($"{id?.Trim() ?? at.AbsoluteUri}|{changed?.Trim()}", at, null) : null;

    private static string KeyOf(XElement alert) => string.Join('|', alert.Elements().Where(e => e.Name.LocalName is "sender" or "identifier" or "sent").Select(e => e.Value.Trim()));
}
