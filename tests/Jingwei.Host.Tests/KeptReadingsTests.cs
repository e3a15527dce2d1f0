using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>Readings kept by policy in a served city: put together and dropped in the background, asked for as series, backed up and brought back.</summary>
public sealed class KeptReadingsTests(AskedHost asked)
{
    [Fact]
    public async Task Old_days_go_and_what_they_said_stays_also_in_a_backup()
    {
        await using var host = await RunningHost.Start("--demo", "paused", "--readings:rawDays", "2");
        var street = await host.SignIn("street");
        for (var day = 0; day < 6; day++)
        {
            using (var bin = await ThinMqtt.Connect(host.Mqtt, "bin-012"))
            {
                await bin.Publish("bin-012", $$"""{"fill":{{day}}}""");
                await bin.Publish("bin-012", $$"""{"fill":{{day + 20}}}""");
            }

            await host.Advance(street, TimeSpan.FromDays(1));
        }

        var readings = Path.Combine(host.Folder, "readings");
        var before = Say(await street.Get("/devices/bin-012/series?step=day"));
        before.Count.ShouldBe(6);
        before[0].ShouldEndWith(" 2 0 20 20 10");
        // The keeper looks when the city's day is another; the lanes' last checkpoints may have come after it looked.
        await RunningHost.Until(
            async () =>
            {
                await host.Advance(street, TimeSpan.FromDays(1));
                return await street.Get("/clock");
            },
            _ => !Days(readings).Any(d => string.CompareOrdinal(d, before[2][..10]) < 0));
        Say(await street.Get("/devices/bin-012/series?step=day")).ShouldBe(before);
        (await street.Get("/devices/bin-012/series?step=minute&limit=2"))!["items"]!.AsArray().Count.ShouldBe(2);
        await host.ShouldBeClean();

        var copy = Path.Combine(host.Folder, "..", Path.GetFileName(host.Folder) + "-copy");
        try
        {
            (await host.Command("backup", copy)).Exit.ShouldBe(0);
            var copied = Directory.EnumerateFiles(Path.Combine(copy, "readings")).Select(Path.GetFileName).ToList();
            copied.ShouldContain("ledger.db");
            copied.ShouldContain(f => f!.StartsWith("hours-", StringComparison.Ordinal));
            copied.ShouldContain(f => f!.StartsWith("minutes-", StringComparison.Ordinal));
            await using var again = await RunningHost.StartIn(copy, "--demo", "paused", "--readings:rawDays", "2");
            await again.ShouldBeClean();
            Say(await (await again.SignIn("street")).Get("/devices/bin-012/series?step=day")).ShouldBe(before);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public async Task A_policy_that_cannot_be_followed_stops_the_start()
    {
        var (exit, output) = await asked.Host.Command("serve", "--readings:rawDays", "30", "--readings:minuteDays", "10");
        (exit, output.Contains("these are 30, 10 and 3650", StringComparison.Ordinal)).ShouldBe((2, true), output);
    }

    private static List<string> Days(string readings) =>
        [.. Directory.EnumerateFiles(readings, "20*.db").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static List<string> Say(JsonNode? page) =>
    [
        .. page!["items"]!.AsArray().Select(p => (At: p!["at"], Fill: p["values"]!["fill"]!))
            .Select(p => $"{p.At} {p.Fill["count"]} {p.Fill["min"]} {p.Fill["max"]} {p.Fill["sum"]} {p.Fill["mean"]}"),
    ];
}
