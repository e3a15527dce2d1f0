using Jingwei.Cases.Photos;
using Jingwei.Cases.Rules.Photos;
using static Jingwei.Cases.Tests.Photos.MadePictures;

namespace Jingwei.Cases.Tests.Photos;

/// <summary>What a photo looks like stays when it is pressed, cut or brightened, and differs from other scenes.</summary>
public sealed class PhotoMarkTests
{
    private const int Scenes = 50;

    private static readonly Lazy<IReadOnlyList<(Picture Picture, PhotoMark? Mark)>> Known = new(() => [.. Enumerable.Range(1, Scenes).Select(seed => Scene(seed, 480, 360)).Select(p => (p, MarkOf(Jpeg(p, 85))))]);

    private static readonly Dictionary<string, Func<Picture, byte[]>> Changes = new()
    {
        ["pressed hard"] = p => Jpeg(p, 25),
        ["half the size"] = p => Jpeg(Resized(p, 240, 180), 70),
        ["a third of the size"] = p => Jpeg(Resized(p, 160, 120), 60),
        ["brighter"] = p => Jpeg(Brighter(p, 1.15, 15), 80),
        ["darker"] = p => Jpeg(Brighter(p, 0.7, 0), 80),
        ["4% cut on each side"] = p => Jpeg(Cropped(p, 0.04), 80),
        ["8% cut on each side"] = p => Jpeg(Cropped(p, 0.08), 80),
        ["cut, smaller and pressed"] = p => Jpeg(Resized(Cropped(p, 0.06), 320, 240), 40),
    };

    [Theory]
    [InlineData("pressed hard", 0.98)]
    [InlineData("half the size", 0.98)]
    [InlineData("a third of the size", 0.95)]
    [InlineData("brighter", 0.95)]
    [InlineData("darker", 0.95)]
    [InlineData("4% cut on each side", 0.9)]
    [InlineData("8% cut on each side", 0.9)]
    [InlineData("cut, smaller and pressed", 0.8)]
    public void The_same_scene_is_found_again(string change, double leastShare)
    {
        var found = Known.Value.Count(scene => Like(scene.Mark, MarkOf(Changes[change](scene.Picture))) > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{change}: {found} of {Scenes} found again");
        ((double)found / Scenes).ShouldBeGreaterThanOrEqualTo(leastShare, $"{found} of {Scenes} {change}");
    }

    [Fact]
    public void Other_scenes_are_hardly_ever_alike()
    {
        var marks = Enumerable.Range(1, 300).Select(seed => MarkOf(Jpeg(Scene(seed, 240, 180), 80))!).ToList();
        var (pairs, alike) = (0, 0);
        for (var i = 0; i < marks.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                pairs++;
                alike += PhotoMark.Compare(marks[i], marks[j]) > 0 ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{alike} of {pairs} pairs of other scenes are alike");
        ((double)alike / pairs).ShouldBeLessThan(0.001, $"{alike} of {pairs} pairs");
    }

    [Fact]
    public void Symmetric_whole_to_itself_and_stored_as_it_is()
    {
        var (one, other) = (MarkOf(Jpeg(Scene(1), 85))!, MarkOf(Jpeg(Cropped(Scene(1), 0.08), 85))!);
        PhotoMark.Compare(one, one).ShouldBe(1);
        PhotoMark.Compare(one, other).ShouldBe(PhotoMark.Compare(other, one));
        var stored = PhotoMark.Find(one.ToBytes())!;
        (stored.Waves, stored.Means).ShouldSatisfyAllConditions(s => s.Waves.ShouldBe(one.Waves), s => s.Means.ShouldBe(one.Means));
        PhotoMark.Find([1, 2, 3]).ShouldBeNull();
    }

    [Fact]
    public void A_picture_that_shows_nothing_has_no_mark()
    {
        MarkOf(Jpeg(new Picture(200, 200, [.. Enumerable.Repeat((byte)30, 40_000)]), 90)).ShouldBeNull();
        ReadLight.Of(Jpeg(Scene(1, 40, 40), 90)).ShouldBeNull("too small to be a photo");
    }

    [Fact]
    public void Whatever_the_bytes_are_nothing_breaks()
    {
        var (sound, random) = (Jpeg(Scene(3, 160, 120), 70), new Random(5));
        for (var i = 0; i < 300; i++)
        {
            var bytes = sound.ToArray();
            for (var hit = 0; hit < 1 + (i % 12); hit++)
            {
                bytes[random.Next(3, bytes.Length)] = (byte)random.Next(256);
            }

            Should.NotThrow(() => ReadLight.Of(bytes.AsMemory(0, i % 3 == 0 ? random.Next(bytes.Length) : bytes.Length)));
        }

        ReadLight.Of(new byte[] { 0x89, 0x50, 0x4E, 0x47 }).ShouldBeNull();
    }

    [Fact]
    public void What_is_no_plain_picture_is_never_decoded()
    {
        var sound = Jpeg(Scene(3, 160, 120), 70);
        var frame = sound.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        var scan = sound.AsSpan().IndexOf<byte>([0xFF, 0xDA]);
        PlainJpeg.Find(sound).ShouldBe((sound.Length, 160, 120));
        PlainJpeg.Find([.. sound, 1, 2, 3]).ShouldBe((sound.Length, 160, 120), "what follows its end is not looked at");

        // As many components as make a decoder write beside what is its own.
        byte[] many = [0xFF, 0xC0, 0x01, 0x16, 8, 0, 120, 0, 160, 90, .. Enumerable.Range(0, 90).SelectMany(i => new byte[] { (byte)i, 0x11, 0 })];
        byte[] manyScanned = [0xFF, 0xDA, 0, 186, 90, .. Enumerable.Range(0, 90).SelectMany(i => new byte[] { (byte)i, 0 }), 0, 63, 0];
        Refused([.. sound[..frame], .. many, .. sound[(frame + 13)..]], "90 components");
        Refused([.. sound[..frame], .. many, .. sound[(frame + 13)..scan], .. manyScanned, .. sound[(scan + 10)..]], "90 components in one scan");
        Refused([.. sound[..scan], .. manyScanned, .. sound[(scan + 10)..]], "a scan of more than there are");
        Refused(With(frame + 1, 0xC2), "progressive");
        Refused(With(frame + 1, 0xC1), "extended");
        Refused(With(frame + 4, 12), "12 bits");
        Refused([.. sound[..(frame + 13)], .. sound[frame..]], "two frames");
        foreach (var factor in new byte[] { 0x00, 0x01, 0x10, 0x31, 0x13, 0x81, 0xFF })
        {
            Refused(With(frame + 11, factor), $"sampling {factor:x2}");
        }

        Refused(With(frame + 12, 4), "a table that cannot be");
        Refused([.. sound[..(frame + 5)], 0, 0, .. sound[(frame + 7)..]], "no height");
        Refused([.. sound[..(frame + 5)], 0xFF, 0xFF, 0xFF, 0xFF, .. sound[(frame + 9)..]], "too large");
        Refused([.. sound[..(frame + 5)], 0x10, 0x00, 0x10, 0x00, .. sound[(frame + 9)..]], "sixteen million pixels of a few bytes");
        Refused(With(scan + 6, 0x40), "codes that cannot be");
        Refused(With(scan + 7, 1), "part of the waves");
        Refused(With(scan + 8, 62), "part of the waves");
        Refused(With(scan + 9, 0x10), "part of the bits");
        Refused([.. sound[..scan], .. Enumerable.Repeat(sound[scan..^2], 5).SelectMany(s => s), .. sound[^2..]], "five scans");
        for (var length = 0; length < sound.Length; length++)
        {
            PlainJpeg.Find(sound.AsSpan(0, length)).ShouldBeNull($"cut off at {length}");
        }

        byte[] With(int at, byte value)
        {
            var bytes = sound.ToArray();
            bytes[at] = value;
            return bytes;
        }

        static void Refused(byte[] bytes, string why)
        {
            PlainJpeg.Find(bytes).ShouldBeNull(why);
            ReadLight.Of(bytes).ShouldBeNull(why);
        }
    }

    private static double Like(PhotoMark? one, PhotoMark? other) => one is null || other is null ? 0 : PhotoMark.Compare(one, other);

    private static PhotoMark? MarkOf(byte[] jpeg) => ReadLight.Of(jpeg) is { } light ? PhotoMark.Of(light) : null;
}
