using Jingwei.Cases.Rules.Photos;
using JpegLibrary;

namespace Jingwei.Cases.Photos;

/// <summary>Reads the brightness of a JPEG into a grid; the colors are passed over. Other pictures have none: a phone's page sends JPEG.</summary>
internal static class ReadLight
{
    /// <summary>Null of anything but a sound plain JPEG (<see cref="PlainJpeg"/>). Any bytes may be given.</summary>
    public static LightGrid? Of(ReadOnlyMemory<byte> bytes)
    {
        // Before anything decodes it: what a decoder trusts and ought not to cannot be caught afterwards.
        if (PlainJpeg.Find(bytes.Span) is not { } plain || plain.Width < LightGrid.Size || plain.Height < LightGrid.Size)
        {
            return null;
        }

        try
        {
            var decoder = new JpegDecoder();
            decoder.SetInput(bytes[..plain.Length]);
            decoder.Identify();
            if (decoder.Width != plain.Width || decoder.Height != plain.Height)
            {
                return null;
            }

            var grid = new LightGrid(plain.Width, plain.Height);
            decoder.SetOutputWriter(new Light(grid));
            decoder.Decode();
            return grid;
        }
#pragma warning disable CA1031 // Whatever a decoder throws at strange bytes.
        catch (Exception broken) when (broken is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            // Made to confuse: it is kept as it came, and is like no other.
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
