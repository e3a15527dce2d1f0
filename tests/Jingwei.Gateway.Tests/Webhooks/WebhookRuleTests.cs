using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation;
using Jingwei.Gateway.Outward;
using Jingwei.Gateway.Webhooks;
using Jingwei.Testing;

namespace Jingwei.Gateway.Tests.Webhooks;

/// <summary>Signing as the Standard Webhooks specification has it, and when a message is tried again.</summary>
public sealed class WebhookRuleTests
{
    private static readonly OutwardAnswer No = new(500, OutwardFault.Refused, []);

    /// <summary>The example that the specification's own libraries are tested with.</summary>
    [Fact]
    public void The_specifications_example_is_signed_as_published() => WebhookSecret
        .Sign(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1_614_265_330), """{"test": 2432232314}""")
        .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public void Two_secrets_give_two_signatures_with_a_space_between()
    {
        var (one, two) = (WebhookSecret.New(), WebhookSecret.New());
        var at = DateTimeOffset.FromUnixTimeSeconds(1_614_265_330);
        WebhookSecret.Sign([one, two], "msg_1", at, "{}").ShouldBe($"{WebhookSecret.Sign([one], "msg_1", at, "{}")} {WebhookSecret.Sign([two], "msg_1", at, "{}")}");
        Convert.FromBase64String(one["whsec_".Length..]).Length.ShouldBe(32);
        one.ShouldNotBe(two);
    }

    [Fact]
    public void Waits_grow_and_are_stretched_by_a_fifth_at_most() => Prop.ForAll(Gen.Choose(1, 30).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (tries, chance) =>
    {
        var wait = Wait(tries, chance / 1000.0);
        return wait >= Wait(tries, 0) && wait <= Wait(tries, 0) * 1.2 && Wait(tries + 1, 0) >= Wait(tries, 0) && wait <= TimeSpan.FromHours(9.6);
    }).Check(Chance.Tries(200));

    [Fact]
    public void The_first_waits_are_short() => Enumerable.Range(1, 4).Select(n => Wait(n, 0).TotalSeconds).ShouldBe([5, 30, 120, 600]);

    [Fact]
    public void Two_hundred_is_delivered_gone_and_days_of_silence_pause()
    {
        RetryRule.Of(new(204, null, []), 1, TimeSpan.Zero, 0).ShouldBe(new AfterTry.Delivered());
        RetryRule.Of(new(410, OutwardFault.Refused, []), 1, TimeSpan.Zero, 0).ShouldBe(new AfterTry.Pause(WebhookPause.Gone));
        RetryRule.Of(No, 14, RetryRule.GivesUpAfter - TimeSpan.FromTicks(1), 0).ShouldBeOfType<AfterTry.Again>();
        RetryRule.Of(No, 14, RetryRule.GivesUpAfter, 0).ShouldBe(new AfterTry.Pause(WebhookPause.Failing));
    }

    private static TimeSpan Wait(int tries, double chance) => ((AfterTry.Again)RetryRule.Of(No, tries, TimeSpan.Zero, chance)).Wait;
}
