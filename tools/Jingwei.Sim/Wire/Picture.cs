using System.Buffers.Binary;
using System.IO.Compression;

namespace Jingwei.Sim.Wire;

/// <summary>A drawn still in the place of a photo: a kerb, a thing, and litter around it when it is bad. PNG, 160×120, a few kilobytes.</summary>
public static class Picture
{
    private const int Width = 160;
    private const int Height = 120;

    /// <param name="bad">Litter lies about; else the place is clean.</param>
    /// <param name="variant">Any number: which shades and where the litter lies.</param>
    public static byte[] Draw(bool bad, int variant)
    {
        var pixels = new byte[Height * (1 + Width * 3)];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (r, g, b) = ColorAt(x, y, bad, variant);
                var at = y * (1 + Width * 3) + 1 + x * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (r, g, b);
            }
        }

        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(pixels);
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 2);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static (byte R, byte G, byte B) ColorAt(int x, int y, bool bad, int variant)
    {
        var shade = (byte)(8 * (variant & 3) + ((x * 7 + y * 13) & 7));
        if (x is > 62 and < 98 && y is > 38 and < 88)
        {
            return y < 46 ? ((byte)46, (byte)70, (byte)66) : ((byte)(60 + shade), (byte)(110 + shade), (byte)(88 + shade));
        }

        var spot = (x / 6 * 31 + y / 5 * 17 + variant * 11) % 23;
        if (bad && y is > 70 and < 108 && x is > 38 and < 126 && spot < 6)
        {
            return ((byte)(190 + spot * 8), (byte)(170 + spot * 6), (byte)(120 + spot * 4));
        }

        return y switch
        {
            < 60 => ((byte)(150 + shade), (byte)(156 + shade), (byte)(164 + shade)),
            < 104 => ((byte)(168 + shade), (byte)(162 + shade), (byte)(154 + shade)),
            _ => ((byte)(88 + shade), (byte)(90 + shade), (byte)(94 + shade)),
        };
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(type, data));
        png.Write(number);
    }

    /// <summary>CRC-32 of ISO 3309, as PNG (ISO/IEC 15948, annex D) asks for.</summary>
    private static uint Crc(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var part in (byte[][])[type.ToArray(), data.ToArray()])
        {
            foreach (var b in part)
            {
                crc ^= b;
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) == 1 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
                }
            }
        }

        return ~crc;
    }
}
