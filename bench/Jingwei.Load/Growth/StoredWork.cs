using Microsoft.Data.Sqlite;

namespace Jingwei.Load.Growth;

/// <summary>Looks into a data folder, without the host's help, how many readings are stored and how many of them are judged.</summary>
internal sealed class StoredWork(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Readings that lanes have judged, with the outputs stored. A lane stores how far it is four times a second.</summary>
    public long Judged() => Ask(Path.Combine(folder, "city.db"), "SELECT ifnull(sum(evaluated_readings), 0) FROM lane");

    /// <summary>Readings of lanes that are on the disk: kinds that are accepted, as the audit counts them.</summary>
    public long Stored() => Days().Sum(day => Ask(
        day, "SELECT ifnull(sum(count), 0) FROM tally WHERE kind IN (1, 6, 8) AND lane IN (SELECT id FROM city.lane)", attach: Path.Combine(folder, "city.db")));

    /// <summary>Waits until all that is stored now is judged; answers how long that took.</summary>
    public async Task<TimeSpan> UntilJudged()
    {
        var start = TimeProvider.System.GetTimestamp();
        var stored = Stored();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Judged() < stored)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"{Judged():N0} of {stored:N0} readings are judged after {Patience}");
            }

            await beat.WaitForNextTickAsync();
        }

        return TimeProvider.System.GetElapsedTime(start);
    }

    private IEnumerable<string> Days() => Directory.EnumerateFiles(Path.Combine(folder, "readings"), "20*.db");

    private static long Ask(string file, string sql, string? attach = null)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        if (attach is not null)
        {
            command.CommandText = "ATTACH $file AS city";
            command.Parameters.AddWithValue("$file", attach);
            command.ExecuteNonQuery();
            command.Parameters.Clear();
        }

#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
