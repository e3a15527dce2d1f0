using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests.Assists;

/// <summary>Keeps whatever people are to be told by a message, in its order.</summary>
internal sealed class HeardMessages : IReaction<MeetingTold>
{
    public List<MeetingTold> All { get; } = [];

    public void Listen(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddReaction<MeetingTold, HeardMessages>();
    }

    public Task When(MeetingTold happened, WriteScope scope)
    {
        All.Add(happened);
        return Task.CompletedTask;
    }
}
