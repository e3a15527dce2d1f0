using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.WorkItems;
using Jingwei.Foundation;

namespace Jingwei.Cases.WorkItems;

/// <summary>A move that the reader may make now.</summary>
/// <param name="Words">Whether words must come with it.</param>
public sealed record WorkItemMoveView(string Move, bool Words);

/// <summary>A work item as lists show it.</summary>
/// <param name="Minutes">How long a neighborhood works on it each time.</param>
/// <param name="Until">The last day on which it may be asked.</param>
/// <param name="InForce">It was admitted and its last day is not over.</param>
/// <param name="JudgeArea">Which district, or the city, judges.</param>
/// <param name="WaitUntil">By when it must be judged; null when nobody must.</param>
/// <param name="Late">That time has passed.</param>
public sealed record WorkItemSummary(
    string Number, string Name, BodyView Body, AreaRef JudgeArea, int Minutes, int TimesPerYear, DateOnly Until, WorkItemState State, bool InForce, DateTimeOffset AskedAt, DateTimeOffset? WaitUntil, bool Late, bool WaitsForMe);

/// <param name="Categories">Categories of which cases may be sent to a committee under it.</param>
/// <param name="Open">Tasks under it that are not over.</param>
/// <param name="MayGive">The reader may give tasks under it now.</param>
public sealed record WorkItemPage(
    WorkItemSummary Summary, string What, string Basis, string Support, IReadOnlyList<WorkItemCategoryView> Categories, Text AskedBy, Text? JudgedBy, DateTimeOffset? JudgedAt, string? Judgement, int Open, IReadOnlyList<WorkItemMoveView> Moves, bool MayGive,
    int Version, IReadOnlyList<WorkItemLineView> History);

public sealed record WorkItemCategoryView(string Code, Text Name);

/// <summary>A line of history.</summary>
/// <param name="By">Null for the system itself.</param>
/// <param name="Task">The number of the task that it is about.</param>
public sealed record WorkItemLineView(string Id, DateTimeOffset At, Text? By, string ByRole, string How, string Code, object? Args, string? Note, string? Task);

/// <summary>A neighborhood's committee that could be asked.</summary>
/// <param name="Given">How often it was asked for this item in this year.</param>
/// <param name="Full">It may not be asked again this year.</param>
public sealed record CommitteeView(string Id, Text Name, Text Area, int Given, bool Full);

/// <summary>A task from a department to a neighborhood.</summary>
/// <param name="Late">It was not done in time.</param>
/// <param name="Upheld">An objection was upheld: it was not what had been admitted.</param>
/// <param name="WaitUntil">While there is an objection, by when it must be decided.</param>
public sealed record NeighborhoodTaskView(
    string Number, string Item, string ItemName, BodyView Body, BodyView Committee, Text Area, string What, int Minutes, DateTimeOffset GivenAt, DateTimeOffset DueAt, NeighborhoodTaskState State, bool Late, bool Upheld, DateTimeOffset? WaitUntil,
    DateTimeOffset? DoneAt, Text? DoneBy, string? Words, bool WaitsForMe, IReadOnlyList<WorkItemMoveView> Moves);

/// <summary>What neighborhoods were asked in a year.</summary>
/// <param name="Items">How many items stand in each state.</param>
/// <param name="Neighborhoods">The most burdened first.</param>
/// <param name="Departments">Who asks most first.</param>
public sealed record WorkItemFigures(int Year, IReadOnlyDictionary<string, int> Items, IReadOnlyList<BurdenView> Neighborhoods, IReadOnlyList<BurdenView> Departments);

/// <param name="Minutes">What they add up to, by what their items say; dropped ones are left out.</param>
/// <param name="Late">Not done in time.</param>
/// <param name="Upheld">Dropped because an objection was upheld.</param>
public sealed record BurdenView(string Id, Text Name, int Tasks, int Minutes, int Open, int Late, int Upheld);
