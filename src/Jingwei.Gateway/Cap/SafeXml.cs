using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Jingwei.Gateway.Cap;

/// <summary>Reads XML of strangers: no document types, so no entities and nothing fetched; no more and no deeper than stated.</summary>
internal static class SafeXml
{
    /// <summary>Bytes of one message; the standard's own examples have a few thousand.</summary>
    public const int MostBytes = 512 * 1024;

    private const int MostDepth = 24;

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

    /// <summary>What was sent, as people read it: UTF-8, or what a byte order mark says.</summary>
    public static string TextOf(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

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
