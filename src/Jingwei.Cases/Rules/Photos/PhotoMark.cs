using System.Buffers.Binary;
using System.Numerics;

namespace Jingwei.Cases.Rules.Photos;

/// <summary>
/// What a picture looks like, in <see cref="Bytes"/> bytes: of the whole, and of its middle at some shares, the signs of its low frequencies (a discrete cosine transform of 32 × 32 brightnesses, of which 8 × 8 beside the
/// constant are compared with their median) and of its means (8 × 8 against their median). Brighter, smaller or pressed harder it stays nearly the same; of a picture that is cut, the whole is like the middle of the other.
/// Nothing of the picture can be made from it again. Pure.
/// </summary>
public sealed record PhotoMark(IReadOnlyList<ulong> Waves, IReadOnlyList<ulong> Means)
{
    /// <summary>Farther apart than this (of 64 signs) two pictures are not alike.</summary>
    public const int MostApart = 12;

    /// <summary>The means are a second witness, a rougher one.</summary>
    public const int MostMeansApart = 16;

    private const int Cells = 32;
    private const int Low = 8;

    /// <summary>A picture whose brightness hardly varies shows nothing that could be recognized.</summary>
    private const double LeastSpread = 6;

    private static readonly double[] Shares = [1, 0.92, 0.84, 0.76];
    private static readonly double[,] Cosines = CosinesOf();

    public static int Bytes => Shares.Length * 16;

    /// <summary>The mark of a picture; null when it shows too little.</summary>
    public static PhotoMark? Of(LightGrid picture)
    {
        var whole = picture.Middle(1, Cells);
        var mean = whole.Average();
        return Math.Sqrt(whole.Average(v => (v - mean) * (v - mean))) < LeastSpread ? null
            : new PhotoMark([.. Shares.Select(s => Signs(Waving(picture.Middle(s, Cells))))], [.. Shares.Select(s => Signs(picture.Middle(s, Low)))]);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        for (var i = 0; i < Shares.Length; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * 16), Waves[i]);
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan((i * 16) + 8), Means[i]);
        }

        return bytes;
    }

    /// <summary>Null when they are no mark of this form.</summary>
    public static PhotoMark? Find(byte[] bytes) => bytes.Length != Bytes ? null
        : new PhotoMark(
            [.. Enumerable.Range(0, Shares.Length).Select(i => BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(i * 16)))],
            [.. Enumerable.Range(0, Shares.Length).Select(i => BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan((i * 16) + 8)))]);

    /// <summary>How alike: 1 the same, 0 not alike. Symmetric.</summary>
    public static double Compare(PhotoMark one, PhotoMark other)
    {
        var least = int.MaxValue;
        for (var i = 0; i < Shares.Length; i++)
        {
            least = Math.Min(least, Math.Min(Apart(one, 0, other, i), Apart(one, i, other, 0)));
        }

        return least > MostApart ? 0 : 1 - (least / (2.0 * MostApart));
    }

    /// <summary>The whole of one against a middle of the other; out of reach when the means do not agree.</summary>
    private static int Apart(PhotoMark one, int i, PhotoMark other, int j) =>
        BitOperations.PopCount(one.Means[i] ^ other.Means[j]) > MostMeansApart ? int.MaxValue : BitOperations.PopCount(one.Waves[i] ^ other.Waves[j]);

    private static double[] Waving(double[] cells)
    {
        // Rows first, then columns; of each only the low ones that are kept.
        var rows = new double[Cells * Low];
        for (var y = 0; y < Cells; y++)
        {
            for (var u = 0; u < Low; u++)
            {
                for (var x = 0; x < Cells; x++)
                {
                    rows[(y * Low) + u] += cells[(y * Cells) + x] * Cosines[u, x];
                }
            }
        }

        var waves = new double[Low * Low];
        for (var v = 0; v < Low; v++)
        {
            for (var u = 0; u < Low; u++)
            {
                for (var y = 0; y < Cells; y++)
                {
                    waves[(v * Low) + u] += rows[(y * Low) + u] * Cosines[v, y];
                }
            }
        }

        return waves;
    }

    private static ulong Signs(double[] values)
    {
        var sorted = values.Order().ToArray();
        var median = (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        var signs = 0UL;
        for (var i = 0; i < values.Length; i++)
        {
            signs |= values[i] > median ? 1UL << i : 0;
        }

        return signs;
    }

    /// <summary>From the first frequency on: the constant is the brightness alone.</summary>
    private static double[,] CosinesOf()
    {
        var cosines = new double[Low, Cells];
        for (var u = 0; u < Low; u++)
        {
            for (var x = 0; x < Cells; x++)
            {
                cosines[u, x] = Math.Cos(Math.PI * (u + 1) * ((2 * x) + 1) / (2.0 * Cells));
            }
        }

        return cosines;
    }
}
