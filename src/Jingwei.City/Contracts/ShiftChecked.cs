using Jingwei.Storage.Outbox;

namespace Jingwei.City.Contracts;

/// <summary>Someone checked in to their shift, or out of it.</summary>
[EventName("shift.checked", 1)]
public sealed record ShiftChecked(long AccountId, bool On) : IEvent;
