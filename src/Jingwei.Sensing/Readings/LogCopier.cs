using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Jingwei.Sensing.Readings;

/// <summary>
/// Copies what stands in the write-ahead logs of day files into the files, on a thread and connections of its own: no commit, and nobody
/// who waits for its acknowledgment, waits for a copy.
/// </summary>
/// <remarks>
/// While it copies, the writer writes on, so under load a log never is without a rest, and would never begin anew. When it has grown to
/// <see cref="MostPages"/>, the writer is asked to copy the rest itself, between two commits; it is what was written during one copy.
/// </remarks>
internal sealed class LogCopier : IDisposable
{
    /// <summary>Pages after which the writer should <see cref="Ask"/>: 16 MiB.</summary>
    public const int PagesBetweenCopies = 4_000;

    /// <summary>Pages that a log may have before its rest is asked for: 64 MiB.</summary>
    private const int MostPages = 16_000;

    private readonly ILogger log;
    private readonly Channel<(string Path, bool Last)> asked = Channel.CreateUnbounded<(string, bool)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Thread thread;
    private string? restOf;

    /// <param name="log">For copies that failed. Nothing is lost by it: what was not copied stays in the log.</param>
    public LogCopier(ILogger log)
    {
        this.log = log;
        thread = new Thread(Run) { IsBackground = true, Name = "readings-log" };
        thread.Start();
    }

    /// <summary>Has the log of a file copied soon.</summary>
    public void Ask(string path) => asked.Writer.TryWrite((path, false));

    /// <summary>Has the log of a file that is no longer written copied whole, and emptied where no reader holds it.</summary>
    public void AskLast(string path) => asked.Writer.TryWrite((path, true));

    /// <summary>Whether the file's writer is to copy the rest; answered once.</summary>
    public bool TakeRest(string path) => Volatile.Read(ref restOf) == path && Interlocked.Exchange(ref restOf, null) == path;

    /// <summary>Ends when all that was asked for is done.</summary>
    public void Dispose()
    {
        asked.Writer.TryComplete();
        thread.Join();
    }

    /// <summary>Copies what the writer and the readers leave free.</summary>
    /// <param name="path">The day file.</param>
    /// <param name="last">Also empties the log.</param>
    /// <returns>Pages in the log, copied or not; 0 when it is empty.</returns>
    public static int Copy(string path, bool last)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        // Two seconds for readers to look elsewhere; what they hold longer stays.
        command.CommandText = "PRAGMA busy_timeout=2000";
        command.ExecuteNonQuery();
        command.CommandText = last ? "PRAGMA wal_checkpoint(TRUNCATE)" : "PRAGMA wal_checkpoint(PASSIVE)";
        using var row = command.ExecuteReader();
        row.Read();
        return Math.Max(row.GetInt32(1), 0);
    }

    private void Run()
    {
        while (asked.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            while (asked.Reader.TryRead(out var ask))
            {
                try
                {
                    if (Copy(ask.Path, ask.Last) >= MostPages && !ask.Last)
                        Volatile.Write(ref restOf, ask.Path);
                }
#pragma warning disable CA1031 // The log keeps what was not copied; the next copy tries again.
                catch (Exception fault)
#pragma warning restore CA1031
                {
                    log.LogError(fault, "The log of {Path} could not be copied", ask.Path);
                }
            }
    }
}
