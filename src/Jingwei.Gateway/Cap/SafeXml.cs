using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Jingwei.Gateway.Cap;

/// <summary>Reads XML of strangers: no document types, so no entities and nothing fetched; no more and no deeper than stated.</summary>
internal static partial class SafeXml
{
    /// <summary>Bytes of one message; the standard's own examples have a few thousand.</summary>
    public const int MostBytes = 512 * 1024;

    private const int MostDepth = 24;

    /// <summary>Warnings in China are written in GB 2312, GBK and GB 18030 too.</summary>
    static SafeXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The root, or what is wrong with the whole.</summary>
    public static (XElement? Root, string? Code, string Detail) Read(ReadOnlyMemory<byte> bytes, int mostBytes)
    {
        if (bytes.Length > mostBytes)
        {
            return (null, "tooLarge", $"{mostBytes / 1024}");
        }

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = mostBytes, IgnoreComments = true, IgnoreProcessingInstructions = true,
        };
        try
        {
            using (var deep = XmlReader.Create(new MemoryStream(bytes.ToArray()), settings))
            {
                while (deep.Read())
                {
                    if (deep.Depth > MostDepth)
                    {
                        return (null, "tooDeep", $"{MostDepth}");
                    }
                }
            }

            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), settings);
            return (XDocument.Load(reader).Root, null, "");
        }
        catch (XmlException fault)
        {
            return (null, "notXml", fault.Message);
        }
        catch (ArgumentException fault)
        {
            // An encoding that is declared and does not exist.
            return (null, "notXml", fault.Message);
        }
    }

    /// <summary>What was sent, as people read it: in the encoding that it declares, UTF-8, or what a byte order mark says.</summary>
    public static string TextOf(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Declared(bytes), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static Encoding Declared(byte[] bytes)
    {
        var name = Declaration().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 200))).Groups[1].Value;
        try
        {
            return name.Length == 0 ? Encoding.UTF8 : Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")]
    private static partial Regex Declaration();

    /// <summary>A text without the characters that XML has no place for.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
        }

        return clean.ToString();
    }
}
