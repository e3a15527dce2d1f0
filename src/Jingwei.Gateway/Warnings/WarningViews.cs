using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;

namespace Jingwei.Gateway.Warnings;

/// <summary>A block of a message, in the language that it was written in.</summary>
/// <param name="Areas">Where it holds, in the sender's words.</param>
internal sealed record WarningInfoView(
    string Language, string Event, string? Headline, string? Description, string? Instruction, string Severity, string Urgency, string Certainty, DateTimeOffset? Onset, DateTimeOffset? Expires,
    string? SenderName, string? Web, string? Contact, IReadOnlyList<string> Categories, IReadOnlyList<string> ResponseTypes, IReadOnlyList<string> Areas);

/// <param name="Kind">Alert, Update, Cancel, as the standard has it.</param>
/// <param name="State">active, replaced, canceled, expired, note.</param>
/// <param name="Severity">0 for unknown to 4 for extreme: the worst of its blocks.</param>
/// <param name="Tells">The feed's devices hear of it, so that it raises an alarm and may propose a response level.</param>
/// <param name="Placed">It says where it holds in shapes or official codes; else it counts for the feed's whole area.</param>
/// <param name="EndedBy">The message that replaced or canceled it.</param>
internal sealed record WarningView(
    string Id, string FeedId, string FeedName, string Sender, string Identifier, string Sent, string Status, string Kind, string State, int Severity, bool Tells, bool Placed,
    IReadOnlyList<WarningInfoView> Infos, DateTimeOffset ReceivedAt, DateTimeOffset EndsAt, DateTimeOffset? EndedAt, string? EndedBy);

/// <param name="Xml">The message as it came.</param>
/// <param name="Areas">Those of ours that it touches and the asker may see.</param>
/// <param name="Related">The messages that it names, and those that name it.</param>
internal sealed record WarningPage(WarningView Warning, string Xml, IReadOnlyList<WarningAreaView> Areas, IReadOnlyList<WarningView> Related);

internal sealed record WarningAreaView(string Id, Text Name);

/// <param name="Address">What is polled; left out or empty for a source that sends by itself.</param>
/// <param name="EveryMinutes">1 to 1,440.</param>
/// <param name="Words">Only warnings that say one of these are told to the devices.</param>
/// <param name="LeastSeverity">Minor, Moderate, Severe, Extreme.</param>
/// <param name="Devices">Names of devices with a value <c>severity</c>.</param>
internal sealed record WarningFeedRequest(
    string? Name, string? AreaId, string? Address, int? EveryMinutes, IReadOnlyList<string>? Words, string? LeastSeverity, IReadOnlyList<string>? Devices, bool? Enabled);

internal sealed record WarningFeedMade(string Id);

/// <param name="State">stopped, waiting (never polled), good, failing.</param>
/// <param name="LastGoodAt">When it last answered as a feed should, or sent something.</param>
/// <param name="Last">The latest poll.</param>
/// <param name="UnknownDevices">Devices that are no longer registered.</param>
internal sealed record WarningFeedView(
    string Id, string Name, WarningAreaView Area, string? Address, int EveryMinutes, IReadOnlyList<string> Words, string LeastSeverity, IReadOnlyList<string> Devices, bool Enabled, string State,
    DateTimeOffset? NextPollAt, DateTimeOffset? LastGoodAt, int Failures, int Active, WarningPollView? Last, IReadOnlyList<string> UnknownDevices);

/// <param name="Outcome">read, notModified, pushed, notFeed, notAllowed, nameUnknown, noConnection, notSecure, timedOut, redirected, refused, tooLarge.</param>
internal sealed record WarningPollView(string Id, DateTimeOffset At, string Outcome, int? Status, int Entries, int Taken, int Elsewhere, int Refused, string? Detail);

/// <summary>The answer to a message that was sent to us.</summary>
/// <param name="Taken">taken, known (it was here already), elsewhere (it touches nothing of ours).</param>
internal sealed record WarningTaken(string Taken, string? Id);

internal static class WarningWords
{
    public static readonly string[] Severities = ["Unknown", "Minor", "Moderate", "Severe", "Extreme"];

    public static IReadOnlyList<WarningInfoView> InfosOf(CapAlert alert) =>
    [
        .. alert.Infos.Select(i => new WarningInfoView(
            i.Language, i.Event, i.Headline, i.Description, i.Instruction, i.Severity, i.Urgency, i.Certainty, i.Onset ?? i.Effective, i.Expires, i.SenderName, i.Web, i.Contact, i.Categories, i.ResponseTypes,
            [.. i.Areas.Select(a => a.Description)])),
    ];

    public static WarningPollView Of(WarningPollRow row) => new(
        row.Id.ToString(), row.At, Webhooks.WebhookViews.Word<PollOutcome>(row.Outcome)!, row.Status, row.Entries, row.Taken, row.Elsewhere, row.Refused, row.Detail);

    public static WarningAreaView AreaOf(AreaDirectory areas, long id) => new(id.ToString(), areas.Find(id)?.Name ?? Text.Same("–"));
}
