using System.Collections.Concurrent;
using System.Diagnostics;

namespace Jingwei.Load;

/// <summary>The processes that were started here, so that none of them outlives this one.</summary>
internal static class Children
{
    private static readonly ConcurrentDictionary<int, Process> Alive = new();

    static Children() => AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();

    /// <summary>Starts a process that ends with this one at the latest.</summary>
    public static Process Start(ProcessStartInfo how)
    {
        var process = Process.Start(how) ?? throw new InvalidOperationException($"{how.FileName} did not start");
        Alive[process.Id] = process;
        return process;
    }

    /// <summary>Ends one at once, as a power cut would.</summary>
    public static void Kill(Process process)
    {
        process.Kill();
        process.WaitForExit();
        Forget(process);
    }

    /// <summary>Asks one to end and waits until it has.</summary>
    public static async Task Stop(Process process)
    {
        using (var ask = Process.Start("kill", ["-TERM", process.Id.ToString()]))
        {
            await ask.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        Forget(process);
    }

    /// <summary>It has ended by itself.</summary>
    public static void Forget(Process process)
    {
        Alive.TryRemove(process.Id, out _);
        process.Dispose();
    }

    private static void KillAll()
    {
        foreach (var process in Alive.Values)
        {
            try
            {
                process.Kill();
                process.WaitForExit();
            }
            catch (InvalidOperationException)
            {
                // it has just ended
            }
        }
    }
}
