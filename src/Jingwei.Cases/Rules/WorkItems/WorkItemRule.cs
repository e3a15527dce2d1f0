namespace Jingwei.Cases.Rules.WorkItems;

/// <summary>How a work item stands: what a department may, or may not, ask of neighborhoods.</summary>
public enum WorkItemState
{
    /// <summary>A department asks for it; the district judges.</summary>
    Asked,

    /// <summary>Whoever judges wants it written otherwise.</summary>
    Returned,

    /// <summary>准入: it may be asked of neighborhoods until its last day.</summary>
    Admitted,

    /// <summary>不予准入.</summary>
    Refused,

    /// <summary>清退: it was admitted and is so no more.</summary>
    Struck,

    /// <summary>Its last day is over.</summary>
    Ended,

    /// <summary>Taken back by its department before it was judged.</summary>
    Withdrawn,
}

/// <summary>How a task from a department to a neighborhood stands.</summary>
public enum NeighborhoodTaskState
{
    Given,

    /// <summary>The neighborhood says that it is not what was admitted; whoever judges items decides.</summary>
    Objected,

    /// <summary>The neighborhood says that it is done; its department looks.</summary>
    Done,

    Passed,

    /// <summary>It need not be done: taken back, an objection was upheld, or its item was struck.</summary>
    Dropped,
}

/// <summary>On which side of an item or a task somebody stands.</summary>
[Flags]
public enum WorkItemPart
{
    None = 0,

    /// <summary>The department that asks.</summary>
    Department = 1,

    /// <summary>The neighborhood's committee.</summary>
    Committee = 2,

    /// <summary>Whoever judges for the district.</summary>
    Judge = 4,
}

/// <param name="Words">Whether words must come with it.</param>
public sealed record WorkItemMove<TState>(string Move, WorkItemPart By, TState From, TState To, bool Words);

/// <summary>工作事项准入: what may be asked of a neighborhood, how often, until when. Pure.</summary>
public static class WorkItemRule
{
    /// <summary>Whoever judges has so many working days; so has who decides on an objection.</summary>
    public const decimal JudgeWithinDays = 10;
    public const decimal ObjectionWithinDays = 3;

    /// <summary>And a department, to look at what is reported done; it is reminded again each time.</summary>
    public const decimal LookWithinDays = 3;

    /// <summary>The moves of an item. Whoever stands on the department's side never judges.</summary>
    public static IReadOnlyList<WorkItemMove<WorkItemState>> ItemMoves { get; } =
    [
        new("amend", WorkItemPart.Department, WorkItemState.Returned, WorkItemState.Asked, Words: false),
        new("withdraw", WorkItemPart.Department, WorkItemState.Asked, WorkItemState.Withdrawn, Words: true),
        new("withdraw", WorkItemPart.Department, WorkItemState.Returned, WorkItemState.Withdrawn, Words: true),
        new("admit", WorkItemPart.Judge, WorkItemState.Asked, WorkItemState.Admitted, Words: false),
        new("return", WorkItemPart.Judge, WorkItemState.Asked, WorkItemState.Returned, Words: true),
        new("refuse", WorkItemPart.Judge, WorkItemState.Asked, WorkItemState.Refused, Words: true),
        new("strike", WorkItemPart.Judge, WorkItemState.Admitted, WorkItemState.Struck, Words: true),
    ];

    public static IReadOnlyList<WorkItemMove<NeighborhoodTaskState>> TaskMoves { get; } =
    [
        new("done", WorkItemPart.Committee, NeighborhoodTaskState.Given, NeighborhoodTaskState.Done, Words: true),
        new("object", WorkItemPart.Committee, NeighborhoodTaskState.Given, NeighborhoodTaskState.Objected, Words: true),
        new("pass", WorkItemPart.Department, NeighborhoodTaskState.Done, NeighborhoodTaskState.Passed, Words: false),
        new("sendBack", WorkItemPart.Department, NeighborhoodTaskState.Done, NeighborhoodTaskState.Given, Words: true),
        new("drop", WorkItemPart.Department, NeighborhoodTaskState.Given, NeighborhoodTaskState.Dropped, Words: true),
        new("drop", WorkItemPart.Department, NeighborhoodTaskState.Objected, NeighborhoodTaskState.Dropped, Words: true),
        new("uphold", WorkItemPart.Judge, NeighborhoodTaskState.Objected, NeighborhoodTaskState.Dropped, Words: true),
        new("overrule", WorkItemPart.Judge, NeighborhoodTaskState.Objected, NeighborhoodTaskState.Given, Words: true),
    ];

    public static IEnumerable<string> MoveNames<T>(IEnumerable<WorkItemMove<T>> moves) => moves.Select(m => m.Move).Distinct();

    /// <summary>The line of a move from a state; null when there is none.</summary>
    public static WorkItemMove<T>? Find<T>(IEnumerable<WorkItemMove<T>> moves, T from, string? move) => moves.FirstOrDefault(m => m.Move == move && Equals(m.From, from));

    /// <summary>Whether an item may be asked on a day of the city: it was admitted, and its last day is not over.</summary>
    public static bool InForce(WorkItemState state, DateOnly until, DateOnly day) => state == WorkItemState.Admitted && day <= until;

    /// <summary>Whether a neighborhood may be asked once more in this year of the city.</summary>
    /// <param name="already">How often it was asked for the item in this year; what was dropped does not count.</param>
    public static bool MayAskAgain(int already, int timesPerYear) => already < timesPerYear;
}
