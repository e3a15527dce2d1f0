using Jingwei.Gateway.Outward;

namespace Jingwei.Gateway.Webhooks;

/// <summary>What follows a try.</summary>
internal abstract record AfterTry
{
    public sealed record Delivered : AfterTry;

    /// <summary>Again after so long.</summary>
    public sealed record Again(TimeSpan Wait) : AfterTry;

    /// <summary>The subscription stands still until somebody looks.</summary>
    public sealed record Pause(WebhookPause Why) : AfterTry;
}

/// <summary>When a message is tried again, and when a subscription is given up until somebody looks.</summary>
internal static class RetryRule
{
    /// <summary>Nothing has got through for so long: it is paused.</summary>
    public static readonly TimeSpan GivesUpAfter = TimeSpan.FromDays(3);

    /// <summary>So often the same message must have failed: a failure of long ago and one of now are not a failure all the time.</summary>
    public const int LeastTries = 8;

    private const int Gone = 410;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
        TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8),
    ];

    /// <param name="answer">What came of the try.</param>
    /// <param name="tries">How many there have been with this one; at least 1.</param>
    /// <param name="failingFor">Since the first failure after the last success.</param>
    /// <param name="chance">0 to 1: waits are stretched by up to a fifth, so that many do not come back at once.</param>
    public static AfterTry Of(OutwardAnswer answer, int tries, TimeSpan failingFor, double chance) =>
        answer.Fault is null ? new AfterTry.Delivered()
        : answer.Status == Gone ? new AfterTry.Pause(WebhookPause.Gone)
        : failingFor >= GivesUpAfter && tries >= LeastTries ? new AfterTry.Pause(WebhookPause.Failing)
        : new AfterTry.Again(WaitAfter(tries, chance));

    /// <summary>How long to wait after so many tries in a row: from five seconds to eight hours, stretched by <paramref name="chance"/>.</summary>
    public static TimeSpan WaitAfter(int tries, double chance) => Waits[Math.Min(tries, Waits.Length) - 1] * (1 + (Math.Clamp(chance, 0, 1) / 5));
}
