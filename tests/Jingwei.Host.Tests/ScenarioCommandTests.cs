namespace Jingwei.Host.Tests;

/// <summary>Packages are tried from the command line: on their own examples, and on what real devices said.</summary>
public sealed class ScenarioCommandTests(OwnHost own) : IClassFixture<OwnHost>
{
    [Fact]
    public async Task A_stricter_package_is_tried_beside_the_present_one_while_the_city_is_served()
    {
        var host = own.Host;
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
            (tested.Exit, tested.Output.Contains("1 package, 12 examples, 2 failures", StringComparison.Ordinal)).ShouldBe((1, true), tested.Output);
            var tried = await host.Command("scenario", "dry-run", folder);
            tried.Exit.ShouldBe(0, tried.Output);
            tried.Output.ShouldContain("\n2 readings of 316 devices");
            tried.Output.ShouldMatch(@"bin\.overflow +1 +1 +1 +1 +0 +0 +1");
            tried.Output.ShouldMatch(@"\n  changed +bin-012 +overflow +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d – still active -> \d{4}");

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
    public async Task A_citys_own_packages_need_each_other_and_those_that_ship()
    {
        var host = own.Host;
        var folder = Directory.CreateTempSubdirectory("jingwei-packages-").FullName;
        try
        {
            await Write(folder, "zz-barrel", "street-care", "rainBarrel: { name: { zh: 雨水桶, en: Rain barrel }, values: { fill: { label: { zh: 水位, en: Fill }, range: [0, 100] } }, conditions: { full: "
                + "{ name: { zh: 满了, en: Full }, category: 03-03, severity: 2, when: [fill >= 95], until: fill < 50 } } }");
            await Write(folder, "a-watcher", "street-care, zz-barrel", watches: "rainBarrel: { conditions: { empty: { name: { zh: 空了, en: Empty }, category: 03-03, severity: 1, when: [fill < 1], until: fill > 5 } } }");
            var tested = await host.Command("scenario", "test", folder);
            tested.Output.ShouldContain("2 packages, 6 examples, 0 failures");
            tested.Exit.ShouldBe(0);
            (await host.Command("scenario", "dry-run", folder)).Output.ShouldContain("0 readings of 0 devices");
            (await host.Command("scenario", "diff", folder)).Output.ShouldContain("a-watcher/scenario.yaml: the package is added");

            await Write(folder, "a-watcher", "street-care, zz-barel", watches: "rainBarrel: { conditions: {} }");
            (await host.Command("scenario", "test", folder)).Output.ShouldContain($"{Path.Combine(folder, "a-watcher", "scenario.yaml")}:6: There is no package 'zz-barel'. Known are: zz-barrel, ");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_broken_package_is_compared_as_far_as_it_can_be_and_its_mistakes_are_told()
    {
        var host = own.Host;
        var folder = Directory.CreateTempSubdirectory("jingwei-packages-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "street-care"));
            foreach (var (yaml, mistake) in new[]
            {
                ("package: street-care\nname: [", "scenario.yaml:2: This is not YAML"),
                ("", "scenario.yaml:1: The file is empty. It should begin with 'package: <name>'."),
                ("package: street-care\nversion: 1\nversion: 2\n", "scenario.yaml:3: 'version' stands twice here"),
                ("package: street-care\nversion: one\n", "scenario.yaml:2: 'version' should be a whole number"),
                ("package: street-care\nname: { [a]: x, [b]: y }\n", "scenario.yaml:2: A key should be a name"),
            })
            {
                await File.WriteAllTextAsync(Path.Combine(folder, "street-care", "scenario.yaml"), yaml);
                foreach (var earlier in (string[])[folder, Path.Combine(RunningHost.Root, "scenarios")])
                {
                    var compared = await host.Command("scenario", "diff", earlier, folder);
                    compared.Output.ShouldContain(mistake);
                    compared.Output.ShouldNotContain("   at ");
                    compared.Exit.ShouldBe(1);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Write(string folder, string package, string needs, string? deviceKinds = null, string? watches = null)
    {
        Directory.CreateDirectory(Path.Combine(folder, package));
        await File.WriteAllTextAsync(Path.Combine(folder, package, "scenario.yaml"), $$"""
            package: {{package}}
            version: 1
            field: municipal
            name: { zh: 试, en: Trial }
            purpose: { zh: 试, en: Trial }
            needs: [{{needs}}]
            {{(deviceKinds is null ? "watches" : "deviceKinds")}}: { {{deviceKinds ?? watches}} }
            examples:
              - { name: A, kind: rainBarrel, readings: [{ at: "10:00", fill: 90 }], expect: [], until: "10:30" }
              - { name: B, kind: rainBarrel, readings: [{ at: "10:00", fill: 80 }], expect: [], until: "10:30" }
              - { name: C, kind: rainBarrel, readings: [{ at: "10:00", fill: 70 }], expect: [], until: "10:30" }
            """);
    }

    [Fact]
    public async Task What_ships_comes_out_as_it_says()
    {
        var host = own.Host;
        (await host.Command("scenario", "test")).Output.ShouldContain("0 failures");
        (await host.Command("scenario", "dry-run", "no-such-folder")).Exit.ShouldBe(2);
        (await host.Command("scenario", "dance")).Exit.ShouldBe(2);
        (await host.Command("scenario", "schema")).Output.ShouldContain("\"notFollowed\"");
    }

    [Fact]
    public async Task Changes_for_an_area_take_two_different_names()
    {
        var host = own.Host;
        var file = Path.GetTempFileName();
        try
        {
            foreach (var second in (string[][])[[], ["--approved-by", "Li"]])
            {
                var refused = await host.Command(["scenario", "enable", "street-care", "--reason", "full", "--by", "Li", "--changes", file, .. second]);
                refused.Exit.ShouldBe(2);
                refused.Output.ShouldContain("a second person, other than --by");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_folder_is_compared_with_what_ships_and_with_another_folder()
    {
        var host = own.Host;
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

    [Fact]
    public async Task A_draft_and_a_folder_are_compared_with_what_is_in_force_in_the_city()
    {
        var host = own.Host;
        var admin = await host.SignIn("admin");
        var shipped = await File.ReadAllTextAsync(Path.Combine(RunningHost.Root, "scenarios", "street-care", "scenario.yaml"));
        var made = await admin.Post("/scenarios/proposals", new { yaml = shipped.Replace("until: fill < 60", "until: fill < 50", StringComparison.Ordinal), note = "sooner" });
        var id = made.Body!["proposal"]!["id"]!.GetValue<string>();

        foreach (var named in (string[])["street-care", id])
        {
            var compared = await host.Command("scenario", "diff", "--draft", named);
            compared.Exit.ShouldBe(0, compared.Output);
            compared.Output.ShouldContain($"Proposal {id}, draft, by ");
            compared.Output.ShouldContain($"the proposal, compared with what is in force in {host.Folder}:");
            compared.Output.ShouldContain("street-care/scenario.yaml: 1 change");
            compared.Output.ShouldContain("over when: fill < 60 -> fill < 50");
        }

        (await host.Command("scenario", "diff", "--draft", "street-cart")).Output.ShouldContain("There is no open proposal 'street-cart'. Did you mean 'street-care'?");
        var folder = await host.Command("scenario", "diff", Path.Combine(RunningHost.Root, "scenarios", "street-care"));
        folder.Output.ShouldContain($"compared with what is in force in {host.Folder}:");
        folder.Output.ShouldContain("scenario.yaml: nothing changed");
        folder.Exit.ShouldBe(0, folder.Output);
    }
}
