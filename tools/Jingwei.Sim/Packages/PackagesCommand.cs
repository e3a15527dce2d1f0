namespace Jingwei.Sim.Packages;

/// <summary><c>packages</c>: plays the packages, prints what came; 0 when all came as the examples say, 1 when something differs, 2 when the command makes no sense.</summary>
internal static class PackagesCommand
{
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            var report = await new PlayPackages(PackagesOptions.Parse(args), TimeProvider.System, Console.Error.WriteLine).Run(stop.Token);
            Console.WriteLine(report.Write());
            return report.Clean ? 0 : 1;
        }
        catch (ArgumentException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            Console.Error.WriteLine(SimOptions.Usage);
            return 2;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 1;
        }
    }
}
