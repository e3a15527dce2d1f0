using Jingwei.Gateway.Outward;

namespace Jingwei.Gateway.Webhooks;

/// <summary>Why a subscription stands still.</summary>
public enum WebhookPause
{
    /// <summary>Somebody paused it.</summary>
    ByHand,

    /// <summary>Nothing got through for days.</summary>
    Failing,

    /// <summary>The receiver said 410: it wants nothing more.</summary>
    Gone,
}

/// <summary>A subscription: where news of the city goes, and which.</summary>
public sealed class WebhookRow
{
    public long Id { get; init; }

    public required string Name { get; set; }

    public required string Address { get; set; }

    /// <summary>News of this area and below.</summary>
    public long AreaId { get; set; }

    /// <summary>Names of events with commas between.</summary>
    public required string Events { get; set; }

    /// <summary>Codes of categories, or of kinds of them, with commas between; empty for all.</summary>
    public required string Categories { get; set; }

    /// <summary>Sealed for this row.</summary>
    public required string Secret { get; set; }

    /// <summary>The one before it, by which messages are signed as well until an instant of machine time.</summary>
    public string? EarlierSecret { get; set; }

    public DateTimeOffset? EarlierUntil { get; set; }

    public WebhookPause? Paused { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>City time of the first failure after the last success; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    public DateTimeOffset? LastDeliveredAt { get; set; }

    public DateTimeOffset? LastFailedAt { get; set; }

    public OutwardFault? LastFault { get; set; }

    public int? LastStatus { get; set; }

    /// <summary>Messages that were too old to be kept any longer and never got through.</summary>
    public int Dropped { get; set; }

    public required string MadeBy { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public IReadOnlyList<string> EventList => Events.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> CategoryList => Categories.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

public enum DeliveryState
{
    /// <summary>It has not got through; it is tried in its turn.</summary>
    Waiting,
    Delivered,

    /// <summary>Somebody took it out of the queue.</summary>
    SetAside,
}

/// <summary>One message to one receiver. It is written with the event and stays until it was delivered; messages of a subscription go out in the order of their ids.</summary>
public sealed class WebhookDeliveryRow
{
    public long Id { get; init; }

    public long WebhookId { get; init; }

    public required string Type { get; init; }

    /// <summary>What it is about, as people read it: a case's number, an alarm's id.</summary>
    public required string Subject { get; init; }

    /// <summary>As it is signed and sent.</summary>
    public required string Body { get; init; }

    public DateTimeOffset At { get; init; }

    public DeliveryState State { get; set; }

    public int Tries { get; set; }

    /// <summary>City time before which it is not tried again; null for at once.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    public DateTimeOffset? LastTryAt { get; set; }

    public OutwardFault? LastFault { get; set; }

    public int? LastStatus { get; set; }

    /// <summary>What receivers know it by; the same with each try.</summary>
    public string MessageId => $"msg_{Id}";
}
