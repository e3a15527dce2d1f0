using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Clock;

/// <summary>Something that happened to a clock of a case. A clock is what its events say, in their order; they are only added.</summary>
public abstract record ClockEvent(DateTimeOffset At);

/// <summary>It began to run.</summary>
/// <param name="Limit">How much time there is.</param>
/// <param name="Category">Name of the category whose limit it is; null when it is of none.</param>
public sealed record ClockStarted(DateTimeOffset At, TimeLimit Limit, Text? Category = null) : ClockEvent(At);

/// <summary>挂账: it stands still from here.</summary>
/// <param name="Checked">Not suspended: the work was reported done and came back from its check, and the time between is not the handler's.</param>
public sealed record ClockSuspended(DateTimeOffset At, bool Checked = false) : ClockEvent(At);

/// <summary>It runs again.</summary>
public sealed record ClockResumed(DateTimeOffset At) : ClockEvent(At);

/// <summary>延时, as so much more: it lasts from the due instant on, whenever it was approved.</summary>
public sealed record ClockExtended(DateTimeOffset At, TimeLimit By) : ClockEvent(At);

/// <summary>延时, as a new limit: it stands instead of the limit and of all that was added before, and is counted from the start.</summary>
public sealed record ClockLimitGranted(DateTimeOffset At, TimeLimit Limit) : ClockEvent(At);

/// <summary>The case is of another category, and was from its start. Suspensions, and what was added to the old limit, stay.</summary>
public sealed record ClockCategoryChanged(DateTimeOffset At, TimeLimit Limit, Text? Category = null) : ClockEvent(At);

/// <summary>What it waits for was reached, or nobody waits for it any more.</summary>
public sealed record ClockStopped(DateTimeOffset At) : ClockEvent(At);
