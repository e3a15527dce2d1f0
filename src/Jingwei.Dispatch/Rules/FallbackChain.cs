namespace Jingwei.Dispatch.Rules;

/// <summary>How a call goes on when the phone's socket brings no answer: a locked phone's socket is dead.</summary>
/// <param name="After">Since the ring.</param>
/// <param name="Channels">Sent together.</param>
public sealed record FallbackStep(TimeSpan After, IReadOnlyList<string> Channels);

/// <summary>Socket at once, then SMS and WeCom, then a voice call. Data, not ifs.</summary>
public static class FallbackChain
{
    public const string Sms = "sms";
    public const string WeCom = "wecom";
    public const string Voice = "voice";

    public static IReadOnlyList<FallbackStep> Steps { get; } =
    [
        new(TimeSpan.FromSeconds(10), [Sms, WeCom]),
        new(TimeSpan.FromSeconds(30), [Voice]),
    ];
}
