using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.Data.Sqlite;

namespace Jingwei.Host.Serving;

/// <summary>Starts the city's clock where it stood: never before anything that is stored, and not before the machine's time.</summary>
internal static class OpenCity
{
    /// <param name="folder">Whose city.</param>
    /// <param name="machine">The machine's time.</param>
    /// <param name="isDemo">A demo's clock may be sped up and stopped; a real one keeps up with the machine's.</param>
    public static RatedClock StartClock(DataFolder folder, TimeProvider machine, bool isDemo)
    {
        var stored = StoredTime(folder);
        DateTimeOffset[] known =
        [
            machine.GetUtcNow(), stored?.Latest ?? DateTimeOffset.MinValue, stored?.ShownUntil ?? DateTimeOffset.MinValue,
            StoredReadings.LatestReceipt(folder) ?? DateTimeOffset.MinValue,
        ];
        return new RatedClock(machine, known.Max().AddMilliseconds(1), followsMachine: !isDemo);
    }

    /// <summary>
    /// The instant as of which the folder can be judged: of a real city that is served, now; of a demo, whose clock goes its own way, and of a
    /// folder that nobody serves, when it was last written.
    /// </summary>
    public static DateTimeOffset AsOf(DataFolder folder, TimeProvider machine, bool isDemo) =>
        (isDemo || !IsServed(folder) ? StoredTime(folder)?.Latest : null) ?? machine.GetUtcNow();

    /// <summary>Whether a process serves the folder now.</summary>
    public static bool IsServed(DataFolder folder)
    {
        try
        {
            using var free = TakeFolder(folder);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // Whoever may not write there cannot ask; a served folder's clock is stored, too.
            return false;
        }
    }

    /// <summary>Takes the folder for this process alone; two that write one folder would each think the other's work lost.</summary>
    /// <exception cref="IOException">Another process has it.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static FileStream TakeFolder(DataFolder folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder.Root, "in-use.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new IOException($"Another Jingwei serves {folder.Root} already. Stop it, or give --data another folder.", taken);
        }
        catch (UnauthorizedAccessException closed)
        {
            throw new UnauthorizedAccessException($"{folder.Root} may not be written by this account. Give it the folder, or give --data another one.", closed);
        }
    }

    /// <summary>The latest commit, and how far a clock that goes its own way may have gone since; null where no city is.</summary>
    private static (DateTimeOffset Latest, DateTimeOffset? ShownUntil)? StoredTime(DataFolder folder)
    {
        if (!File.Exists(folder.CityDb))
        {
            return null;
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.CityDb, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info('city_time') WHERE name IN ('latest', 'shown_until') ORDER BY name";
        var columns = new List<string>();
        using (var names = command.ExecuteReader())
        {
            while (names.Read())
            {
                columns.Add(names.GetString(0));
            }
        }

        if (columns.Count == 0)
        {
            return null;
        }

        // A folder of an older version has not the second one yet.
        command.CommandText = columns.Count == 2 ? "SELECT latest, shown_until FROM city_time" : "SELECT latest, NULL FROM city_time";
        using var row = command.ExecuteReader();
        return row.Read() ? (At(row.GetInt64(0)), row.IsDBNull(1) ? null : At(row.GetInt64(1))) : null;
    }

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
