using System.Buffers.Binary;
using System.IO.Compression;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Tests.Wire;

public class PictureTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_drawn_photo_is_a_whole_png(bool bad)
    {
        var png = Picture.Draw(bad, 12);
        png[..8].ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).ShouldBe(160);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)).ShouldBe(120);
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var zip = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        using var pixels = new MemoryStream();
        zip.CopyTo(pixels);
        pixels.Length.ShouldBe(120 * (1 + 160 * 3));
        png[^8..^4].ShouldBe("IEND"u8.ToArray());
        // The checksum of an empty IEND is known: PNG specification.
        png[^4..].ShouldBe([0xAE, 0x42, 0x60, 0x82]);
    }

    [Fact]
    public void Bad_and_clean_look_different() => Picture.Draw(true, 3).ShouldNotBe(Picture.Draw(false, 3));
}
