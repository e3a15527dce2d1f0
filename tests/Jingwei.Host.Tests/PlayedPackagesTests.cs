using System.Diagnostics;

namespace Jingwei.Host.Tests;

/// <summary>The played city exercises every package that ships, against the real host and over the doors of devices, systems and people.</summary>
public sealed class PlayedPackagesTests
{
    private static readonly string Player = Path.Combine(Path.GetDirectoryName(RunningHost.Program)!, "sim", "Jingwei.Sim.dll");

    [Fact]
    public async Task Every_package_plays_as_its_examples_say()
    {
        // All of them are played by the command without --one-in.
        var (exit, said) = await Play("packages", "--seed", "7", "--one-in", "3", "--program", RunningHost.Program);
        said.ShouldContain(" 0 differences.");
        said.ShouldContain("The audit is clean.");
        exit.ShouldBe(0, said);
        var shipped = Directory.GetDirectories(Path.Combine(RunningHost.Root, "scenarios")).Length;
        said.ShouldContain($"{shipped} packages, ");
    }

    [Fact]
    public async Task A_package_that_is_not_there_is_named()
    {
        var (exit, said) = await Play("packages", "--package", "moon-base", "--program", RunningHost.Program);
        exit.ShouldBe(2);
        said.ShouldContain("No package is called moon-base.");
    }

    private static async Task<(int Exit, string Said)> Play(params string[] args)
    {
        var info = new ProcessStartInfo("dotnet", [Player, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Process.Start(info)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Join('\n', said));
    }
}
