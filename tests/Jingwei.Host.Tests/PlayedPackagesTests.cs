using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Jingwei.Host.Tests;

/// <summary>The played city exercises every package that ships, against the real host and over the doors of devices, systems and people.</summary>
public sealed class PlayedPackagesTests
{
    private static readonly string Player = Path.Combine(Path.GetDirectoryName(RunningHost.Program)!, "sim", "Jingwei.Sim.dll");

    // Its examples say 90 where it says 95, and the crew where the officer is called.
    private const string Barrel = """
        package: rain-barrel
        version: 1
        field: municipal
        name: { zh: 雨水桶, en: Rain barrel }
        purpose: { zh: 满了就倒, en: Emptied when it is full }
        needs: [street-care]
        deviceKinds:
          rainBarrel:
            name: { zh: 雨水桶, en: Rain barrel }
            interval: 10m
            values:
              fill: { label: { zh: 水位, en: Fill }, unit: "%", range: [0, 100] }
            conditions:
              full: { name: { zh: 满了, en: Full }, category: 03-03, severity: 2, when: [fill >= 95], until: fill < 50 }
        examples:
          - { name: At 90 it is full, kind: rainBarrel, readings: [{ at: "10:00", fill: 90 }], expect: [{ condition: full, raised: "10:00" }], until: "10:30" }
          - { name: At 95 the officer is called, kind: rainBarrel, readings: [{ at: "10:00", fill: 95 }], expect: [{ condition: full, raised: "10:00", case: 03-03, calls: [crew] }], until: "10:30" }
          - { name: Half full it is quiet, kind: rainBarrel, readings: [{ at: "10:00", fill: 50 }], expect: [], until: "10:30" }
        """;

    [Fact]
    public async Task Every_package_plays_as_its_examples_say()
    {
        // All of them are played by the command without --one-in.
        var (exit, said) = await Play(null, "packages", "--seed", "7", "--one-in", "3", "--program", RunningHost.Program);
        said.ShouldContain(" 0 differences.");
        said.ShouldContain("The audit is clean.");
        exit.ShouldBe(0, said);
        var shipped = Directory.GetFiles(Path.Combine(RunningHost.Root, "scenarios"), "scenario.yaml", SearchOption.AllDirectories);
        said.ShouldContain($"{shipped.Length} packages, ");
        // Whatever is left out would be a hole.
        Regex.IsMatch(said, "; 0 not played, [01] not compared, 0 differences").ShouldBeTrue(said);
    }

    [Fact]
    public async Task A_limit_that_is_not_that_of_its_examples_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("jingwei-packages-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "rain-barrel"));
            await File.WriteAllTextAsync(Path.Combine(folder, "rain-barrel", "scenario.yaml"), Barrel);
            var (exit, said) = await Play(folder, "packages", "--package", "rain-barrel", "--program", RunningHost.Program);
            exit.ShouldBe(1, said);
            said.ShouldContain("rain-barrel, \"At 90 it is full\": expected full raised 10:00:00, active, came no such alarm");
            said.ShouldContain("rain-barrel, \"At 95 the officer is called\": expected first called for full: crew, came officer");
            said.ShouldContain("1 packages, 3 examples, 1 alarms, 1 cases");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Exit, string Said)> Play(string? scenarios, params string[] args)
    {
        var info = new ProcessStartInfo("dotnet", [Player, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        info.Environment["JINGWEI_SCENARIOS"] = scenarios;
        RunningHost.StartLean(info);
        using var process = Process.Start(info)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Join('\n', said));
    }
}
