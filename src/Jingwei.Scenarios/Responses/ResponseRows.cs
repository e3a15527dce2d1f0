using Jingwei.Foundation;

namespace Jingwei.Scenarios.Responses;

/// <summary>Where a response stands.</summary>
public enum ResponseState
{
    /// <summary>The machine proposes a level, and none is in force.</summary>
    Proposed,

    /// <summary>A named person activated a level.</summary>
    InForce,

    /// <summary>A named person ended it.</summary>
    Ended,

    /// <summary>What proposed it was over before anybody activated a level.</summary>
    Lapsed,
}

/// <summary>What a person may do with a response.</summary>
public enum ResponseMove
{
    Activate,

    /// <summary>To another level while one is in force.</summary>
    Change,

    /// <summary>Not to activate what is proposed.</summary>
    Decline,

    End,
}

/// <summary>What happened to a response.</summary>
public enum ResponseChange
{
    Proposed,
    Rose,
    Fell,
    Lapsed,
    GroundsCleared,

    /// <summary>Those who may activate were told.</summary>
    Told,

    /// <summary>Nobody holds the role there or above, nor is there an operator.</summary>
    NobodyToTell,
    Activated,
    Changed,
    Declined,
    Ended,
    TaskDone,
    TaskUndone,

    /// <summary>Those who have a part in it were told that a level is in force, was changed, or ended.</summary>
    Informed,

    /// <summary>Nobody but whoever decided has a part in it.</summary>
    NobodyToInform,
}

/// <summary>A response of one package in one area, from its proposal to its end. Of a package and an area one is open at most.</summary>
public sealed class ResponseRow
{
    public long Id { get; init; }

    /// <summary>The package's code.</summary>
    public required string Package { get; init; }

    public long AreaId { get; init; }

    public ResponseState State { get; set; }

    /// <summary>The level in force, or, once it has ended, that was last: I to IV.</summary>
    public string? Level { get; set; }

    /// <summary>The gravest level that is proposed by conditions that hold now; null when none is.</summary>
    public string? Proposed { get; set; }

    /// <summary>Somebody said no to this level; a graver one waits for an answer again.</summary>
    public string? Declined { get; set; }

    /// <summary>JSON array of <see cref="ResponseGround"/>: what holds now; of one that has ended, what held then.</summary>
    public required string Grounds { get; set; }

    /// <summary>How many hold: <see cref="Grounds"/> names the first. 0 in rows of before it was kept, which name all.</summary>
    public int GroundCount { get; set; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When a level was first activated.</summary>
    public DateTimeOffset? ActivatedAt { get; set; }

    /// <summary>The account that activated the level in force.</summary>
    public long? ActivatedBy { get; set; }

    public Text? ActivatedByName { get; set; }

    /// <summary>Why the level is in force.</summary>
    public string? Reason { get; set; }

    /// <summary>When it ended or lapsed.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public Text? EndedByName { get; set; }

    public string? EndReason { get; set; }

    /// <summary>How often those who may activate were told of what is proposed now.</summary>
    public int Told { get; set; }

    /// <summary>Rises with each change of what is proposed or in force, so that nobody decides on what they have not seen.</summary>
    public int Version { get; set; }
}

/// <summary>An alarm on which a proposal rests, with its names as they were.</summary>
/// <param name="AlarmId">The alarm's id.</param>
/// <param name="Level">The gravest level that its condition proposes.</param>
public sealed record ResponseGround(long AlarmId, string DeviceId, Text DeviceName, string Kind, string Condition, Text ConditionName, int Severity, DateTimeOffset StartedAt, string Level);

/// <summary>One thing that happened to a response; the database refuses to change or remove it.</summary>
public sealed class ResponseHistoryRow
{
    public long Id { get; init; }

    public long ResponseId { get; init; }

    public DateTimeOffset At { get; init; }

    public ResponseChange Code { get; init; }

    /// <summary>The level that it is about.</summary>
    public string? Level { get; init; }

    /// <summary>The level before.</summary>
    public string? Before { get; init; }

    /// <summary>The account; null for the machine.</summary>
    public long? ById { get; init; }

    public Text? ByName { get; init; }

    /// <summary>In the person's own words.</summary>
    public string? Reason { get; init; }

    /// <summary>Which thing was done, or who was told.</summary>
    public Text? What { get; init; }

    /// <summary>JSON array of <see cref="ResponseGround"/>: what held then; null where it does not matter.</summary>
    public string? Grounds { get; init; }
}

/// <summary>One thing that a level sets going, as the package said it when the level was activated.</summary>
public sealed class ResponseTaskRow
{
    public long Id { get; init; }

    public long ResponseId { get; init; }

    public required string Level { get; init; }

    /// <summary>Its place among those of its level, from 1.</summary>
    public int Place { get; init; }

    /// <summary>The role that is to do it; null when the package did not say.</summary>
    public string? Who { get; init; }

    public required Text Text { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    public long? DoneBy { get; set; }

    public Text? DoneByName { get; set; }
}
