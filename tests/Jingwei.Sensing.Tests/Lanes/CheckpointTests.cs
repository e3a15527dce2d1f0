using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Jingwei.Sensing.Tests.Rules;

namespace Jingwei.Sensing.Tests.Lanes;

/// <summary>Tracks are stored in parts, and the position of the checkpoint with the last of them.</summary>
public sealed class CheckpointTests
{
    [Fact]
    public void Each_part_is_small_and_every_track_is_in_one()
    {
        var lane = Folding.Lane();
        var seq = 0L;
        for (var device = 1; device <= 40; device++)
            for (var i = 0; i < 500; i++)
                lane.Apply(Folding.Fill(++seq, i / 60.0, 10 + (i % 40), device: device), []);
        var checkpoint = LaneCheckpoint.Take(lane);
        checkpoint.Seq.ShouldBe(seq);
        checkpoint.Parts.Count.ShouldBeGreaterThan(1);
        checkpoint.Parts.ShouldAllBe(p => p.Sum(t => t.Track.Length) <= LaneCheckpoint.MostBytes);
        checkpoint.Parts.SelectMany(p => p).Select(t => t.DeviceId).Order().ShouldBe(Enumerable.Range(1, 40).Select(i => (long)i));
        LaneCheckpoint.Take(lane).Parts.ShouldHaveSingleItem().ShouldBeEmpty();
    }

    [Fact]
    public async Task Killed_between_two_parts_the_replay_goes_on_where_each_track_is()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Send("bin-013", """{"fill":97}""");
        await rig.Settle();
        await rig.Get<LaneHost>().StopAsync(CancellationToken.None);
        var again = await rig.Crash();
        var older = (Lane: await Lane(again), Tracks: await again.Storage.Reader.Read(db => db.Set<DeviceTrackRow>().ToListAsync()));
        // Of one instant the last received counts: heard twice, the first would be a new episode.
        again.Clock.Advance(TimeSpan.FromMinutes(1));
        var at = Instants.ToIso(again.Clock.Now);
        foreach (var fill in (int[])[20, 98, 30])
            foreach (var bin in (string[])["bin-012", "bin-013"])
                await again.Send(bin, $$"""{"at":"{{at}}","fill":{{fill}}}""");
        await again.Settle();
        await again.Get<LaneHost>().DisposeAsync();
        await GoBackTo(again, older.Lane, older.Tracks);
        var (state, _) = await again.Get<LaneStore>().Load(SensingRig.Street, CancellationToken.None);
        var evaluated = (await Lane(again)).EvaluatedSeq;
        var inputs = again.Get<InputLog>().After(SensingRig.Street, state.Position, 100, again.KindOf);
        foreach (var input in inputs)
            state.Apply(input, []);
        state.Position.ShouldBe(evaluated);
        var whole = LaneCheckpoint.Take(state);
        var (one, other) = (whole.Parts[0][0], whole.Parts[0][1]);
        var store = new LaneStore(
            again.Storage.Reader, new EndingWriter(again.Storage.Writer, pieces: 1), again.Get<DeviceDirectory>(), again.Get<AlarmWriting>(), again.Get<Sensing.Groups.TellGroups>(), again.Get<DeviceViews>());
        await Should.ThrowAsync<IOException>(store.Save(SensingRig.Street, whole with { Parts = [[one], [other]] }));
        (await Lane(again)).CheckpointSeq.ShouldBeLessThan(evaluated);
        var before = await again.Alarms();

        await using var third = await again.Crash();
        third.Clock.Advance(TimeSpan.FromMinutes(1));
        await third.Send("bin-012", """{"fill":99}""");
        await third.Send("bin-013", """{"fill":99}""");
        await third.Settle();
        third.Heard.Count.ShouldBe(2);
        third.Heard.ShouldAllBe(h => h is AlarmRaised);
        var alarms = await third.Alarms();
        alarms.Count.ShouldBe(before.Count + 2);
        alarms.GroupBy(a => a.DeviceId).Select(g => string.Join(' ', g.Select(a => a.Episode))).Distinct().Count().ShouldBe(1);
        (await Lane(third)).EvaluatedReadings.ShouldBe(10);
    }

    // Whether five seconds have passed meanwhile is no concern of this test.
    private static Task<bool> GoBackTo(SensingRig rig, LaneRow lane, List<DeviceTrackRow> tracks) => rig.Storage.Writer.Write(async scope =>
    {
        var row = await scope.Db.Set<LaneRow>().SingleAsync(l => l.Id == lane.Id);
        (row.CheckpointSeq, row.CheckpointAt) = (lane.CheckpointSeq, lane.CheckpointAt);
        foreach (var track in tracks)
        {
            var stored = await scope.Db.Set<DeviceTrackRow>().SingleAsync(t => t.DeviceId == track.DeviceId);
            (stored.Seq, stored.Track) = (track.Seq, track.Track);
        }
        return true;
    });

    private static Task<LaneRow> Lane(SensingRig rig) => rig.Storage.Reader.Read(db => db.Set<LaneRow>().SingleAsync(l => l.Id == SensingRig.Street));

    /// <summary>Stores so many pieces of work, and then no more, as when the process dies.</summary>
    private sealed class EndingWriter(ICityWriter real, int pieces) : ICityWriter
    {
        private int left = pieces;

        public Task<T> Write<T>(Func<WriteScope, Task<T>> work, CancellationToken ct = default) =>
            Interlocked.Decrement(ref left) >= 0 ? real.Write(work, ct) : Task.FromException<T>(new IOException("The power is gone."));
    }
}
