using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;

namespace Jingwei.Dispatch.Calls;

/// <summary>A new case: somebody's phone rings at once.</summary>
internal sealed class WhenCaseFiled(CallCase call) : IReaction<CaseFiled>
{
    public Task When(CaseFiled happened, WriteScope scope) => call.Begin(scope, happened.CaseId);
}
