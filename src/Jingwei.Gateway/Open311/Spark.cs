using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace Jingwei.Gateway.Open311;

/// <summary>
/// A piece of an answer, written as XML and as JSON alike. The mapping is the standard's (the Spark convention): an element with equal children is an array, one with different
/// children an object, the root's own name is dropped. What is not told is an empty element, and null.
/// </summary>
internal abstract record Spark
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };

    /// <summary>Different children, in order.</summary>
    public static Spark Of(params (string Name, Spark Value)[] fields) => new Fields(fields);

    /// <summary>Equal children, each an element of that name.</summary>
    public static Spark List(string each, IEnumerable<Spark> items) => new Items(each, [.. items]);

    public static Spark Word(string? text) => new Text(string.IsNullOrEmpty(text) ? null : Legible(text));

    public static implicit operator Spark(string? text) => Word(text);

    public static implicit operator Spark(bool flag) => new Flag(flag);

    public static implicit operator Spark(double number) => new Number(number);

    /// <summary>UTF-8 without a byte-order mark.</summary>
    public byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Json))
        {
            Write(writer);
        }

        return bytes.ToArray();
    }

    /// <summary>A whole document, UTF-8 without a byte-order mark.</summary>
    public byte[] ToXml(string root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Xml))
        {
            writer.WriteStartElement(root);
            Write(writer);
            writer.WriteEndElement();
        }

        return bytes.ToArray();
    }

    protected abstract void Write(Utf8JsonWriter writer);

    protected abstract void Write(XmlWriter writer);

    /// <summary>Without what no XML document may hold: control signs and halves of signs. A line ends as XML has it end.</summary>
    private static string Legible(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var legible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                legible.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                legible.Append(text[i]);
            }
        }

        return legible.ToString();
    }

    private sealed record Fields(IReadOnlyList<(string Name, Spark Value)> All) : Spark
    {
        protected override void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            foreach (var (name, value) in All)
            {
                writer.WritePropertyName(name);
                value.Write(writer);
            }

            writer.WriteEndObject();
        }

        protected override void Write(XmlWriter writer)
        {
            foreach (var (name, value) in All)
            {
                writer.WriteStartElement(name);
                value.Write(writer);
                writer.WriteEndElement();
            }
        }
    }

    private sealed record Items(string Each, IReadOnlyList<Spark> All) : Spark
    {
        protected override void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartArray();
            foreach (var item in All)
            {
                item.Write(writer);
            }

            writer.WriteEndArray();
        }

        protected override void Write(XmlWriter writer)
        {
            foreach (var item in All)
            {
                writer.WriteStartElement(Each);
                item.Write(writer);
                writer.WriteEndElement();
            }
        }
    }

    private sealed record Text(string? Value) : Spark
    {
        protected override void Write(Utf8JsonWriter writer)
        {
            if (Value is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                writer.WriteStringValue(Value);
            }
        }

        protected override void Write(XmlWriter writer) => writer.WriteString(Value ?? "");
    }

    private sealed record Flag(bool Value) : Spark
    {
        protected override void Write(Utf8JsonWriter writer) => writer.WriteBooleanValue(Value);

        protected override void Write(XmlWriter writer) => writer.WriteString(Value ? "true" : "false");
    }

    private sealed record Number(double Value) : Spark
    {
        protected override void Write(Utf8JsonWriter writer) => writer.WriteNumberValue(Value);

        protected override void Write(XmlWriter writer) => writer.WriteString(Value.ToString("R", CultureInfo.InvariantCulture));
    }
}
