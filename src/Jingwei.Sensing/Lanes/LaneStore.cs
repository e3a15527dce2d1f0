using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Groups;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jingwei.Sensing.Lanes;

/// <summary>Lanes in <c>city.db</c>: checkpoints, and outputs in the same transaction as the position that they belong to.</summary>
internal sealed class LaneStore(ICityReader reader, ICityWriter writer, DeviceDirectory directory, AlarmWriting alarms, TellGroups groups, DeviceViews views)
{
    /// <summary>The kind of the one due row that a lane has.</summary>
    public const string WakeKind = ILanes.WakeKind;

    private static readonly TimeSpan LostWakePause = TimeSpan.FromSeconds(10);

    /// <summary>Lanes that have ever stored something.</summary>
    public Task<List<long>> Known(CancellationToken ct) => reader.Read(db => db.Set<LaneRow>().Select(l => l.Id).ToListAsync(ct), ct);

    /// <summary>Keeps for good the lanes of devices that have none of their own yet.</summary>
    public async Task KeepLanes(CancellationToken ct)
    {
        var devices = directory.All.Where(d => !d.LaneIsKept).ToList();
        if (devices.Count > 0)
            await writer.Write(scope => Task.FromResult(KeepLanes(scope, devices)), ct);
    }

    /// <summary>By which revision of the packages each lane folds at its checkpoint; lanes of the time before there were any are left out.</summary>
    public Task<Dictionary<long, int>> Revisions(CancellationToken ct) =>
        reader.Read(db => db.Set<LaneRow>().Where(l => l.Revision != null).ToDictionaryAsync(l => l.Id, l => l.Revision!.Value, ct), ct);

    /// <summary>A lane as of its last checkpoint; a fresh one, by the revision that is in force, when it has none.</summary>
    public async Task<(LaneState State, LaneProgress Progress)> Load(long laneId, CancellationToken ct)
    {
        await writer.Write(scope => Task.FromResult(KeepRevision(scope, laneId, directory.Revision)), ct);
        return await reader.Read(db => Load(db, laneId, ct), ct);
    }

    private async Task<(LaneState State, LaneProgress Progress)> Load(CityDb db, long laneId, CancellationToken ct)
    {
        var row = await db.Set<LaneRow>().SingleAsync(l => l.Id == laneId, ct);
        var state = new LaneState(directory.RulesFor, row.Revision!.Value);
        var tracks = new List<RestoredTrack>();
        foreach (var ids in directory.All.Where(d => d.LaneId == laneId).Select(d => d.Id).Chunk(500))
        {
            foreach (var stored in await db.Set<DeviceTrackRow>().AsNoTracking().Where(t => ids.Contains(t.DeviceId)).ToListAsync(ct))
                if (directory.RulesFor(stored.DeviceId, RevisionOf(stored, row)) is { } rules)
                    tracks.Add(new(stored.DeviceId, stored.Seq, DeviceTrackCodec.Read(stored.Track, rules)));
        }
        state.Restore(row.CheckpointSeq, row.CheckpointSeq == 0 ? long.MinValue : row.CheckpointAt.ToUnixTimeMilliseconds(), tracks);
        return (state, LaneProgress.From(row));
    }

    // A track that is ahead of its lane may be of a revision that the lane has still to come to.
    private static int RevisionOf(DeviceTrackRow stored, LaneRow lane) =>
        stored.Seq > lane.CheckpointSeq && DeviceTrackCodec.RevisionOf(stored.Track) is { } own ? own : lane.Revision!.Value;

    /// <summary>Stores outputs and position, and sets the wait for the next wake.</summary>
    /// <param name="touched">Devices whose news is to be told.</param>
    /// <param name="later">The last wake could not be stored: the next is not set before some seconds from now.</param>
    public async Task Save(
        long laneId, LaneState state, LaneProgress progress, IReadOnlyList<LaneOutput> outputs, IReadOnlyCollection<long> touched, bool later, CancellationToken ct)
    {
        var next = state.NextWakeMs();
        var position = Math.Max(progress.EvaluatedSeq, state.Position);
        try
        {
            await writer.Write(async scope =>
            {
                SavePosition(scope, laneId, progress, position);
                await groups.Apply(scope, await alarms.Apply(scope, outputs));
                foreach (var deviceId in touched)
                    if (directory.FindById(deviceId) is { IsSubject: false } device)
                        scope.Announce(new LiveNews(device.AreaId, null, "device", views.News(device)));
                if (next is { } wake && (later || progress.WakeSetForMs is not { } set || wake < set))
                {
                    var at = DateTimeOffset.FromUnixTimeMilliseconds(wake);
                    await scope.Schedule(WakeKind, laneId.ToString(), later && at < scope.Now + LostWakePause ? scope.Now + LostWakePause : at);
                    progress.WakeSetForMs = wake;
                }
                return true;
            }, ct);
        }
        catch
        {
            // Whether the wait was set is not known; setting it again replaces it.
            progress.WakeSetForMs = null;
            throw;
        }
        progress.EvaluatedSeq = position;
    }

    /// <summary>
    /// Stores a checkpoint, each part in a piece of work of its own, the position of the checkpoint with the last. What the checkpoint covers
    /// must have been evaluated and stored before: a track that is found ahead of its lane's checkpoint tells nothing of what it holds.
    /// </summary>
    public async Task Save(long laneId, LaneCheckpoint checkpoint)
    {
        for (var i = 0; i < checkpoint.Parts.Count; i++)
        {
            var (part, last) = (checkpoint.Parts[i], i == checkpoint.Parts.Count - 1);
            await writer.Write(scope =>
            {
                SaveTracks(scope, checkpoint.Seq, part);
                if (last)
                    SaveCheckpoint(scope, laneId, checkpoint);
                return Task.FromResult(true);
            });
        }
    }

    /// <summary>Notes why a lane stands still, for the audit; the next save takes it back.</summary>
    public Task SaveFault(long laneId, string fault, CancellationToken ct) => writer.Write(
        scope =>
        {
            using var command = Command(scope, """
                INSERT INTO lane(id, checkpoint_seq, checkpoint_at, evaluated_seq, evaluated_readings, too_late, fault) VALUES ($id, 0, 0, 0, 0, 0, $fault)
                ON CONFLICT(id) DO UPDATE SET fault = $fault
                """);
            Add(command, "$id", laneId);
            Add(command, "$fault", fault);
            command.ExecuteNonQuery();
            return Task.FromResult(true);
        },
        ct);

    private static bool KeepLanes(WriteScope scope, List<DeviceEntry> devices)
    {
        using var command = Command(scope, "UPDATE device SET lane_id = $lane WHERE id = $id AND lane_id IS NULL");
        var id = Add(command, "$id", 0L);
        var lane = Add(command, "$lane", 0L);
        foreach (var device in devices)
        {
            (id.Value, lane.Value) = (device.Id, device.LaneId);
            command.ExecuteNonQuery();
        }
        return true;
    }

    private static bool KeepRevision(WriteScope scope, long laneId, int revision)
    {
        using var command = Command(scope, """
            INSERT INTO lane(id, checkpoint_seq, checkpoint_at, revision, evaluated_seq, evaluated_readings, too_late) VALUES ($id, 0, 0, $revision, 0, 0, 0)
            ON CONFLICT(id) DO UPDATE SET revision = $revision WHERE revision IS NULL
            """);
        Add(command, "$id", laneId);
        Add(command, "$revision", revision);
        command.ExecuteNonQuery();
        return true;
    }

    private static void SavePosition(WriteScope scope, long laneId, LaneProgress progress, long position)
    {
        using var command = Command(scope, """
            INSERT INTO lane(id, checkpoint_seq, checkpoint_at, evaluated_seq, evaluated_readings, too_late) VALUES ($id, 0, 0, $evaluated, $readings, $late)
            ON CONFLICT(id) DO UPDATE SET evaluated_seq = $evaluated, evaluated_readings = $readings, too_late = $late, fault = NULL
            """);
        Add(command, "$id", laneId);
        Add(command, "$evaluated", position);
        Add(command, "$readings", progress.EvaluatedReadings);
        Add(command, "$late", progress.TooLate);
        command.ExecuteNonQuery();
    }

    // The row is there: the position was stored before.
    private static void SaveCheckpoint(WriteScope scope, long laneId, LaneCheckpoint checkpoint)
    {
        using var command = Command(scope, "UPDATE lane SET checkpoint_seq = $seq, checkpoint_at = $at, revision = $revision WHERE id = $id");
        Add(command, "$id", laneId);
        Add(command, "$seq", checkpoint.Seq);
        Add(command, "$at", checkpoint.NowMs);
        Add(command, "$revision", checkpoint.Revision);
        command.ExecuteNonQuery();
    }

    private static void SaveTracks(WriteScope scope, long seq, IReadOnlyList<(long DeviceId, byte[] Track)> tracks)
    {
        if (tracks.Count == 0)
            return;
        using var command = Command(scope, """
            INSERT INTO device_track(device_id, seq, track) VALUES ($id, $seq, $track) ON CONFLICT(device_id) DO UPDATE SET seq = $seq, track = $track
            """);
        var id = Add(command, "$id", 0L);
        Add(command, "$seq", seq);
        var bytes = Add(command, "$track", Array.Empty<byte>());
        foreach (var (deviceId, track) in tracks)
        {
            id.Value = deviceId;
            bytes.Value = track;
            command.ExecuteNonQuery();
        }
    }

    private static System.Data.Common.DbCommand Command(WriteScope scope, string sql)
    {
        var command = scope.Db.Database.GetDbConnection().CreateCommand();
        command.Transaction = scope.Db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static System.Data.Common.DbParameter Add(System.Data.Common.DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
