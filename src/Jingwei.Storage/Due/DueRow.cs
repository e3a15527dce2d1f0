namespace Jingwei.Storage.Due;

/// <summary>A wait of a case, a call, a person or a lane: it survives every restart. Gone when it was handled.</summary>
public sealed class DueRow
{
    public long Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>What it is about, unique within its kind while it waits.</summary>
    public required string Subject { get; init; }

    /// <summary>City time at which it comes due.</summary>
    public DateTimeOffset At { get; init; }

    public string? Body { get; init; }

    public DateTimeOffset SetAt { get; init; }

    public int Attempts { get; set; }

    /// <summary>After a fault: machine time before which it is not tried again.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    public string? Error { get; set; }
}

/// <summary>What happens when waits of a kind come due. Runs in the writer, in the transaction that removes the wait.</summary>
public interface IDueHandler
{
    string Kind { get; }

    Task Handle(DueRow due, WriteScope scope);
}
