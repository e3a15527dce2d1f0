using Jingwei.Cases.Rules.Photos;
using JpegLibrary;

namespace Jingwei.Cases.Photos;

/// <summary>Reads the brightness of a JPEG into a grid; the colors are passed over. Other pictures have none: a phone's page sends JPEG.</summary>
internal static class ReadLight
{
    /// <summary>Larger pictures are left alone: nobody waits for them, and their decoding costs memory.</summary>
    public const long MostPixels = 24_000_000;

    /// <summary>Null of anything but a sound JPEG of at most <see cref="MostPixels"/>. Any bytes may be given.</summary>
    public static LightGrid? Of(ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.Span.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return null;
        }

        try
        {
            var decoder = new JpegDecoder();
            decoder.SetInput(bytes);
            decoder.Identify();
            if (decoder.Width < LightGrid.Size || decoder.Height < LightGrid.Size || (long)decoder.Width * decoder.Height > MostPixels || decoder.Precision != 8)
            {
                return null;
            }

            var grid = new LightGrid(decoder.Width, decoder.Height);
            decoder.SetOutputWriter(new Light(grid));
            decoder.Decode();
            return grid;
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or IndexOutOfRangeException or ArgumentException or NotSupportedException or OverflowException or NullReferenceException)
        {
            // Cut off, or made to confuse: it is kept as it came, and is like no other.
            return null;
        }
    }

    private sealed class Light(LightGrid grid) : JpegBlockOutputWriter
    {
        public override void WriteBlock(ref short blockRef, int componentIndex, int x, int y)
        {
            if (componentIndex != 0)
            {
                return;
            }

            var block = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref blockRef, 64);
            for (var i = 0; i < 64; i++)
            {
                grid.Add(x + (i & 7), y + (i >> 3), block[i]);
            }
        }
    }
}
