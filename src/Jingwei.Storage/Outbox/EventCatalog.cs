using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Storage.Outbox;

/// <summary>Which reactions there are to which event; filled while the rooms register.</summary>
public sealed class EventCatalog
{
    private readonly Dictionary<Type, List<string>> byEvent = [];
    private readonly Dictionary<string, Entry> byReaction = [];

    internal sealed record Entry(Type EventType, Func<IServiceProvider, object, WriteScope, Task> Run);

    public IReadOnlyList<string> ReactionsTo(Type eventType) => byEvent.TryGetValue(eventType, out var names) ? names : [];

    internal Entry? Find(string reaction) => byReaction.GetValueOrDefault(reaction);

    internal void Add<TEvent, TReaction>()
        where TEvent : IEvent
        where TReaction : class, IReaction<TEvent>
    {
        EventName.Of(typeof(TEvent));
        var name = $"{typeof(TReaction).Namespace!.Split('.')[^1]}.{typeof(TReaction).Name}<{EventName.Of(typeof(TEvent)).Name}>";
        byReaction.Add(name, new Entry(typeof(TEvent), static (services, e, scope) =>
            services.GetRequiredService<TReaction>().When((TEvent)e, scope)));
        if (!byEvent.TryGetValue(typeof(TEvent), out var names))
        {
            byEvent[typeof(TEvent)] = names = [];
        }

        names.Add(name);
    }
}
