using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.Data.Sqlite;

namespace Jingwei.Host.Serving;

/// <summary>Starts the city's clock where it stood: never before anything that is stored, and not before the machine's time.</summary>
internal static class OpenCity
{
    public static RatedClock StartClock(DataFolder folder, TimeProvider machine)
    {
        DateTimeOffset[] known = [machine.GetUtcNow(), LatestCommit(folder) ?? DateTimeOffset.MinValue, StoredReadings.LatestReceipt(folder) ?? DateTimeOffset.MinValue];
        return new RatedClock(machine, known.Max().AddMilliseconds(1));
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
