using Jingwei.Foundation;

namespace Jingwei.Sensing.Rules;

/// <summary>Why an alarm stands on the screens and calls nobody.</summary>
public enum AlarmHold
{
    /// <summary>Somebody silenced it.</summary>
    Silence,

    /// <summary>Its device, or its place, is being worked on.</summary>
    Maintenance,

    /// <summary>Its cause stands.</summary>
    Inhibited,

    /// <summary>It comes and goes; its first alarm has called already.</summary>
    Flapping,

    /// <summary>Its cause may be just behind it.</summary>
    Awaiting,
}

/// <summary>Why an alarm is held, by what, and until when.</summary>
/// <param name="Why">The reason.</param>
/// <param name="By">The silence, or the alarm that is its cause; null for the others.</param>
/// <param name="Name">What that is called on screens.</param>
/// <param name="Until">When it is looked at again; null while a cause stands.</param>
public sealed record HoldReason(AlarmHold Why, long? By, Text? Name, DateTimeOffset? Until);

/// <summary>What is known of an alarm when it is decided whether it calls somebody.</summary>
/// <param name="Silence">A silence that is about it.</param>
/// <param name="Cause">A cause that stands.</param>
/// <param name="CalmAt">When its condition will have stopped flapping; null unless it flapped before this alarm came and still does.</param>
/// <param name="WaitUntil">Until when a cause is awaited; null when nothing hides it, or when it has waited.</param>
public readonly record struct AttentionFacts(HoldReason? Silence, HoldReason? Cause, DateTimeOffset? CalmAt, DateTimeOffset? WaitUntil);

/// <summary>
/// Whether an alarm calls for attention, or what holds it. People come first, then the cause, then the condition's own unrest, then the wait: the
/// strongest reason is the one that screens say.
/// </summary>
public static class AttentionRule
{
    /// <summary>What holds the alarm; null when it calls.</summary>
    public static HoldReason? Decide(in AttentionFacts facts) =>
        facts.Silence
        ?? facts.Cause
        ?? (facts.CalmAt is { } calm ? new HoldReason(AlarmHold.Flapping, null, null, calm)
            : facts.WaitUntil is { } until ? new HoldReason(AlarmHold.Awaiting, null, null, until)
            : null);
}
