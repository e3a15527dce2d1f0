using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;

namespace Jingwei.Dispatch.Messages;

/// <summary>A message to each who must hear of a meeting.</summary>
internal sealed class WhenMeetingTold(MessageOutbox outbox) : IReaction<MeetingTold>
{
    public Task When(MeetingTold happened, WriteScope scope)
    {
        foreach (var account in happened.AccountIds)
        {
            outbox.Add(scope, FallbackChain.Sms, account, happened.Words, callId: null, caseNumber: null);
        }

        return Task.CompletedTask;
    }
}
