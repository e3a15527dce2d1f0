using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using Jingwei.Testing;
using static Jingwei.Sensing.Tests.Rules.Folding;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>What must hold for any lane, any readings and any moment of a crash.</summary>
public sealed class LaneProperties
{
    // Every kind of condition there is, on one value, with times that the stories reach.
    private static readonly Level High = new(Comparison.AtLeast, 85);
    private static readonly Level Low = new(Comparison.LessThan, 60);
    private static readonly KindRules Kind = new("bin", ["fill"], Lateness,
    [
        Overflow, Silent, new StuckRule("stuck", 0, 4 * Minute), new RateRule("rises", 0, rises: true, 20, 6 * Minute, 5), new RateRule("falls", 0, rises: false, 20, 6 * Minute, 5),
        new CountRule("often", 0, High, 3, 15 * Minute), new FollowRule("followed", new(0, Low), new(0, High), follows: true, 5 * Minute, new(0, Low)),
        new FollowRule("alone", new(0, High), new(0, Low), follows: false, 5 * Minute, new(0, Low)),
        AtTimes(new ThresholdRule("timedHeld", 0, [new WayIn(High, 5 * Minute), new WayIn(new Level(Comparison.AtLeast, 95), 0)], Low)), AtTimes(new NoDataRule("timedSilent", 7 * Minute)),
        new OutOfRangeRule("broken", 0, 0), new OutOfRangeRule("brokenLong", 0, 3 * Minute), AtTimes(new OutOfRangeRule("timedBroken", 0, 3 * Minute)),
        AtTimes(new RateRule("timedRises", 0, rises: true, 20, 6 * Minute, 5)), AtTimes(new CountRule("timedOften", 0, High, 3, 15 * Minute)),
        AtTimes(new FollowRule("timedAlone", new(0, High), new(0, Low), follows: false, 5 * Minute, new(0, Low))),
        new ThresholdRule(SeverityRule.StepOf("overflow", 3), 0, [new WayIn(new Level(Comparison.AtLeast, 94), 0)], new Level(Comparison.LessThan, 85)),
        new ThresholdRule(SeverityRule.StepOf("overflow", 4), 0, [new WayIn(new Level(Comparison.AtLeast, 99), 0)], new Level(Comparison.LessThan, 99)),
    ]);

    // The next revision: one condition the same, one changed, some gone, one new. In the one after it all is as it was.
    private static readonly KindRules Changed = Kind with
    {
        Rules =
        [
            Silent, new ThresholdRule("overflow", 0, [new WayIn(new Level(Comparison.AtLeast, 90), 0)], Low), new CountRule("often", 0, High, 2, 10 * Minute),
            new NoDataRule("quiet", 7 * Minute), new RateRule("rises", 0, rises: true, 10, 6 * Minute, 5),
            new ThresholdRule(SeverityRule.StepOf("overflow", 3), 0, [new WayIn(new Level(Comparison.AtLeast, 95), 0)], new Level(Comparison.LessThan, 90)),
        ],
    };

    // From ten o'clock on, stretches that are as long as the stories' gaps, and some that are longer.
    private static HoursRule AtTimes(ConditionRule rule) => new(rule, 1, new WatchWindows(
        new WatchedTimes([new(598, 604), new(608, 611), new(615, 640), new(641, 642), new(650, 700), new(703, 760), new(800, 840)], WatchedDays.Every, []), CityTime.Usual with { Zone = TimeZoneInfo.Utc }));

    private static readonly double[] Levels = [10, 59, 60, 70, 84, 85, 90, 94, 95, 99, SampleValue.OutOfRange];

    // A device, minutes since the last input, how late in minutes, a level, and whether it is a wake instead.
    private static readonly Gen<(int Device, int Gap, int Late, int Level, int Wake)[]> Stories =
        (from device in Gen.Choose(1, 3)
         from gap in Gen.Choose(0, 4)
         from late in Gen.Frequency((4, Gen.Constant(0)), (2, Gen.Choose(0, 9)), (1, Gen.Choose(9, 14)))
         from level in Gen.Choose(0, Levels.Length - 1)
         from wake in Gen.Choose(0, 4)
         select (device, gap, late, level, wake)).ArrayOf();

    // Inputs up to a checkpoint, inputs from there to the next, and the devices (a bit each) whose tracks were stored with that one.
    private static readonly Gen<(int First, int More, int Stored)> Cuts =
        from first in Gen.Choose(0, 20)
        from more in Gen.Choose(0, 20)
        from stored in Gen.Choose(0, 7)
        select (first, more, stored);

    [Fact]
    public void Restarts_and_batches_change_no_output() =>
        Prop.ForAll(Arb.From(Stories), Arb.From(Gen.Choose(1, 7)), Arb.From(Gen.Choose(0, 6)), (story, every, back) =>
        {
            var inputs = Inputs(story);
            var whole = Run(Lane(), inputs);

            // A process that checkpoints after every few inputs, and whenever it dies has gone some way past its checkpoint.
            var outputs = new List<LaneOutput>();
            for (var from = 0; from < inputs.Count; from += every)
            {
                var saved = Save(from == 0 ? Lane() : Replay(inputs, from));
                var lost = Load(saved);
                Run(lost, inputs.Skip(from).Take(back));
                var again = Load(saved);
                outputs.AddRange(Run(again, inputs.Skip(from).Take(every)));
            }
            return Say(outputs).SequenceEqual(Say(whole)) && outputs.Select(o => o.Seq).SequenceEqual(whole.Select(o => o.Seq));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_checkpoint_that_was_only_stored_in_part_changes_nothing() =>
        Prop.ForAll(Arb.From(Stories), Arb.From(Cuts), (story, cut) =>
        {
            var (first, more, stored) = cut;
            var inputs = Inputs(story);
            var (from, until) = (Math.Min(first, inputs.Count), Math.Min(first + more, inputs.Count));
            var older = Save(Replay(inputs, from));
            var newer = Save(Replay(inputs, until));
            var whole = Lane();
            var outputs = Run(whole, inputs);
            var lane = Lane(older.Revision);
            // Of the newer checkpoint the tracks of some devices are there, and not its position.
            lane.Restore(older.Position, older.NowMs,
            [
                .. newer.Devices.Where(d => (stored >> (int)(d.Key - 1) & 1) == 1).Select(d => Track(d.Key, newer.Position, d.Value, DeviceTrackCodec.RevisionOf(d.Value)!.Value)),
                .. older.Devices.Where(d => (stored >> (int)(d.Key - 1) & 1) == 0).Select(d => Track(d.Key, older.Position, d.Value, older.Revision)),
            ]);
            // What lies up to the newer position was told before.
            var again = Run(lane, inputs.Skip(from)).Where(o => o.Seq > newer.Position).ToList();
            var then = outputs.Where(o => o.Seq > newer.Position).ToList();
            return Say(again).SequenceEqual(Say(then)) && again.Select(o => o.Seq).SequenceEqual(then.Select(o => o.Seq))
                && lane.NextWakeMs() == whole.NextWakeMs()
                && Save(lane).Devices.OrderBy(d => d.Key).Zip(Save(whole).Devices.OrderBy(d => d.Key)).All(d => d.First.Key == d.Second.Key && d.First.Value.SequenceEqual(d.Second.Value));
        }).Check(Chance.Tries(500));

    [Fact]
    public void Late_readings_give_the_same_episodes_as_timely_ones_once_the_lateness_has_passed() =>
        Prop.ForAll(Arb.From(Stories), story =>
        {
            // Distinct instants, so that "the last received counts" has nothing to decide.
            var readings = story.Where(s => s.Level >= 0).Select((s, i) => (s.Device, AtMs: At(i * 1.5), Late: Math.Min(s.Late, 9), s.Level)).ToArray();
            var end = At((readings.Length * 1.5) + 200);
            var timely = readings.Select(r => (r, Heard: r.AtMs));
            var late = readings.Select(r => (r, Heard: r.AtMs + (r.Late * Minute)));
            return Final(timely, end).SequenceEqual(Final(late, end));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_episode_is_raised_once_and_told_of_in_order() =>
        Prop.ForAll(Arb.From(Stories), story =>
        {
            var seen = new Dictionary<(long, string, int), EpisodeChange>();
            foreach (var output in Run(Lane(), Inputs(story)))
            {
                var key = (output.DeviceId, output.News.Condition, output.News.News.Number);
                var known = seen.TryGetValue(key, out var before);
                if (known == (output.News.News.Change == EpisodeChange.Raised) || before == EpisodeChange.Withdrawn)
                    return false;
                seen[key] = output.News.News.Change;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void After_a_wake_nothing_is_due_any_more() =>
        Prop.ForAll(Arb.From(Stories), story =>
        {
            var lane = Lane();
            var inputs = Inputs(story);
            Run(lane, inputs);
            lane.Apply(new LaneInput(10_000, InputKind.Wake, 0, 0, Math.Max(lane.NowMs, At(0)), []), []);
            return lane.NextWakeMs() is not { } next || next > lane.NowMs;
        }).QuickCheckThrowOnFailure();

    private static List<LaneInput> Inputs((int Device, int Gap, int Late, int Level, int Wake)[] story)
    {
        var inputs = new List<LaneInput>();
        int minute = 0, revision = 0;
        foreach (var (device, gap, late, level, wake) in story)
        {
            minute += gap;
            inputs.Add(wake == 0 && gap == 1
                ? new LaneInput(inputs.Count + 1, InputKind.Rules, 0, At(minute), At(minute), [++revision])
                : wake == 0
                ? Wake(inputs.Count + 1, minute)
                : Fill(inputs.Count + 1, minute - late, Levels[level], minute, device));
        }
        return inputs;
    }

    // What every device's conditions came to: the episodes that were not withdrawn, as last told.
    private static IEnumerable<(long, string, Episode)> Final(IEnumerable<((int Device, long AtMs, int Late, int Level) Reading, long Heard)> readings, long end)
    {
        var lane = Lane();
        var seq = 0L;
        var inputs = readings.OrderBy(r => r.Heard).ThenBy(r => r.Reading.AtMs)
            .Select(r => new LaneInput(++seq, InputKind.Reading, r.Reading.Device, r.Reading.AtMs, r.Heard, [Levels[r.Reading.Level]]))
            .ToList();
        // A last timely reading of each: what the clock does is then the same for both.
        inputs.AddRange(inputs.Select(i => i.DeviceId).Distinct().Order().ToList().Select(device => new LaneInput(++seq, InputKind.Reading, device, end, end, [10])));
        inputs.Add(new LaneInput(++seq, InputKind.Wake, 0, end, end, []));
        return Run(lane, inputs)
            .GroupBy(o => (o.DeviceId, o.News.Condition, o.News.News.Number))
            .Select(g => (g.Key.DeviceId, g.Key.Condition, g.Last().News.News))
            .Where(e => e.News.Change != EpisodeChange.Withdrawn)
            .Select(e => (e.DeviceId, e.Condition, e.News.Episode))
            .OrderBy(e => e.DeviceId).ThenBy(e => e.Condition).ThenBy(e => e.Episode.StartMs);
    }

    private static LaneState Lane(int revision = 0) => new((_, at) => KindAt(at), revision);

    private static KindRules KindAt(int revision) => revision % 2 == 0 ? Kind : Changed;

    private static LaneState Replay(List<LaneInput> inputs, int count)
    {
        var lane = Lane();
        Run(lane, inputs.Take(count));
        return lane;
    }

    private static (long Position, long NowMs, int Revision, Dictionary<long, byte[]> Devices) Save(LaneState lane) =>
        (lane.Position, lane.NowMs, lane.Revision, lane.Devices.ToDictionary(d => d.Key, d => DeviceTrackCodec.Write(d.Value, lane.Revision)));

    private static LaneState Load((long Position, long NowMs, int Revision, Dictionary<long, byte[]> Devices) saved)
    {
        var lane = Lane(saved.Revision);
        lane.Restore(saved.Position, saved.NowMs, saved.Devices.Select(d => Track(d.Key, saved.Position, d.Value, saved.Revision)));
        return lane;
    }

    private static RestoredTrack Track(long device, long seq, byte[] track, int revision) => new(device, seq, DeviceTrackCodec.Read(track, KindAt(revision)));
}
