using System.Runtime.InteropServices;

namespace Jingwei.Load.Growth;

/// <summary><c>growth</c>: measures, and prints the report. Told to stop, it ends what it started.</summary>
internal static class GrowthCommand
{
    public static async Task<int> Run(string[] args)
    {
        GrowthOptions options;
        try
        {
            options = GrowthOptions.Parse(args);
        }
        catch (FormatException wrong)
        {
            await Console.Error.WriteLineAsync($"{wrong.Message}\n\n{GrowthOptions.Usage}");
            return 2;
        }

        // The children end with this process.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));
        using var told = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));
        var (at, busy) = (TimeProvider.System.GetUtcNow(), Report.LoadAverage());
        Console.WriteLine(GrowthReport.Text(options, at, busy, await new GrowthRun(options).Run()));
        return 0;
    }
}
