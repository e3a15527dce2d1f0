namespace Jingwei.Sensing.Contracts;

/// <summary>What became of one message.</summary>
public enum ReadingStatus
{
    /// <summary>Durable, with a sequence in its lane.</summary>
    Stored,

    /// <summary>Well-formed, but its content is refused; durable with the code of the refusal.</summary>
    StoredAsRefused,

    /// <summary>Not stored: not well-formed, a device that this sender may not speak for, or over a limit.</summary>
    Rejected,
}

/// <summary>The answer to one message.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Code">Null when stored; else the refusal's name, such as <c>unknown_value</c> or <c>bad_payload</c>.</param>
public readonly record struct ReadingReceipt(ReadingStatus Status, string? Code)
{
    /// <summary>The code of a message that should have been stored and could not be, for a reason of ours such as a full disk.</summary>
    public const string NotStored = "not_stored";

    /// <summary>True when the sender is to send the message again: a door must not acknowledge it.</summary>
    public bool IsOurFault => Status == ReadingStatus.Rejected && Code == NotStored;
}

/// <summary>The one door by which readings come in, whatever protocol they came by.</summary>
public interface IReadingIntake
{
    /// <summary>
    /// Takes one message. It is durable when the task completes with <see cref="ReadingStatus.Stored"/> or
    /// <see cref="ReadingStatus.StoredAsRefused"/>.
    /// </summary>
    /// <param name="sender">Who is connected.</param>
    /// <param name="deviceId">The device that the message is about.</param>
    /// <param name="payload">
    /// UTF-8 JSON, <c>{"at":…,"values":{…}}</c> or flat <c>{"fill":93}</c>. Its memory belongs to the caller again as soon as
    /// the call returns its task: the callee copies what it keeps before its first await.
    /// </param>
    /// <param name="ct">Stops the wait, not the storing.</param>
    ValueTask<ReadingReceipt> Submit(DeviceSender sender, string deviceId, ReadOnlyMemory<byte> payload, CancellationToken ct);
}
