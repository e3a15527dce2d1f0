using Jingwei.Cases.Rules.WorkItems;

namespace Jingwei.Cases.WorkItems;

/// <summary>A work item 工作事项: what a department asks to be allowed to ask of neighborhoods.</summary>
public sealed class WorkItemRow
{
    public long Id { get; init; }

    /// <summary>What people read: <c>2026-准-000003</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The department.</summary>
    public long BodyId { get; init; }

    /// <summary>Its area: neighborhoods outside cannot be asked.</summary>
    public long BodyAreaId { get; init; }

    /// <summary>The district, or the city, that judges.</summary>
    public long JudgeAreaId { get; init; }

    public required string Name { get; set; }

    /// <summary>What a neighborhood does.</summary>
    public required string What { get; set; }

    /// <summary>By which law or decision.</summary>
    public required string Basis { get; set; }

    /// <summary>What comes with it: people, money, tools (费随事转).</summary>
    public required string Support { get; set; }

    /// <summary>How long a neighborhood works on it each time.</summary>
    public int Minutes { get; set; }

    /// <summary>How often a neighborhood may be asked in a year of the city.</summary>
    public int TimesPerYear { get; set; }

    /// <summary>The last day on which it may be asked.</summary>
    public DateOnly Until { get; set; }

    /// <summary>Categories of which cases may be sent to a neighborhood's committee under it; codes with a blank between and around.</summary>
    public string Categories { get; set; } = "";

    public WorkItemState State { get; set; }

    public long AskedById { get; init; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>When it was admitted; stays when it is struck or ends.</summary>
    public DateTimeOffset? AdmittedAt { get; set; }

    public long? JudgedById { get; set; }

    public DateTimeOffset? JudgedAt { get; set; }

    /// <summary>What was said when it was judged or struck.</summary>
    public string? Judgement { get; set; }

    /// <summary>When the level above hears that nobody judged; while it is admitted, when its last day is over.</summary>
    public DateTimeOffset? WaitUntil { get; set; }

    /// <summary>How often that time has passed without a judgement.</summary>
    public int TimesPassed { get; set; }

    public int Version { get; set; }

    public IReadOnlyList<string> CategoryCodes => Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A task that a department gave to a neighborhood under an admitted item.</summary>
public sealed class NeighborhoodTaskRow
{
    public long Id { get; init; }

    /// <summary>What people read: <c>2026-办-000012</c>.</summary>
    public required string Number { get; init; }

    public long ItemId { get; init; }

    /// <summary>The department.</summary>
    public long BodyId { get; init; }

    /// <summary>The neighborhood's committee.</summary>
    public long CommitteeId { get; init; }

    /// <summary>The committee's area.</summary>
    public long AreaId { get; init; }

    public required string What { get; init; }

    /// <summary>As the item said when it was given.</summary>
    public int Minutes { get; init; }

    /// <summary>The city's year in which it was given.</summary>
    public int Year { get; init; }

    public long GivenById { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    /// <summary>Moves on by as long as an answer of the other side was waited for.</summary>
    public DateTimeOffset DueAt { get; set; }

    public NeighborhoodTaskState State { get; set; }

    /// <summary>When it was noticed that it is late; stays.</summary>
    public DateTimeOffset? LateAt { get; set; }

    /// <summary>While it is given, when it becomes late; while there is an objection, when the level above hears of it.</summary>
    public DateTimeOffset? WaitUntil { get; set; }

    public int TimesPassed { get; set; }

    /// <summary>Since when the neighborhood waits for the other side: reported done, or objected.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    public long? ObjectedById { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public long? DoneById { get; set; }

    /// <summary>What was said last.</summary>
    public string? Words { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>An objection was upheld: it was not what had been admitted.</summary>
    public bool Upheld { get; set; }

    public int Version { get; set; }
}

/// <summary>A line of the history of an item or of a task under it.</summary>
public sealed class WorkItemHistoryRow
{
    public long Id { get; init; }

    public long ItemId { get; init; }

    public long? TaskId { get; init; }

    public DateTimeOffset At { get; init; }

    public long? ById { get; init; }

    public required string ByRole { get; init; }

    public required string How { get; init; }

    public required string Code { get; init; }

    public string? Args { get; init; }

    public string? Note { get; init; }
}

/// <summary>The last number that was given in a year of the city.</summary>
public sealed class WorkItemNumberRow
{
    public int Year { get; init; }

    public int Last { get; set; }
}
