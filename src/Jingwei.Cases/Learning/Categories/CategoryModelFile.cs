using System.Buffers.Binary;
using System.Text;

namespace Jingwei.Cases.Learning.Categories;

/// <summary>
/// A model as bytes, little-endian, for a file or a row. Version 1: "JWCM", version (4 bytes), longest gram, most characters, examples (4 each), title times, count power, sharpness (8 each); the
/// categories, each with its share and bias (4 each); the terms in ordinal order, each as the number of characters that it begins with as the one before (1), the rest, its rarity (4), and 1 when it stands by itself (1);
/// of each category a weight for each term (2). Texts are their length in bytes (2) and UTF-8. What is read suggests to the digit what was written.
/// </summary>
public static class CategoryModelFile
{
    private const int Version = 1;
    private static ReadOnlySpan<byte> Mark => "JWCM"u8;

    public static byte[] Write(CategoryModel model)
    {
        var to = new ByteWriter();
        to.Bytes(Mark);
        to.Integer(Version);
        to.Integer(model.Space.LongestGram);
        to.Integer(model.Space.MostCharacters);
        to.Integer(model.Examples);
        to.Number(model.Space.TitleTimes);
        to.Number(model.Space.CountPower);
        to.Number(model.Sharpness);
        to.Integer(model.Categories.Count);
        for (var c = 0; c < model.Categories.Count; c++)
        {
            to.Text(model.Categories[c]);
            to.Single(model.Shares[c]);
            to.Single(model.Biases[c]);
        }

        to.Integer(model.Terms);
        var before = "";
        for (var t = 0; t < model.Terms; t++)
        {
            var term = model.Space.Term(t);
            var same = Math.Min(term.AsSpan().CommonPrefixLength(before), byte.MaxValue);
            same -= same > 0 && same < term.Length && char.IsLowSurrogate(term[same]) ? 1 : 0;
            to.Byte((byte)same);
            to.Text(term[same..]);
            to.Single(model.Space.Rarity(t));
            to.Byte((byte)(model.Space.IsWhole(t) ? 1 : 0));
            before = term;
        }

        foreach (var row in model.Weights)
        {
            foreach (var weight in row)
            {
                to.Half((Half)weight);
            }
        }

        return to.ToArray();
    }

    /// <exception cref="FormatException">The bytes are no model, or one of a version that is not known here; the message says which.</exception>
    public static CategoryModel Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || !bytes[..4].SequenceEqual(Mark))
        {
            throw new FormatException("These bytes are no category model: they do not begin with JWCM.");
        }

        var from = new ByteReader(bytes[4..]);
        var version = from.Integer();
        if (version != Version)
        {
            throw new FormatException($"This category model has version {version}; version {Version} can be read. Learn it again from what was decided.");
        }

        var (longest, most, examples) = (from.Integer(), from.Integer(), from.Integer());
        var (titleTimes, countPower, sharpness) = (from.Number(), from.Number(), from.Number());
        var categories = new string[from.Count(10)];
        var (shares, biases) = (new float[categories.Length], new float[categories.Length]);
        for (var c = 0; c < categories.Length; c++)
        {
            (categories[c], shares[c], biases[c]) = (from.Text(), from.Single(), from.Single());
        }

        var terms = new string[from.Count(8)];
        var (rarity, whole) = (new float[terms.Length], new bool[terms.Length]);
        for (var t = 0; t < terms.Length; t++)
        {
            var same = from.Byte();
            var before = t == 0 ? "" : terms[t - 1];
            terms[t] = same <= before.Length ? before[..same] + from.Text() : throw ByteReader.Broken;
            if (t > 0 && string.CompareOrdinal(before, terms[t]) >= 0)
            {
                throw ByteReader.Broken;
            }

            (rarity[t], whole[t]) = (from.Single(), from.Byte() == 1);
        }

        if (categories.Length == 0 || longest is < 1 or > 9 || most < 1 || examples < 0 || !double.IsFinite(titleTimes + countPower + sharpness) || from.Left != (long)categories.Length * terms.Length * 2)
        {
            throw ByteReader.Broken;
        }

        var weights = new float[categories.Length][];
        for (var c = 0; c < weights.Length; c++)
        {
            weights[c] = new float[terms.Length];
            for (var t = 0; t < terms.Length; t++)
            {
                weights[c][t] = (float)from.Half();
            }
        }

        return new CategoryModel(new TermSpace(terms, rarity, whole, longest, titleTimes, countPower, most), categories, shares, weights, biases, sharpness, examples);
    }

    private sealed class ByteWriter
    {
        private byte[] bytes = new byte[1 << 16];
        private int count;

        public byte[] ToArray() => bytes[..count];

        public void Bytes(ReadOnlySpan<byte> some) => some.CopyTo(Room(some.Length));

        public void Byte(byte value) => Room(1)[0] = value;

        public void Integer(int value) => BinaryPrimitives.WriteInt32LittleEndian(Room(4), value);

        public void Number(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(8), value);

        public void Single(float value) => BinaryPrimitives.WriteSingleLittleEndian(Room(4), value);

        public void Half(Half value) => BinaryPrimitives.WriteHalfLittleEndian(Room(2), value);

        public void Text(string text)
        {
            var length = Encoding.UTF8.GetByteCount(text);
            BinaryPrimitives.WriteUInt16LittleEndian(Room(2), checked((ushort)length));
            Encoding.UTF8.GetBytes(text, Room(length));
        }

        private Span<byte> Room(int length)
        {
            if (count + length > bytes.Length)
            {
                Array.Resize(ref bytes, Math.Max(bytes.Length * 2, count + length));
            }

            count += length;
            return bytes.AsSpan(count - length, length);
        }
    }

    private ref struct ByteReader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> left = bytes;

        public static FormatException Broken => new("This category model is broken: what it counts does not fit what it has.");

        public readonly int Left => left.Length;

        public byte Byte() => Take(1)[0];

        public int Integer() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

        public double Number() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

        public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

        public Half Half() => BinaryPrimitives.ReadHalfLittleEndian(Take(2));

        public string Text() => Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadUInt16LittleEndian(Take(2))));

        /// <summary>How many things follow, of which each has at least so many bytes.</summary>
        public int Count(int leastBytes) => Integer() is >= 0 and var count && count <= left.Length / leastBytes ? count : throw Broken;

        private ReadOnlySpan<byte> Take(int length)
        {
            if (length > left.Length)
            {
                throw Broken;
            }

            var taken = left[..length];
            left = left[length..];
            return taken;
        }
    }
}
