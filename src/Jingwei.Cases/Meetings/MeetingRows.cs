using Jingwei.Cases.Rules.Meetings;
using Jingwei.Foundation;

namespace Jingwei.Cases.Meetings;

/// <summary>How far a meeting is as a whole.</summary>
public enum MeetingState
{
    Open,

    /// <summary>Everything is settled: all came or need not, all that was agreed is checked.</summary>
    Closed,

    Cancelled,
}

/// <summary>A summons or a joint meeting as it stands; what happened is in <see cref="MeetingHistoryRow"/>.</summary>
public sealed class MeetingRow
{
    public long Id { get; init; }

    /// <summary>What people read: <c>2026-约-000012</c>. Never a key.</summary>
    public required string Number { get; init; }

    public MeetingKind Kind { get; init; }

    public int FlowVersion { get; init; }

    /// <summary>What it is about, in words.</summary>
    public required string Matter { get; init; }

    public long? CaseId { get; init; }

    public long AreaId { get; init; }

    public required string Address { get; init; }

    public double? Lon { get; init; }

    public double? Lat { get; init; }

    /// <summary>By when they must come; of a joint meeting when it begins.</summary>
    public DateTimeOffset ComeBy { get; set; }

    public long CallerId { get; init; }

    public DateTimeOffset CalledAt { get; init; }

    public MeetingState State { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? EndWords { get; set; }

    /// <summary>Rises by one with every change.</summary>
    public int Version { get; set; }

    public GeoPoint? Place => this is { Lon: { } lon, Lat: { } lat } ? new GeoPoint(lon, lat) : null;
}

/// <summary>What a call and an item have in common: a step, and whose turn it is until when.</summary>
public interface IWaitingRow
{
    long Id { get; }

    long MeetingId { get; }

    string Step { get; set; }

    MeetingMeans Means { get; set; }

    MeetingWait Waits { get; set; }

    /// <summary>When the next level above hears of it.</summary>
    DateTimeOffset? WaitUntil { get; set; }

    /// <summary>How often that has come, in this step.</summary>
    int TimesPassed { get; set; }

    /// <summary>The area at whose level it lies; null while nobody above has to do with it.</summary>
    long? LevelAreaId { get; set; }
}

/// <summary>A body that was called.</summary>
public sealed class MeetingCallRow : IWaitingRow
{
    public long Id { get; init; }

    public long MeetingId { get; init; }

    public long BodyId { get; init; }

    public string Step { get; set; } = "";

    public MeetingMeans Means { get; set; }

    public MeetingWait Waits { get; set; }

    public DateTimeOffset? WaitUntil { get; set; }

    public int TimesPassed { get; set; }

    public long? LevelAreaId { get; set; }

    public DateTimeOffset ComeBy { get; set; }

    /// <summary>Who spoke for the body last: confirmed, declined or came.</summary>
    public long? SpokeById { get; set; }

    /// <summary>Why it does not come, or why it must.</summary>
    public string? Words { get; set; }

    /// <summary>When its people said that they are there, where, and how far that is from the place.</summary>
    public DateTimeOffset? HereAt { get; set; }

    public double? HereLon { get; set; }

    public double? HereLat { get; set; }

    public int? HereMeters { get; set; }

    /// <summary>When it came, as the caller says.</summary>
    public DateTimeOffset? CameAt { get; set; }
}

/// <summary>What was agreed: who does what by when.</summary>
public sealed class MeetingItemRow : IWaitingRow
{
    public long Id { get; init; }

    public long MeetingId { get; init; }

    /// <summary>The point of the agenda under which it was agreed.</summary>
    public long? TopicId { get; init; }

    /// <summary>Who does it: a body, or a person of the caller's side.</summary>
    public long? BodyId { get; init; }

    public long? PersonId { get; init; }

    public required string What { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public string Step { get; set; } = "";

    public MeetingMeans Means { get; set; }

    public MeetingWait Waits { get; set; }

    public DateTimeOffset? WaitUntil { get; set; }

    public int TimesPassed { get; set; }

    public long? LevelAreaId { get; set; }

    public long AgreedById { get; init; }

    public DateTimeOffset AgreedAt { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    public long? DoneById { get; set; }

    public string? DoneWords { get; set; }

    public long? CheckedById { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>What was said last by whoever checks or lets off.</summary>
    public string? CheckWords { get; set; }
}

/// <summary>A point of the agenda.</summary>
public sealed class MeetingTopicRow
{
    public long Id { get; init; }

    public long MeetingId { get; init; }

    public int Place { get; init; }

    public required string Title { get; init; }

    public long? CaseId { get; init; }
}

/// <summary>A version of what was said on a point; the newest counts, and none is ever changed.</summary>
public sealed class MeetingMinuteRow
{
    public long Id { get; init; }

    public long MeetingId { get; init; }

    public long TopicId { get; init; }

    /// <summary>From 1.</summary>
    public int Version { get; init; }

    public required string Text { get; init; }

    public long ById { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>One thing that happened. The database refuses to change or remove it.</summary>
public sealed class MeetingHistoryRow
{
    public long Id { get; init; }

    public long MeetingId { get; init; }

    /// <summary>The call, the item or the point of the agenda that it is about.</summary>
    public long? SubjectId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The account, or null for a rule.</summary>
    public long? ById { get; init; }

    /// <summary>body, caller, leader or machine.</summary>
    public required string ByRole { get; init; }

    public required string How { get; init; }

    public required string Code { get; init; }

    public string? Args { get; init; }

    public string? Note { get; init; }

    /// <summary>JSON array of file ids.</summary>
    public string? FileIds { get; init; }
}

/// <summary>A photo that a line of history brought.</summary>
public sealed class MeetingFileRow
{
    public long HistoryId { get; init; }

    public required string FileId { get; init; }

    public long MeetingId { get; init; }
}

public sealed class MeetingNumberRow
{
    public int Year { get; init; }

    public int Last { get; set; }
}
