using Jingwei.Storage.Outbox;

namespace Jingwei.City.Contracts;

/// <summary>Areas, codes, boundaries or zone members changed; directories in memory are out of date.</summary>
[EventName("areas.changed", 1)]
public sealed record AreasChanged : IEvent;
