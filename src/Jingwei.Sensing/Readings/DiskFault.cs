using System.Data.Common;

namespace Jingwei.Sensing.Readings;

/// <summary>Faults by which a day's file does not take what it should: a full disk, a folder that may not be written, a file that is broken or closed. What was not stored is told so, and tried again.</summary>
internal static class DiskFault
{
    // A folder that may not be written is no IOException.
    public static bool Is(Exception fault) => fault is IOException or UnauthorizedAccessException or DbException or ObjectDisposedException;
}
