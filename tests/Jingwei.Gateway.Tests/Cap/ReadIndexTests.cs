using System.Text;
using Jingwei.Gateway.Cap;

namespace Jingwei.Gateway.Tests.Cap;

/// <summary>What lies at a feed's address: an Atom or RSS index with links or whole messages, one message, or something else.</summary>
public sealed class ReadIndexTests
{
    private static readonly Uri At = new("https://weather.example/feeds/all.xml");

    [Fact]
    public void Atom_entries_link_to_messages_or_hold_them()
    {
        var (entries, code) = Read($"""
            <feed xmlns="http://www.w3.org/2005/Atom"><id>x</id>
              <entry><id>urn:1</id><updated>2026-11-27T08:00:00+08:00</updated><link rel="alternate" type="text/html" href="/page"/><link type="application/cap+xml" href="../cap/1.xml"/></entry>
              <entry><id>urn:2</id><updated>2026-11-27T09:00:00+08:00</updated><link href="https://other.example/2.xml"/></entry>
              <entry><id>urn:3</id><content type="application/cap+xml"><alert xmlns="{CapGrammar.Namespace}"><identifier>3</identifier><sender>s</sender><sent>t</sent></alert></content></entry>
              <entry><id>urn:4</id></entry>
            </feed>
            """);
        code.ShouldBeNull();
        entries.Select(e => e.Link?.AbsoluteUri).ShouldBe(["https://weather.example/cap/1.xml", "https://other.example/2.xml", null]);
        entries[2].Inside!.Name.LocalName.ShouldBe("alert");
        entries.Select(e => e.Key).ShouldBe(["urn:1|2026-11-27T08:00:00+08:00", "urn:2|2026-11-27T09:00:00+08:00", "3|s|t"]);
    }

    [Fact]
    public void Rss_items_link_to_messages()
    {
        var (entries, _) = Read("""
            <rss version="2.0"><channel><title>t</title>
              <item><guid>g1</guid><link>https://weather.example/1.html</link><enclosure url="/cap/1.xml" type="application/cap+xml"/><pubDate>Fri, 27 Nov 2026 08:00:00 +0800</pubDate></item>
              <item><link>/cap/2.xml</link></item><item><title>none</title></item>
            </channel></rss>
            """);
        entries.Select(e => e.Link!.AbsoluteUri).ShouldBe(["https://weather.example/cap/1.xml", "https://weather.example/cap/2.xml"]);
    }

    [Theory]
    [InlineData("<html><body/></html>", "notFeed")]
    [InlineData("{}", "notXml")]
    [InlineData("<!DOCTYPE feed [<!ENTITY x 'y'>]><feed xmlns='http://www.w3.org/2005/Atom'/>", "notXml")]
    public void All_else_is_no_feed(string text, string code) => Read(text).Code.ShouldBe(code);

    [Fact]
    public void A_message_by_itself_is_an_index_of_one() => Read($"<alert xmlns=\"{CapGrammar.Namespace}\"/>").Entries.ShouldHaveSingleItem().Inside.ShouldNotBeNull();

    private static (IReadOnlyList<IndexEntry> Entries, string? Code) Read(string text) => ReadIndex.Read(Encoding.UTF8.GetBytes(text), At);
}
