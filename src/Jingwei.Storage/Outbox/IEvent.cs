using System.Collections.Concurrent;
using System.Reflection;

namespace Jingwei.Storage.Outbox;

/// <summary>Something that happened; past tense. Carries <see cref="EventNameAttribute"/>.</summary>
public interface IEvent;

/// <summary>The stored name and version of an event; both stay when the type is renamed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name, int version) : Attribute
{
    public string Name { get; } = name;

    public int Version { get; } = version;
}

/// <summary>
/// What a room does when another room's event comes. It runs in the writer, in the transaction that marks the delivery done: its
/// effect is stored exactly once. It throws only for faults; then it is tried again later, and its stream waits.
/// </summary>
public interface IReaction<in TEvent>
    where TEvent : IEvent
{
    Task When(TEvent happened, WriteScope scope);
}

internal static class EventName
{
    private static readonly ConcurrentDictionary<Type, (string, int)> Known = new();

    public static (string Name, int Version) Of(Type type) => Known.GetOrAdd(type, static t =>
        t.GetCustomAttribute<EventNameAttribute>() is { } named
            ? (named.Name, named.Version)
            : throw new ArgumentException($"{t} has no EventName"));
}
