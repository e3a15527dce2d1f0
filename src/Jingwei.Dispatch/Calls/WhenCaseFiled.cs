using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;

namespace Jingwei.Dispatch.Calls;

/// <summary>A new case that somebody is to go to: their phone rings at once.</summary>
internal sealed class WhenCaseFiled(CallCase call) : IReaction<CaseFiled>
{
    public Task When(CaseFiled happened, WriteScope scope) =>
        happened.Hold == CaseHold.CallOfficer ? call.Begin(scope, happened.CaseId) : Task.CompletedTask;
}
