using Jingwei.Sensing.Readings;
using Jingwei.Storage;

namespace Jingwei.Sensing.Contracts;

/// <summary>What can be asked of the stored readings before the rooms are opened.</summary>
public static class StoredReadings
{
    /// <summary>When the last reading was received, on the city's clock; null when there is none. The clock must not start before it.</summary>
    public static DateTimeOffset? LatestReceipt(DataFolder folder) => new ReadingFolder(folder).LatestReceipt();

    /// <summary>Whether a file of the readings' folder, by its path, is a day's; the others are made of days.</summary>
    public static bool IsDay(string path) => ReadingFolder.FindDay(path) is not null;
}
