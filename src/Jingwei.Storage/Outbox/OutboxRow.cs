namespace Jingwei.Storage.Outbox;

/// <summary>An event that one reaction has yet to see, or has seen. Times of tries are machine time.</summary>
public sealed class OutboxRow
{
    public long Id { get; init; }

    public required string Stream { get; init; }

    public required string Name { get; init; }

    public int Version { get; init; }

    public required string Reaction { get; init; }

    public required string Body { get; init; }

    /// <summary>When it happened, city time.</summary>
    public DateTimeOffset At { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>The fault's type and message of the last try.</summary>
    public string? Error { get; set; }
}
