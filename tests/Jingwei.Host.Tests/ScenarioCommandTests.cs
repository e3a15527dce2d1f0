namespace Jingwei.Host.Tests;

/// <summary>Packages are tried from the command line: on their own examples, and on what real devices said.</summary>
public sealed class ScenarioCommandTests
{
    [Fact]
    public async Task A_stricter_package_is_tried_beside_the_present_one_while_the_city_is_served()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        using (var bin = await ThinMqtt.Connect(host.Mqtt, "bin-012"))
        {
            await bin.Publish("bin-012", """{"fill":83}""");
            await bin.Publish("bin-012", """{"fill":97}""");
        }

        var folder = Directory.CreateTempSubdirectory("jingwei-packages-").FullName;
        try
        {
            var shipped = await File.ReadAllTextAsync(Path.Combine(RunningHost.Root, "scenarios", "street-care", "scenario.yaml"));
            Directory.CreateDirectory(Path.Combine(folder, "street-care"));
            var file = Path.Combine(folder, "street-care", "scenario.yaml");
            await File.WriteAllTextAsync(file, shipped.Replace("when: [fill >= 95, fill >= 85 for 5m]", "when: [fill >= 80]", StringComparison.Ordinal));

            var tested = await host.Command("scenario", "test", folder);
            (tested.Exit, tested.Output.Contains("1 packages, 12 examples, 2 failures", StringComparison.Ordinal)).ShouldBe((1, true), tested.Output);
            var tried = await host.Command("scenario", "dry-run", folder);
            tried.Exit.ShouldBe(0, tried.Output);
            tried.Output.ShouldContain("\n2 readings of 316 devices");
            tried.Output.ShouldMatch(@"bin\.overflow +1 +1 +1 +0 +0 +1");

            await File.WriteAllTextAsync(file, shipped.Replace("until: fill < 60", "until: full < 60", StringComparison.Ordinal));
            (await host.Command("scenario", "dry-run", folder)).Output.ShouldContain("no value 'full'");

            await File.WriteAllTextAsync(file, shipped);
            Directory.CreateDirectory(Path.Combine(folder, "twin"));
            await File.WriteAllTextAsync(Path.Combine(folder, "twin", "scenario.yaml"), shipped);
            var twins = await host.Command("scenario", "dry-run", folder);
            (twins.Exit, twins.Output.Contains("declared by another package already", StringComparison.Ordinal)).ShouldBe((1, true), twins.Output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_ships_comes_out_as_it_says()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        (await host.Command("scenario", "test")).Output.ShouldContain("0 failures");
        (await host.Command("scenario", "dry-run", "no-such-folder")).Exit.ShouldBe(2);
        (await host.Command("scenario", "dance")).Exit.ShouldBe(2);
        (await host.Command("scenario", "schema")).Output.ShouldContain("\"notFollowed\"");
    }

    [Fact]
    public async Task A_folder_is_compared_with_what_ships_and_with_another_folder()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var folder = Directory.CreateTempSubdirectory("jingwei-packages-").FullName;
        try
        {
            var shipped = Path.Combine(RunningHost.Root, "scenarios");
            Directory.CreateDirectory(Path.Combine(folder, "street-care"));
            await File.WriteAllTextAsync(
                Path.Combine(folder, "street-care", "scenario.yaml"),
                (await File.ReadAllTextAsync(Path.Combine(shipped, "street-care", "scenario.yaml"))).Replace("until: fill < 60", "until: fill < 50", StringComparison.Ordinal));

            var beside = await host.Command("scenario", "diff", folder);
            beside.Exit.ShouldBe(0, beside.Output);
            beside.Output.ShouldContain("street-care/scenario.yaml: 1 change");
            beside.Output.ShouldContain("changed device kinds · Litter bin · conditions · Bin overflowing · over when: fill < 60 -> fill < 50");
            (await host.Command("scenario", "diff", shipped, folder)).Output.ShouldContain("street-safety/scenario.yaml: the package is gone");
            (await host.Command("scenario", "diff", Path.Combine(shipped, "street-care"), Path.Combine(folder, "street-care"))).Output.ShouldContain("scenario.yaml: 1 change");
            (await host.Command("scenario", "diff", folder, "no-such-folder")).Exit.ShouldBe(2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
