using System.Buffers;
using JpegLibrary;

namespace Jingwei.Cases.Tests.Photos;

/// <summary>Pictures made from a seed, as brightnesses: a sky, a street, houses, and things that stand about; and what happens to a photo on its way. Pressed as a phone presses them.</summary>
internal static class MadePictures
{
    /// <summary>A picture as rows of brightnesses.</summary>
    public sealed record Picture(int Width, int Height, byte[] Light)
    {
        public byte this[int x, int y] => Light[(Math.Clamp(y, 0, Height - 1) * Width) + Math.Clamp(x, 0, Width - 1)];
    }

    /// <summary>A street scene; two seeds give two scenes with the same general build, as two photos of streets have.</summary>
    public static Picture Scene(int seed, int width = 640, int height = 480)
    {
        var random = new Random(seed);
        var (horizon, sky, ground) = ((0.3 + (random.NextDouble() * 0.3)) * height, random.Next(150, 240), random.Next(60, 140));
        var light = new double[width * height];
        for (var i = 0; i < light.Length; i++)
        {
            light[i] = i / width < horizon ? sky - (20.0 * (i / width) / horizon) : ground + (30.0 * ((i / width) - horizon) / height);
        }

        for (var thing = 0; thing < 14; thing++)
        {
            var (w, h) = (random.Next(width / 20, width / 3), random.Next(height / 20, height / 2));
            var (left, top, tone, round) = (random.Next(-w / 2, width), random.Next(-h / 3, height), random.Next(15, 245), random.Next(3) == 0);
            for (var y = Math.Max(0, top); y < Math.Min(height, top + h); y++)
            {
                for (var x = Math.Max(0, left); x < Math.Min(width, left + w); x++)
                {
                    var (dx, dy) = (((x - left) * 2.0 / w) - 1, ((y - top) * 2.0 / h) - 1);
                    light[(y * width) + x] = !round || (dx * dx) + (dy * dy) < 1 ? tone + (dx * 12) : light[(y * width) + x];
                }
            }
        }

        return new Picture(width, height, [.. light.Select(v => (byte)Math.Clamp(v + random.Next(-6, 7), 0, 255))]);
    }

    public static Picture Brighter(Picture of, double times, int plus) => of with { Light = [.. of.Light.Select(v => (byte)Math.Clamp((v * times) + plus, 0, 255))] };

    /// <summary>Another size, each pixel the nearest.</summary>
    public static Picture Resized(Picture of, int width, int height)
    {
        var light = new byte[width * height];
        for (var i = 0; i < light.Length; i++)
        {
            light[i] = of[(int)((long)(i % width) * of.Width / width), (int)((long)(i / width) * of.Height / height)];
        }

        return new Picture(width, height, light);
    }

    /// <summary>Cut on all sides alike.</summary>
    public static Picture Cropped(Picture of, double share)
    {
        var (left, top) = ((int)(of.Width * share), (int)(of.Height * share));
        var (width, height) = (of.Width - (2 * left), of.Height - (2 * top));
        var light = new byte[width * height];
        for (var i = 0; i < light.Length; i++)
        {
            light[i] = of[left + (i % width), top + (i / width)];
        }

        return new Picture(width, height, light);
    }

    /// <summary>As a gray JPEG.</summary>
    public static byte[] Jpeg(Picture of, int quality)
    {
        var output = new ArrayBufferWriter<byte>();
        var encoder = new JpegEncoder();
        encoder.SetQuantizationTable(JpegStandardQuantizationTable.ScaleByQuality(JpegStandardQuantizationTable.GetLuminanceTable(JpegElementPrecision.Precision8Bit, 0), quality));
        encoder.SetHuffmanTable(true, 0, JpegStandardHuffmanEncodingTable.GetLuminanceDCTable());
        encoder.SetHuffmanTable(false, 0, JpegStandardHuffmanEncodingTable.GetLuminanceACTable());
        encoder.AddComponent(1, 0, 0, 0, 1, 1);
        encoder.SetInputReader(new Reader(of));
        encoder.SetOutput(output);
        encoder.Encode();
        return output.WrittenSpan.ToArray();
    }

    private sealed class Reader(Picture of) : JpegBlockInputReader
    {
        public override int Width => of.Width;

        public override int Height => of.Height;

        public override void ReadBlock(ref short blockRef, int componentIndex, int x, int y)
        {
            var block = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref blockRef, 64);
            for (var i = 0; i < 64; i++)
            {
                block[i] = of[x + (i & 7), y + (i >> 3)];
            }
        }
    }
}
