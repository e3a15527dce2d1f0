using Jingwei.Foundation;
using Jingwei.Storage.Outbox;

namespace Jingwei.Cases.Contracts;

/// <summary>These people must hear of a meeting though they look at no screen: they were called, must come, must do something, or must look.</summary>
/// <param name="Words">What a message says; names no resident and no matter.</param>
[EventName("meeting.told", 1)]
public sealed record MeetingTold(string Number, IReadOnlyList<long> AccountIds, Text Words) : IEvent;
