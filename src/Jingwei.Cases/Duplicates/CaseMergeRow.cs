using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Duplicates;

/// <summary>One time that a case was merged into another; it stays when the case is taken out again.</summary>
public sealed class CaseMergeRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    public long IntoId { get; init; }

    public long ById { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Step and outcome that it had, to which it goes back.</summary>
    public required string StateBefore { get; init; }

    public CaseOutcome? OutcomeBefore { get; init; }

    /// <summary>JSON array: its alarms, which went with it.</summary>
    public required string AlarmIds { get; init; }

    public DateTimeOffset? SplitAt { get; set; }

    public long? SplitById { get; set; }
}
