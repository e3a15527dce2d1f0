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
        DateTimeOffset[] known = [machine.GetUtcNow(), LatestCommit(folder) ?? DateTimeOffset.MinValue, StoredReadings.LatestReceipt(folder) ?? DateTimeOffset.MinValue];
        return new RatedClock(machine, known.Max().AddMilliseconds(1), followsMachine: !isDemo);
    }

    /// <summary>
    /// The instant as of which the folder can be judged: of a real city that is served, now; of a demo, whose clock goes its own way, and of a
    /// folder that nobody serves, when it was last written.
    /// </summary>
    public static DateTimeOffset AsOf(DataFolder folder, TimeProvider machine, bool isDemo) =>
        (isDemo || !IsServed(folder) ? LatestCommit(folder) : null) ?? machine.GetUtcNow();

    private static bool IsServed(DataFolder folder)
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
    }

    /// <summary>Takes the folder for this process alone; two that write one folder would each think the other's work lost.</summary>
    /// <exception cref="IOException">Another process has it.</exception>
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
    }

    private static DateTimeOffset? LatestCommit(DataFolder folder)
    {
        if (!File.Exists(folder.CityDb))
        {
            return null;
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.CityDb, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'city_time'";
        if (command.ExecuteScalar() is 0L)
        {
            return null;
        }

        command.CommandText = "SELECT latest FROM city_time";
        return command.ExecuteScalar() is long ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
    }
}
