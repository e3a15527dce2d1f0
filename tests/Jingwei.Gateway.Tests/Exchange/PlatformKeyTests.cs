using System.Globalization;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange;
using Jingwei.Gateway.Webhooks;

namespace Jingwei.Gateway.Tests.Exchange;

/// <summary>Keys of a platform when its mapping changes its kind of authentication, when secrets are renewed and revoked, and while it is paused.</summary>
public sealed class PlatformKeyTests
{
    private const string Case = """{"caseNo":"S-1","content":"广告牌松动","caseType":"050112","areaCode":"310106014000"}""";

    [Fact]
    public async Task A_secret_to_sign_with_never_travels_in_a_header()
    {
        await using var rig = await ExchangeRig.Start();
        WithHeader(rig.Rig.Folder, 2);
        await rig.Restart();
        (await Keep(rig, 2)).Refusal!.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("exchange_key_required"), r => r.Field.ShouldBe("key"));
        (await Keep(rig, 2, "k-9")).Value.ShouldSatisfyAllConditions(m => m.Key.ShouldBeNull("it was typed"), m => m.Secret.ShouldBeNull());
        await rig.HandOver(await rig.Report());
        (await rig.Send()).ShouldBe(1);
        rig.Platform.Heard.Single().Headers.ShouldSatisfyAllConditions(h => h["x-app-key"].ShouldBe("k-9"), h => h.ContainsKey("webhook-signature").ShouldBeFalse(), h => h.Values.ShouldNotContain(rig.Key));

        var back = (await Keep(rig, 1)).Value;
        back.Key.ShouldNotBeNull("one that signs is made and shown");
        back.Key.ShouldNotBe(rig.Key);
        (await Keep(rig, 1)).Value.Key.ShouldBeNull("it stays, and is not shown again");
        await rig.HandOver(await rig.Report(text: "第二个"));
        (await rig.Send()).ShouldBe(1);
        var last = rig.Platform.Heard.Last();
        last.Headers["webhook-signature"].ShouldBe(WebhookSecret.Sign([back.Key!], last.Headers["webhook-id"], DateTimeOffset.FromUnixTimeSeconds(long.Parse(last.Headers["webhook-timestamp"], CultureInfo.InvariantCulture)), last.Body));
    }

    [Fact]
    public async Task A_file_that_changes_the_kind_of_the_version_in_force_sends_nothing_until_there_is_a_key()
    {
        await using var rig = await ExchangeRig.Start();
        await rig.HandOver(await rig.Report());
        WithHeader(rig.Rig.Folder, 1);
        await rig.Restart();
        (await rig.Send()).ShouldBe(0);
        rig.Platform.Heard.ShouldBeEmpty();
        (await rig.Show()).ShouldSatisfyAllConditions(p => p.State.ShouldBe("needsKey"), p => p.Waiting.ShouldBe(1));
        (await Keep(rig, 1, "k-9")).Ok.ShouldBeTrue();
        (await rig.Send()).ShouldBe(1);
        (await rig.Show()).State.ShouldBe("active");
    }

    [Fact]
    public async Task Each_secret_before_counts_for_a_day_and_none_when_they_are_ended_at_once()
    {
        await using var rig = await ExchangeRig.Start();
        var first = await Renew(rig);
        var second = await Renew(rig);
        (await Opens(rig, rig.Secret)).ShouldBeTrue("the platform has a day");
        (await Opens(rig, first)).ShouldBeTrue("it may just have been put in over there");
        (await Opens(rig, second)).ShouldBeTrue();
        rig.MachineAfter(TimeSpan.FromHours(25));
        (await Opens(rig, rig.Secret)).ShouldBeFalse();
        (await Opens(rig, first)).ShouldBeFalse();
        (await Opens(rig, second)).ShouldBeTrue();

        var third = await Renew(rig, atOnce: true);
        (await Opens(rig, second)).ShouldBeFalse("it fell into other hands");
        (await Opens(rig, third)).ShouldBeTrue();
        (await rig.Book.NewSecret(ExchangeRig.Hub, true, rig.Leader, default)).Refusal!.Code.ShouldBe("exchange_platform_unknown");
    }

    [Fact]
    public async Task While_it_is_paused_nothing_is_taken_and_nothing_is_lost()
    {
        await using var rig = await ExchangeRig.Start();
        await rig.Book.Pause(ExchangeRig.Hub, rig.Admin, default);
        (await rig.Arrives(ExchangeKind.Case, "m1", Case)).Refusal!.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("exchange_paused"), r => r.Kind.ShouldBe(RefusalKind.Unavailable));
        (await rig.Show()).Arrived.ShouldBe(0);
        await rig.Book.Resume(ExchangeRig.Hub, rig.Admin, default);
        (await rig.Arrives(ExchangeKind.Case, "m1", Case)).Ok.ShouldBeTrue();
    }

    private static async Task<bool> Opens(ExchangeRig rig, string secret) => (await rig.Arrives(ExchangeKind.Case, "m1", Case, secret)).Ok;

    private static async Task<string> Renew(ExchangeRig rig, bool atOnce = false) => (await rig.Book.NewSecret(ExchangeRig.Hub, atOnce, rig.Admin, default)).Value.Secret!;

    private static Task<Result<PlatformMade>> Keep(ExchangeRig rig, int version, string? key = null) =>
        rig.Book.Keep(ExchangeRig.Hub, new PlatformRequest($"{rig.Platform.Address}/hub", [rig.Area.District.ToString(CultureInfo.InvariantCulture)], version, key), rig.Admin, default);

    /// <summary>The city's own file, by which the platform knows us by a key in a header.</summary>
    private static void WithHeader(string folder, int version)
    {
        var yaml = MappingBook.Shipped().Single(f => f.File == "exchange/cityHub.1.yaml").Yaml.ReplaceLineEndings("\n")
            .Replace("version: 1\n", $"version: {version}\n", StringComparison.Ordinal).Replace("{ kind: signature }", "{ kind: header, name: X-App-Key }", StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(folder, "exchange"));
        File.WriteAllText(Path.Combine(folder, "exchange", $"cityHub.{version}.yaml"), yaml);
    }
}
