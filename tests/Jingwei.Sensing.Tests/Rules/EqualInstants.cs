using FsCheck;
using FsCheck.Fluent;
using Jingwei.Sensing.Rules;
using Jingwei.Testing;
using static Jingwei.Sensing.Tests.Rules.Folding;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>Readings of one device that share an instant are merged without folding the whole window; the result must be that of folding it.</summary>
public sealed class EqualInstants
{
    private static readonly Gen<(int Gap, int Level)[]> Stories =
        (from gap in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 6)))
         from level in Gen.Elements(10, 59, 60, 84, 85, 95, 99)
         select (gap, level)).ArrayOf();

    [Fact]
    public void Merging_into_the_newest_is_folding_all() =>
        Prop.ForAll(Arb.From(Stories), story =>
        {
            var track = new DeviceTrack(Kind);
            var minute = 0;
            foreach (var (gap, level) in story)
            {
                minute += gap;
                track.Hear(new Sample(At(minute), At(minute), [level]), []);
                var tails = Tails(track);
                foreach (var condition in track.Tracks)
                    condition.Refold(track.Window);
                if (!tails.SequenceEqual(Tails(track)))
                    return false;
            }
            return true;
        }).Check(Chance.Tries(1000));

    private static string[] Tails(DeviceTrack track) =>
        [.. track.Tracks.Select(t => $"{t.Tail.Active} {t.Tail.StartMs} {t.Tail.Value} {string.Join(' ', t.Tail.Slots)}")];
}
