using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Assists;

/// <summary>How a part stands that another body was asked to do of a case.</summary>
public enum AssistState
{
    /// <summary>The body is to say whether it takes it.</summary>
    Asked,

    /// <summary>It does, and is to do it.</summary>
    Confirmed,

    /// <summary>It does not; whoever asked is to ask another or to withdraw it.</summary>
    Declined,

    Done,

    /// <summary>Taken back by whoever asked or by who leads the case.</summary>
    Withdrawn,

    /// <summary>Another body was asked instead.</summary>
    Replaced,

    /// <summary>The case ended before it was done.</summary>
    Overtaken,
}

/// <summary>On which side of a part somebody stands.</summary>
[Flags]
public enum AssistSide
{
    None = 0,

    /// <summary>协办: answers for the body that was asked.</summary>
    Assisting = 1,

    /// <summary>Whoever asked: the desk, or the body that leads the case.</summary>
    Asking = 2,

    /// <summary>主办: answers for the case now.</summary>
    Leading = 4,
}

/// <param name="Words">Whether words must come with it.</param>
/// <param name="LeastPhotos">How many photos must come with it.</param>
public sealed record AssistMove(string Move, AssistSide By, AssistState From, AssistState To, bool Words, int LeastPhotos = 0);

/// <summary>协办: what may become of a part, by whose hand. One version of <c>assists/</c> holds the times. Pure.</summary>
public sealed record AssistRule(int Version, string Source, TimeLimit AnswerWithin, TimeLimit DecideWithin, TimeLimit RaiseAgainAfter, int MostOpen)
{
    /// <summary>The name of the move that asks another body instead.</summary>
    public const string AskAnother = "askAnother";

    /// <summary>Whoever leads the case may take back any part of it: it answers for the whole. Nobody but the body says that its part is done.</summary>
    public static IReadOnlyList<AssistMove> Moves { get; } =
    [
        new("confirm", AssistSide.Assisting, AssistState.Asked, AssistState.Confirmed, Words: false),
        new("decline", AssistSide.Assisting, AssistState.Asked, AssistState.Declined, Words: true),
        new("done", AssistSide.Assisting, AssistState.Confirmed, AssistState.Done, Words: true, LeastPhotos: 1),
        new(AskAnother, AssistSide.Asking, AssistState.Declined, AssistState.Replaced, Words: false),
        new("withdraw", AssistSide.Asking | AssistSide.Leading, AssistState.Asked, AssistState.Withdrawn, Words: true),
        new("withdraw", AssistSide.Asking | AssistSide.Leading, AssistState.Confirmed, AssistState.Withdrawn, Words: true),
        new("withdraw", AssistSide.Asking | AssistSide.Leading, AssistState.Declined, AssistState.Withdrawn, Words: true),
    ];

    public static AssistMove? Find(AssistState from, string? move) => Moves.FirstOrDefault(m => m.From == from && m.Move == move);

    /// <summary>Whether the case waits for it: its lead cannot say that the case is handled.</summary>
    public static bool IsOpen(AssistState state) => state is AssistState.Asked or AssistState.Confirmed or AssistState.Declined;

    /// <summary>Whether the body has it now, so that its being late is the body's.</summary>
    public static bool IsWithBody(AssistState state) => state is AssistState.Asked or AssistState.Confirmed;

    /// <summary>The last instant by which a part may be due: when the case is. One that is late already, or stands still, bounds nothing.</summary>
    public static DateTimeOffset? Latest(DateTimeOffset? caseDue, DateTimeOffset now) => caseDue > now ? caseDue : null;

    /// <summary>When somebody must look at it next, as it comes into a state; null when nobody must.</summary>
    /// <param name="stepEnds">When the time of this step is over: to answer, or to decide.</param>
    public static DateTimeOffset? NextWait(AssistState state, DateTimeOffset now, DateTimeOffset dueAt, bool late, DateTimeOffset stepEnds) => state switch
    {
        AssistState.Asked when !late && dueAt > now => Sooner(stepEnds, dueAt),
        AssistState.Confirmed when !late && dueAt > now => dueAt,
        AssistState.Asked or AssistState.Confirmed or AssistState.Declined => stepEnds,
        _ => null,
    };

    /// <summary>When it is due once the case goes on that stood still: as much later as that took, and no later than the case.</summary>
    public static DateTimeOffset Moved(DateTimeOffset at, DateTimeOffset stoodSince, DateTimeOffset now, DateTimeOffset? caseDue)
    {
        var moved = at + (now - stoodSince);
        return at <= stoodSince ? at : caseDue is { } latest && latest > now ? Sooner(moved, latest) : moved;
    }

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
