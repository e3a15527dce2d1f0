using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Live;

namespace Jingwei.Dispatch.Messages;

/// <summary>Carries messages of one channel to people outside the product.</summary>
public interface IMessageGateway
{
    /// <summary>sms, wecom or voice.</summary>
    string Channel { get; }

    /// <summary>Takes a message; throws when it could not be handed on.</summary>
    /// <param name="phone">In clear; must not be logged.</param>
    Task Send(long messageId, string phone, Text text, CancellationToken ct);
}

/// <summary>Writes messages down with the state that they belong to; with no gateway for a channel they stand on the outbox page.</summary>
internal sealed class MessageOutbox(IEnumerable<IMessageGateway> gateways, MessageSignal signal)
{
    private readonly HashSet<string> channels = [.. gateways.Select(g => g.Channel)];

    public void Add(WriteScope scope, string channel, long accountId, Text text, long? callId, string? caseNumber)
    {
        scope.Db.Add(new MessageRow
        {
            Id = scope.NewId(),
            Channel = channel,
            AccountId = accountId,
            CallId = callId,
            CaseNumber = caseNumber,
            Text = text,
            At = scope.Now,
            State = channels.Contains(channel) ? MessageState.Waiting : MessageState.Shown,
        });
        scope.Announce(new LiveNews(null, accountId, "message", new { channel, text, caseNumber }));
        scope.AfterCommit(signal.Wake);
    }
}

/// <summary>Wakes the senders, each channel's its own.</summary>
internal sealed class MessageSignal
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the next <see cref="Wake"/>. Take it before looking at what waits, so that none is missed.</summary>
    public Task Next => next.Task;

    public void Wake() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
