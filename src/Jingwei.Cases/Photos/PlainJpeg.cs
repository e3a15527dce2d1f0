using System.Buffers.Binary;

namespace Jingwei.Cases.Photos;

/// <summary>
/// Whether a JPEG is of the plain kind that cameras write, read from its markers alone before anything decodes it: baseline, gray or three colors, with every size, table and selector inside its bounds.
/// A decoder is fast because it trusts these numbers; anybody may send a picture, so they are looked at first. Pure.
/// </summary>
internal static class PlainJpeg
{
    /// <summary>Larger pictures are left alone: nobody waits for them, and their decoding costs time.</summary>
    public const long MostPixels = 24_000_000;

    private const int MostScans = 4;

    /// <summary>A block of 64 pixels takes two codes of a bit each at the least: less data is not a picture of that size.</summary>
    private const int LeastBitsPerBlock = 2;

    /// <summary>How many bytes the picture takes up to its end, with width and height; null of anything that is not plain, or is cut off.</summary>
    public static (int Length, int Width, int Height)? Find(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith<byte>([0xFF, 0xD8]))
        {
            return null;
        }

        Frame? frame = null;
        var (at, scans, restarts) = (2, 0, false);
        while (true)
        {
            if (at >= bytes.Length || bytes[at] != 0xFF)
            {
                return null;
            }

            while (at < bytes.Length && bytes[at] == 0xFF)
            {
                at++;
            }

            if (at >= bytes.Length)
            {
                return null;
            }

            var marker = bytes[at++];
            if (marker == 0xD9)
            {
                return frame is { } whole && scans > 0 && (long)at * 8 >= (long)whole.Width * whole.Height / 64 * LeastBitsPerBlock ? (at, whole.Width, whole.Height) : null;
            }

            // Every other one that a plain picture has says how long it is.
            if (at + 2 > bytes.Length || BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) is var length && (length < 2 || at + length > bytes.Length))
            {
                return null;
            }

            var part = bytes.Slice(at + 2, length - 2);
            at += length;
            switch (marker)
            {
                case 0xC0 when frame is null:
                    frame = FrameOf(part);
                    if (frame is null)
                    {
                        return null;
                    }

                    break;
                case 0xC4 when AreCodes(part):
                case 0xDB when AreSteps(part):
                case >= 0xE0 and <= 0xEF or 0xFE:
                    break;
                case 0xDD when part.Length == 2:
                    restarts |= BinaryPrimitives.ReadUInt16BigEndian(part) > 0;
                    break;
                case 0xDA when frame is { } known && ++scans <= MostScans && IsScan(part, known):
                    at = AfterData(bytes, at, restarts);
                    break;
                default:
                    return null;
            }
        }
    }

    private static Frame? FrameOf(ReadOnlySpan<byte> part)
    {
        if (part.Length < 6 || part[0] != 8 || part[5] is not (1 or 3) || part.Length != 6 + (3 * part[5]))
        {
            return null;
        }

        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(part[1..]), BinaryPrimitives.ReadUInt16BigEndian(part[3..]));
        if (width == 0 || height == 0 || (long)width * height > MostPixels)
        {
            return null;
        }

        var (ids, blocks) = (new List<byte>(), 0);
        for (var i = 6; i < part.Length; i += 3)
        {
            var (across, down) = (part[i + 1] >> 4, part[i + 1] & 15);
            if (ids.Contains(part[i]) || across is not (1 or 2 or 4) || down is not (1 or 2 or 4) || part[i + 2] > 3)
            {
                return null;
            }

            ids.Add(part[i]);
            blocks += across * down;
        }

        // Of what is written together, no more than ten blocks.
        return blocks <= 10 || ids.Count == 1 ? new Frame(width, height, ids) : null;
    }

    private static bool IsScan(ReadOnlySpan<byte> part, Frame frame)
    {
        if (part.Length < 1 || part[0] < 1 || part[0] > frame.Ids.Count || part.Length != 4 + (2 * part[0]) || !part[^3..].SequenceEqual<byte>([0, 63, 0]))
        {
            return false;
        }

        var seen = new List<byte>();
        for (var i = 1; i < part.Length - 3; i += 2)
        {
            if (!frame.Ids.Contains(part[i]) || seen.Contains(part[i]) || part[i + 1] >> 4 > 3 || (part[i + 1] & 15) > 3)
            {
                return false;
            }

            seen.Add(part[i]);
        }

        return true;
    }

    /// <summary>Tables of codes: each no fuller than its lengths allow, and of values that a plain picture can have.</summary>
    private static bool AreCodes(ReadOnlySpan<byte> part)
    {
        while (!part.IsEmpty)
        {
            if (part.Length < 17 || part[0] >> 4 > 1 || (part[0] & 15) > 3)
            {
                return false;
            }

            var (count, room) = (0, 0L);
            for (var bits = 1; bits <= 16; bits++)
            {
                count += part[bits];
                room += (long)part[bits] << (16 - bits);
            }

            if (count is 0 or > 256 || room > 1 << 16 || part.Length < 17 + count)
            {
                return false;
            }

            foreach (var value in part.Slice(17, count))
            {
                if (part[0] >> 4 == 0 ? value > 11 : (value & 15) > 10)
                {
                    return false;
                }
            }

            part = part[(17 + count)..];
        }

        return true;
    }

    private static bool AreSteps(ReadOnlySpan<byte> part)
    {
        while (!part.IsEmpty)
        {
            var size = 1 + (64 << (part[0] >> 4 & 1));
            if (part[0] >> 4 > 1 || (part[0] & 15) > 3 || part.Length < size)
            {
                return false;
            }

            part = part[size..];
        }

        return true;
    }

    /// <summary>The marker that follows a scan's data; the length of all when none does.</summary>
    private static int AfterData(ReadOnlySpan<byte> bytes, int at, bool restarts)
    {
        while (at < bytes.Length)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= bytes.Length)
            {
                return bytes.Length;
            }

            at += next;
            if (bytes[at + 1] is not 0 && !(restarts && bytes[at + 1] is >= 0xD0 and <= 0xD7))
            {
                return at;
            }

            at += 2;
        }

        return at;
    }

    private sealed record Frame(int Width, int Height, List<byte> Ids);
}
