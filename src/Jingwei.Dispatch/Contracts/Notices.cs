using Jingwei.Dispatch.Messages;
using Jingwei.Dispatch.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;

namespace Jingwei.Dispatch.Contracts;

/// <summary>Messages to people about something that is no call: they go out by SMS, or stand on the outbox page where no gateway is set.</summary>
public sealed class Notices
{
    private readonly MessageOutbox outbox;

    internal Notices(MessageOutbox outbox) => this.outbox = outbox;

    /// <summary>Written in the caller's transaction, and sent after it.</summary>
    /// <param name="text">Read by whoever holds the phone: nothing personal.</param>
    public void Tell(WriteScope scope, long accountId, Text text) => outbox.Add(scope, FallbackChain.Sms, accountId, text, null, null);
}
