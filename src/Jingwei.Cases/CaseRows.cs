using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Duplicates;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>A case as it stands; what happened to it is in <see cref="CaseHistoryRow"/>.</summary>
public sealed class CaseRow
{
    public long Id { get; init; }

    /// <summary>What people read: <c>2026-沪-000012</c>. Never a key.</summary>
    public required string Number { get; init; }

    /// <summary>The workflow that it follows, in the version that it began with.</summary>
    public string Workflow { get; init; } = Workflows.WorkflowBook.Usual;

    public int WorkflowVersion { get; init; } = 1;

    /// <summary>The workflow's step.</summary>
    public string State { get; set; } = "";

    public CaseStage Stage { get; set; }

    public CaseHold Hold { get; set; }

    public CaseSource Source { get; init; }

    public required string CategoryCode { get; set; }

    /// <summary>The version of the table of codes that it began with; null of one of before there was any.</summary>
    public int? CodeVersion { get; set; }

    /// <summary>小类: what it is by that table, such as <c>A01-18</c>; null where neither its category nor a person says so.</summary>
    public string? Code { get; set; }

    /// <summary>状态: in what way something is wrong, once a person has named it; the limit then goes by it.</summary>
    public string? Condition { get; set; }

    /// <summary>部件: the numbered thing that it is about.</summary>
    public long? AssetId { get; set; }

    /// <summary>争议: by when it must be ruled whose it is; null when nobody disputes it.</summary>
    public DateTimeOffset? DisputedUntil { get; set; }

    /// <summary>1 to 4; 4 is the worst.</summary>
    public int Severity { get; set; }

    public required Text Title { get; set; }

    /// <summary>The reporter's own words.</summary>
    public string? Text { get; set; }

    public string? DeviceId { get; init; }

    public long? AlarmId { get; init; }

    public long AreaId { get; set; }

    /// <summary>The center whose desk leads it; null while that is the one of its place.</summary>
    public long? DeskAreaId { get; set; }

    public double Lon { get; set; }

    public double Lat { get; set; }

    public required Text Address { get; set; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? DueAt { get; set; }

    public string? DueKind { get; set; }

    /// <summary>When the next running clock has used 80% of its time.</summary>
    public DateTimeOffset? SoonAt { get; set; }

    /// <summary>By when it must be cleared.</summary>
    public DateTimeOffset? ClearDueAt { get; set; }

    public bool Late { get; set; }

    /// <summary>Who accepted and looks.</summary>
    public long? OfficerId { get; set; }

    /// <summary>Who was called for the crew.</summary>
    public long? CrewId { get; set; }

    /// <summary>Who is being called, or was and answered.</summary>
    public long? CalledId { get; set; }

    public DateTimeOffset? CalledSince { get; set; }

    /// <summary>The body that it was dispatched to; it stays when the case goes on, for the check and for appraisal.</summary>
    public long? BodyId { get; set; }

    /// <summary>挂账: since when its clocks stand still.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>When they go on by themselves at the latest.</summary>
    public DateTimeOffset? SuspendedUntil { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>From the filing until it was cleared.</summary>
    public double? DoneMinutes { get; set; }

    public CaseOutcome? Outcome { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What its alarms have in common, with the class of its category; an alarm with the same key joins it. Null when only its own device's do.</summary>
    public string? IncidentKey { get; init; }

    /// <summary>When an alarm last came to it; null unless it has a key.</summary>
    public DateTimeOffset? IncidentAt { get; set; }

    /// <summary>What it brought with it as the limit of its main clock, as JSON (<see cref="OwnLimit"/>); null where the flow's or the category's holds.</summary>
    public string? OwnLimit { get; init; }

    /// <summary>Since when words of a reporter wait for a reply; null when none do.</summary>
    public DateTimeOffset? SaidAt { get; set; }

    /// <summary>并案: the case that carries it on.</summary>
    public long? MergedIntoId { get; set; }

    /// <summary>同因: the case of its cause.</summary>
    public long? CauseId { get; set; }

    /// <summary>Where on the map, as an index counts; follows the place.</summary>
    public long Cell { get => PlaceCells.Of(Place); private set => _ = value; }

    /// <summary>Rises by one with every change.</summary>
    public int Version { get; set; }

    public GeoPoint Place => new(Lon, Lat);
}

/// <summary>One thing that happened to a case. The database refuses to change or remove it.</summary>
public sealed class CaseHistoryRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    /// <summary>When it happened, as the one who did it says (a phone without a network tells later).</summary>
    public DateTimeOffset At { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The account, or null for a rule or a device.</summary>
    public long? ById { get; init; }

    public required string ByRole { get; init; }

    /// <summary>console, field, resident, device or rule.</summary>
    public required string How { get; init; }

    public required string Code { get; init; }

    /// <summary>JSON object of what the sentence needs.</summary>
    public string? Args { get; init; }

    public string? Note { get; init; }

    /// <summary>JSON array of file ids.</summary>
    public string? FileIds { get; init; }

    /// <summary>JSON array of {code, args}: why a rule chose so.</summary>
    public string? Reasons { get; init; }
}

public sealed class CaseClockRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    /// <summary>The workflow's name for it.</summary>
    public required string Kind { get; init; }

    public DateTimeOffset SetAt { get; init; }

    /// <summary>By when it must have stopped; null while it is suspended with time left.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When it has used 80% of its time; null while it is suspended before that.</summary>
    public DateTimeOffset? SoonAt { get; set; }

    /// <summary>What happened to it, as JSON; null of one of before workflows were data. The instants are worked out from it.</summary>
    public string? Events { get; set; }

    /// <summary>When it stopped; null while it runs.</summary>
    public DateTimeOffset? MetAt { get; set; }

    /// <summary>It stopped although nobody did what it stands for.</summary>
    public bool Void { get; set; }
}

/// <summary>Everyone who was called to a case or did something with it; these may see it.</summary>
public sealed class CasePartyRow
{
    public long CaseId { get; init; }

    public long AccountId { get; init; }

    /// <summary>Had a hand in the handling: can no longer check.</summary>
    public bool Handled { get; set; }

    /// <summary>Is being called now.</summary>
    public bool Ringing { get; set; }

    public DateTimeOffset Since { get; init; }

    /// <summary>The case is not closed: of the many that somebody had to do with, these are found by an index of their own.</summary>
    public bool Open { get; set; } = true;

    /// <summary>The case's category: of the many that somebody had to do with, those of a kind are found by an index of their own.</summary>
    public string CategoryCode { get; set; } = "";
}

/// <summary>Who reported, apart from the case because it is personal. A case has as many as reported it.</summary>
public sealed class CaseReporterRow
{
    /// <summary>That of the case for the one whose report filed it; the contact is sealed for it, and the code made from it.</summary>
    public long Id { get; init; }

    /// <summary>The case that carries the report on: where it was filed or joined, or what that was merged into.</summary>
    public long CaseId { get; set; }

    /// <summary>Where it was filed or joined.</summary>
    public long OriginCaseId { get; init; }

    /// <summary>By which the reporter follows; the case's own for the one whose report filed it.</summary>
    public required string Number { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>What a further reporter said; the first one's words are the case's.</summary>
    public string? Words { get; set; }

    public long? AccountId { get; set; }

    public string? ContactSealed { get; set; }

    public string? ContactMasked { get; set; }

    /// <summary>Name of the person for whom it was reported.</summary>
    public string? BehalfName { get; set; }

    public required string FollowCodeHash { get; init; }

    public bool? Solved { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public string? AnswerNote { get; set; }

    /// <summary>1 to 5, 5 the most content; null when not said.</summary>
    public int? Rating { get; set; }

    /// <summary>When all that was known of them went, by the periods of <c>retention/</c>; null while it is kept.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>JSON: which kinds went then.</summary>
    public string? RemovedKinds { get; set; }
}

/// <summary>A photo that a line of history brought.</summary>
public sealed class CaseFileRow
{
    public long HistoryId { get; init; }

    public required string FileId { get; init; }

    public long CaseId { get; init; }
}

public sealed class CaseNumberRow
{
    public int Year { get; init; }

    public int Last { get; set; }
}

/// <summary>What one shift tells the next.</summary>
public sealed class HandoverNoteRow
{
    public long Id { get; init; }

    public long AreaId { get; init; }

    public required string Text { get; init; }

    public long ById { get; init; }

    public DateTimeOffset At { get; init; }
}
