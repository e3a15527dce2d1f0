using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Webhooks;
using Jingwei.Storage;

namespace Jingwei.Gateway.Warnings;

/// <param name="Event">A code of the publishing rules.</param>
/// <param name="Status">Actual, Exercise, Test.</param>
/// <param name="Hours">From now on.</param>
/// <param name="AlarmId">The alarm that it rests on, when there is one.</param>
internal sealed record PublishRequest(
    string? Event, string? AreaId, string? Status, string? Severity, string? Urgency, string? Certainty, int? Hours, Text? Headline, Text? Description, Text? Instruction, string? AlarmId);

/// <param name="Version">The one that was seen; another is refused.</param>
/// <param name="Reason">Why, for the history.</param>
internal sealed record UpdateWarningRequest(
    int? Version, string? Severity, string? Urgency, string? Certainty, int? Hours, Text? Headline, Text? Description, Text? Instruction, string? Reason);

/// <param name="Reason">Said to everybody: it is the message's description.</param>
internal sealed record CancelWarningRequest(int? Version, Text? Reason);

/// <param name="State">inForce, canceled, expired.</param>
/// <param name="ByRule">A rule published it, and ends it with its alarm.</param>
internal sealed record PublishedView(
    string Id, string Event, Text EventName, WarningAreaView Area, string Status, string State, string Severity, string Urgency, string Certainty, Text Headline, Text Description, Text Instruction,
    string? AlarmId, bool ByRule, int Version, DateTimeOffset PublishedAt, DateTimeOffset ExpiresAt, DateTimeOffset? EndedAt, bool Mine);

/// <param name="Kind">Alert, Update, Cancel.</param>
/// <param name="Address">Where everybody reads it.</param>
internal sealed record PublishedMessageView(string Id, string Identifier, string Kind, string Sent, string Severity, string Headline, string Address, Text By, string? Reason, DateTimeOffset At, string Xml);

/// <summary>A warning of ours with all its messages, the newest first.</summary>
internal sealed record PublishedPage(PublishedView Warning, IReadOnlyList<PublishedMessageView> Messages);

/// <summary>A kind of event as the form offers it.</summary>
internal sealed record PublishChoice(string Code, Text Name, string Category, int Hours, Text Instruction, string Level);

/// <summary>An alarm that stands and may be made a warning.</summary>
/// <param name="Area">The area that would be named: never the alarm's own place.</param>
internal sealed record PublishSuggestion(string AlarmId, Text Condition, int Severity, DateTimeOffset StartedAt, string Event, WarningAreaView Area);

/// <param name="Feed">Where everybody reads what is in force.</param>
internal sealed record PublishChoices(IReadOnlyList<PublishChoice> Events, IReadOnlyList<string> Levels, IReadOnlyList<PublishSuggestion> Suggestions, string Feed, string Sender);

/// <summary>Rows as the API shows them.</summary>
internal sealed class PublishedViews(AreaDirectory areas, PublishingRules rules, Access access, PublicAddress address)
{
    public PublishedView Of(PublishedWarningRow row, Actor actor)
    {
        var words = WordsOf(row);
        return new PublishedView(
            row.Id.ToString(), row.Event, rules.Find(row.Event)?.Name ?? Text.Same(row.Event), WarningWords.AreaOf(areas, row.AreaId), row.Status, WebhookViews.Word<PublishedState>(row.State)!, row.Severity,
            row.Urgency, row.Certainty, words.Headline, words.Description, words.Instruction, row.AlarmId?.ToString(), row.ByRule, row.Version, row.PublishedAt, row.ExpiresAt, row.EndedAt,
            access.May(actor, Actions.WarningPublish, new AccessScope(row.AreaId)));
    }

    public PublishedMessageView Of(PublishedMessageRow row) => new(
        row.Id.ToString(), row.Identifier, row.MsgType, row.Sent, row.Severity, row.Headline, address.Of(row.Identifier), JsonSerializer.Deserialize<Text>(row.MadeByName, StoredJson.Options)!, row.Reason, row.At, row.Xml);

    public static PublishedWords WordsOf(PublishedWarningRow row) => JsonSerializer.Deserialize<PublishedWords>(row.Words, StoredJson.Options)!;
}

/// <summary>Where the world reads our warnings.</summary>
internal sealed class PublicAddress(OutwardOptions options)
{
    public const string Feed = "/cap/alerts.atom";

    /// <summary>Of one message; begins with the path alone while the city's address is not known.</summary>
    public string Of(string identifier) => options.LinkTo(PathOf(identifier));

    public string OfFeed => options.LinkTo(Feed);

    public bool IsKnown => options.PublicAddress is not null;

    public static string PathOf(string identifier) => $"/cap/alerts/{Uri.EscapeDataString(identifier)}.xml";
}
