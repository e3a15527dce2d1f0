using Jingwei.Cases.Contracts;
using Jingwei.Storage;

namespace Jingwei.Dispatch.Calls;

/// <summary>Calls whoever would be called for the rehearsed case.</summary>
internal sealed class RehearseCalling(CallCase call) : IRehearsal
{
    public int Order => 2;

    public async Task Rehearse(WriteScope scope)
    {
        if (await CaseCalling.FindNewest(scope.Db) is { } found)
        {
            await call.Begin(scope, found.Id);
        }
    }
}
