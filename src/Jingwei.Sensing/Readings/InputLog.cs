using System.Globalization;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using Microsoft.Data.Sqlite;

namespace Jingwei.Sensing.Readings;

/// <summary>Reads the day files: a lane's inputs in their order, a device's readings in theirs, counts for the audit.</summary>
public sealed class InputLog(ReadingFolder folder)
{
    /// <summary>A lane's next inputs after one that it has applied, oldest first.</summary>
    /// <param name="laneId">The lane.</param>
    /// <param name="afterSeq">The last input that was applied; 0 for all.</param>
    /// <param name="atMost">How many at most; fewer when the packages change among them, since what follows is read by other profiles.</param>
    /// <param name="kindOf">The kind of a device as the lane folds it; null when its inputs change nothing.</param>
    public List<LaneInput> After(long laneId, long afterSeq, int atMost, Func<long, DeviceKindDefinition?> kindOf)
    {
        var found = new List<LaneInput>();
        // Ids are made of the time of receipt, so the file in which the next one can be is known.
        var from = afterSeq == 0 ? DateOnly.MinValue : DateOnly.FromDateTime(IdSource.InstantOf(afterSeq).UtcDateTime);
        foreach (var day in folder.Days().Where(d => d >= from))
        {
            using var connection = folder.Find(day);
            if (connection is null)
                continue;
            using var command = connection.CreateCommand();
            command.CommandText = """
                SELECT seq, kind, device, at, until, received_at, content FROM input
                WHERE seq > $after AND lane = $lane ORDER BY seq LIMIT $most
                """;
            command.Parameters.AddWithValue("$after", afterSeq);
            command.Parameters.AddWithValue("$lane", laneId);
            command.Parameters.AddWithValue("$most", atMost - found.Count);
            using var row = command.ExecuteReader();
            while (found is not [.., { Kind: InputKind.Rules }] && row.Read())
                found.Add(ReadInput(row, kindOf));
            if (found.Count >= atMost || found is [.., { Kind: InputKind.Rules }])
                break;
        }
        return found;
    }

    /// <summary>A device's readings and refused messages, newest first.</summary>
    /// <param name="deviceId">The device.</param>
    /// <param name="fromMs">First instant, Unix milliseconds.</param>
    /// <param name="toMs">First instant that is no longer wanted, Unix milliseconds.</param>
    /// <param name="before">Only what sorts before this (instant, id); null from the newest on.</param>
    /// <param name="atMost">How many at most.</param>
    public IReadOnlyList<ReadingRow> Readings(long deviceId, long fromMs, long toMs, (long AtMs, long Seq)? before, int atMost)
    {
        var first = ReadingFolder.DayOf(Math.Max(fromMs, 0) - (long)ReadingLimits.Future.TotalMilliseconds);
        var last = toMs > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - ReadingLimits.LateMs ? DateOnly.MaxValue : ReadingFolder.DayOf(toMs + ReadingLimits.LateMs);
        var found = new List<ReadingRow>();
        foreach (var day in folder.Days().Where(d => d >= first && d <= last).Reverse())
        {
            // What was received on or before this day is not newer than this; when enough is newer, older files need not be asked.
            var newest = new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero).ToUnixTimeMilliseconds() + (long)ReadingLimits.Future.TotalMilliseconds;
            if (found.Count >= atMost && found[atMost - 1].AtMs > newest)
                break;
            found.AddRange(ReadingsOf(day, deviceId, fromMs, toMs, before, atMost));
            found.Sort((a, b) => a.AtMs != b.AtMs ? b.AtMs.CompareTo(a.AtMs) : b.Seq.CompareTo(a.Seq));
        }
        return found.Count > atMost ? found.GetRange(0, atMost) : found;
    }

    /// <summary>All readings, faulty ones too, and changes of registers, received from an instant until before another, in the order of their receipt; a day's file is read without holding the others.</summary>
    internal IEnumerable<ReceivedReading> Received(long fromMs, long untilMs)
    {
        foreach (var day in DaysOf(fromMs, untilMs))
        {
            using var connection = folder.Find(day);
            if (connection is null)
                continue;
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT device, at, until, received_at, content, kind FROM input WHERE kind IN ($reading, $forecast, $faulty, $row, $looked) AND received_at >= $from AND received_at < $until ORDER BY seq";
            command.Parameters.AddWithValue("$reading", (int)InputKind.Reading);
            command.Parameters.AddWithValue("$forecast", (int)InputKind.Forecast);
            command.Parameters.AddWithValue("$faulty", (int)InputKind.Faulty);
            command.Parameters.AddWithValue("$row", (int)InputKind.Row);
            command.Parameters.AddWithValue("$looked", (int)InputKind.Looked);
            command.Parameters.AddWithValue("$from", fromMs);
            command.Parameters.AddWithValue("$until", untilMs);
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                var kind = (InputKind)row.GetInt32(5);
                var (at, validAt) = Instants(kind, row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2));
                yield return new ReceivedReading(row.GetInt64(0), at, validAt, row.GetInt64(3), kind, row.GetFieldValue<byte[]>(4));
            }
        }
    }

    /// <summary>How many readings, faulty ones too, the days hold into which the instants fall.</summary>
    internal long CountReadings(long fromMs, long untilMs)
    {
        var count = 0L;
        foreach (var day in DaysOf(fromMs, untilMs))
        {
            using var connection = folder.Find(day);
            if (connection is null)
                continue;
            using var view = connection.BeginTransaction(deferred: true);
            count += Tally(connection, view).Where(t => t.Kind.IsHeard).Sum(t => t.Count);
        }
        return count;
    }

    private IEnumerable<DateOnly> DaysOf(long fromMs, long untilMs) => folder.Days().Where(d => d >= ReadingFolder.DayOf(fromMs) && d <= ReadingFolder.DayOf(untilMs));

    /// <summary>How many inputs of each kind each lane has, and how many readings among them it has not evaluated.</summary>
    public IReadOnlyList<InputCount> Counts(IReadOnlyDictionary<long, long> evaluatedSeqByLane)
    {
        var counts = new List<InputCount>();
        foreach (var day in folder.Days())
        {
            using var connection = folder.Find(day);
            if (connection is null)
                continue;
            using var view = connection.BeginTransaction(deferred: true);
            foreach (var (lane, kind, all) in Tally(connection, view))
            {
                var (waiting, first) = kind.IsAccepted ? Waiting(connection, view, lane, kind, evaluatedSeqByLane.GetValueOrDefault(lane)) : default;
                counts.Add(new InputCount(day, lane, kind, all, waiting, first));
            }
        }
        return counts;
    }

    /// <summary>The last input of a day that has its file, and how many of each kind each lane has in it.</summary>
    internal (long LastSeq, IReadOnlyList<(long Lane, InputKind Kind, long Count)> Tally) Whole(DateOnly day)
    {
        using var connection = folder.Find(day) ?? throw new IOException($"{day:yyyy-MM-dd} has no file");
        using var view = connection.BeginTransaction(deferred: true);
        using var command = connection.CreateCommand();
        command.Transaction = view;
        command.CommandText = "SELECT ifnull(max(seq), 0) FROM input";
        return ((long)command.ExecuteScalar()!, Tally(connection, view));
    }

    private static List<(long Lane, InputKind Kind, long Count)> Tally(SqliteConnection connection, SqliteTransaction view)
    {
        using var command = connection.CreateCommand();
        command.Transaction = view;
        command.CommandText = DayFileSchema.HasTally(connection, view)
            ? "SELECT lane, kind, count FROM tally"
            : "SELECT lane, kind, count(*) FROM input GROUP BY lane, kind";
        using var row = command.ExecuteReader();
        var tally = new List<(long, InputKind, long)>();
        while (row.Read())
            tally.Add((row.GetInt64(0), (InputKind)row.GetInt32(1), row.GetInt64(2)));
        return tally;
    }

    private static (long Count, long? First) Waiting(SqliteConnection connection, SqliteTransaction view, long lane, InputKind kind, long evaluatedSeq)
    {
        using var command = connection.CreateCommand();
        command.Transaction = view;
        command.CommandText = "SELECT count(*), min(seq) FROM input WHERE lane = $lane AND seq > $evaluated AND kind = $kind";
        command.Parameters.AddWithValue("$lane", lane);
        command.Parameters.AddWithValue("$evaluated", evaluatedSeq);
        command.Parameters.AddWithValue("$kind", (int)kind);
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1));
    }

    private List<ReadingRow> ReadingsOf(DateOnly day, long deviceId, long fromMs, long toMs, (long AtMs, long Seq)? before, int atMost)
    {
        using var connection = folder.Find(day);
        if (connection is null)
            return [];
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT seq, kind, at, until, received_at, content, code FROM input
            WHERE device = $device AND device <> 0 AND at >= $from AND at < $to AND (at < $at OR (at = $at AND seq < $seq))
            ORDER BY at DESC, seq DESC LIMIT $most
            """;
        command.Parameters.AddWithValue("$device", deviceId);
        command.Parameters.AddWithValue("$from", fromMs);
        command.Parameters.AddWithValue("$to", toMs);
        command.Parameters.AddWithValue("$at", before?.AtMs ?? long.MaxValue);
        command.Parameters.AddWithValue("$seq", before?.Seq ?? long.MaxValue);
        command.Parameters.AddWithValue("$most", atMost);
        using var row = command.ExecuteReader();
        var rows = new List<ReadingRow>();
        while (row.Read())
            rows.Add(new ReadingRow(
                row.GetInt64(0), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.GetInt64(4), row.GetInt32(1) == (int)InputKind.Forecast,
                ((InputKind)row.GetInt32(1)).IsAccepted, row.GetFieldValue<byte[]>(5), row.IsDBNull(6) ? null : row.GetString(6)));
        return rows;
    }

    // Counts are judged at the end of their interval, forecasts when they are issued.
    private static (long AtMs, long? ValidAtMs) Instants(InputKind kind, long at, long? until) => kind == InputKind.Forecast ? (at, until) : (until ?? at, null);

    private static LaneInput ReadInput(SqliteDataReader row, Func<long, DeviceKindDefinition?> kindOf)
    {
        var kind = (InputKind)row.GetInt32(1);
        var device = row.GetInt64(2);
        var profile = kind.IsHeard ? kindOf(device) : null;
        var values = profile is not null ? StoredValues.Read(kind, row.GetFieldValue<byte[]>(6), profile)
            : kind == InputKind.Rules ? [int.Parse(row.GetFieldValue<byte[]>(6), CultureInfo.InvariantCulture)]
            : Array.Empty<double>();
        var (at, validAt) = Instants(kind, row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4));
        return new LaneInput(row.GetInt64(0), kind, device, at, row.GetInt64(5), values, profile?.Values, validAt);
    }
}

/// <summary>A reading as a trial hears it.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="AtMs">Unix milliseconds on the device's clock; of counts the end of the interval, of a forecast when it was issued.</param>
/// <param name="ValidAtMs">Of a forecast: when it will be so.</param>
/// <param name="ReceivedMs">Unix milliseconds on the city's clock.</param>
/// <param name="Kind">A reading, a forecast, or a faulty one.</param>
/// <param name="Content">Its values as JSON.</param>
internal readonly record struct ReceivedReading(long DeviceId, long AtMs, long? ValidAtMs, long ReceivedMs, InputKind Kind, byte[] Content);

/// <summary>A reading or refused message as it is kept.</summary>
/// <param name="Seq">Its id.</param>
/// <param name="AtMs">Unix milliseconds on the device's clock.</param>
/// <param name="UntilMs">For counts: the end of the interval; for forecasts: when it will be so.</param>
/// <param name="ReceivedMs">Unix milliseconds on the city's clock.</param>
/// <param name="Forecast">It says what will be.</param>
/// <param name="Good">False when its content was refused.</param>
/// <param name="Content">Its values as JSON, or what was sent.</param>
/// <param name="Code">Why it was refused.</param>
public sealed record ReadingRow(long Seq, long AtMs, long? UntilMs, long ReceivedMs, bool Forecast, bool Good, byte[] Content, string? Code);

/// <summary>Inputs of one kind in one lane on one day, and of readings those that the lane has not evaluated.</summary>
public sealed record InputCount(DateOnly Day, long LaneId, InputKind Kind, long All, long Waiting, long? FirstWaiting);
