using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Gateway.Webhooks;

/// <param name="Address">https://…</param>
/// <param name="AreaId">News of it and of what lies below.</param>
/// <param name="Events">Of what: case.filed, alarm.raised, …</param>
/// <param name="Categories">Codes of categories or kinds of them; left out or empty for all.</param>
internal sealed record WebhookRequest(string? Name, string? Address, string? AreaId, IReadOnlyList<string>? Events, IReadOnlyList<string>? Categories);

/// <param name="Secret">Shown this once; null in the answer to a repeat.</param>
internal sealed record WebhookMade(string Id, string? Secret);

internal sealed record WebhookAreaView(string Id, Text Name);

/// <param name="State">active, failing, paused.</param>
/// <param name="PausedWhy">byHand, failing, gone.</param>
/// <param name="Waiting">Messages that have not got through.</param>
/// <param name="LastFault">notAllowed, nameUnknown, noConnection, notSecure, timedOut, redirected, refused.</param>
/// <param name="LastStatus">HTTP's, of the last failure.</param>
/// <param name="NextTryAt">When the first that waits is tried again; null for at once, and when nothing waits.</param>
/// <param name="Dropped">Messages that never got through in thirty days and were given up.</param>
internal sealed record WebhookView(
    string Id, string Name, string Address, WebhookAreaView Area, IReadOnlyList<string> Events, IReadOnlyList<string> Categories, string State, string? PausedWhy, DateTimeOffset? PausedAt, int Waiting,
    DateTimeOffset? FailingSince, DateTimeOffset? LastDeliveredAt, DateTimeOffset? LastFailedAt, string? LastFault, int? LastStatus, DateTimeOffset? NextTryAt, int Dropped, string MadeBy, DateTimeOffset MadeAt);

/// <param name="MessageId">What the receiver knows it by, the header <c>webhook-id</c>.</param>
/// <param name="State">waiting, delivered, setAside.</param>
/// <param name="Body">As it was or will be sent.</param>
internal sealed record WebhookDeliveryView(
    string Id, string MessageId, string Type, string Subject, DateTimeOffset At, string State, int Tries, DateTimeOffset? LastTryAt, DateTimeOffset? NextTryAt, string? LastFault, int? LastStatus, string Body);

/// <param name="Status">HTTP's; null when no answer came.</param>
/// <param name="Fault">Null when the receiver took it.</param>
internal sealed record WebhookTestAnswer(int? Status, string? Fault);

/// <summary>Rows as the API shows them.</summary>
internal sealed class WebhookViews(AreaDirectory areas)
{
    public WebhookView Of(WebhookRow row, int waiting, DateTimeOffset? next) => new(
        row.Id.ToString(), row.Name, row.Address, new WebhookAreaView(row.AreaId.ToString(), areas.Find(row.AreaId)?.Name ?? Text.Same("–")), row.EventList, row.CategoryList,
        row.Paused is not null ? "paused" : row.FailingSince is not null ? "failing" : "active", Word(row.Paused), row.PausedAt, waiting, row.FailingSince, row.LastDeliveredAt, row.LastFailedAt,
        Word(row.LastFault), row.LastStatus, next, row.Dropped, row.MadeBy, row.MadeAt);

    public static WebhookDeliveryView Of(WebhookDeliveryRow row) => new(
        row.Id.ToString(), row.MessageId, row.Type, row.Subject, row.At, Word<DeliveryState>(row.State)!, row.Tries, row.LastTryAt, row.NextTryAt, Word(row.LastFault), row.LastStatus, row.Body);

    /// <summary>As the API writes an enum's name.</summary>
    public static string? Word<T>(T? value)
        where T : struct, Enum => value?.ToString() is { } name ? char.ToLowerInvariant(name[0]) + name[1..] : null;
}
