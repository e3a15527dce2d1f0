using System.Net;

namespace Jingwei.Host.Tests;

/// <summary>The city's time never runs backwards, however the program ends.</summary>
public sealed class ClockTests
{
    private static readonly double[] Rates = [0, 1, 600];

    [Fact]
    public async Task After_a_kill_no_instant_is_shown_again()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        foreach (var rate in Rates)
        {
            var street = await host.SignIn("street");
            await host.Advance(street, TimeSpan.FromHours(3));
            (await street.Post("/demo/clock", new { rate })).Status.ShouldBe(HttpStatusCode.OK);
            var start = await Now(host);
            var shown = rate > 0
                ? Instant(await RunningHost.Until(() => host.Nobody().Get("/clock"), clock => Instant(clock) > start.AddSeconds(rate / 2)))
                : await Now(host);
            await host.Kill();
            await host.Again("--demo", "paused");
            (await Now(host)).ShouldBeGreaterThanOrEqualTo(shown, $"at a rate of {rate}");
        }

        await host.ShouldBeClean();
    }

    private static async Task<DateTimeOffset> Now(RunningHost host) => Instant((await host.Nobody().Get("/clock"))!);

    private static DateTimeOffset Instant(System.Text.Json.Nodes.JsonNode clock) => DateTimeOffset.Parse(clock["now"]!.GetValue<string>());
}
