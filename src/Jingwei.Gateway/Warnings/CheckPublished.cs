using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;
using Jingwei.Storage;

namespace Jingwei.Gateway.Warnings;

/// <summary>A warning that may go out.</summary>
internal sealed record CheckedWarning(string Event, long AreaId, string Status, string Severity, string Urgency, string Certainty, int Hours, PublishedWords Words);

/// <summary>What a person asks to be published, held against what may be.</summary>
internal sealed class CheckPublished(AreaDirectory areas, PublishingRules rules)
{
    public const int LongestHeadline = 60;
    public const int LongestText = 1000;

    private const int MostHours = 240;
    private static readonly string[] Statuses = ["Actual", "Exercise", "Test"];

    public Result<CheckedWarning> New(PublishRequest request)
    {
        if (rules.Find(request.Event) is not { } rule)
        {
            return Refusal.Invalid("event", "warning_event_unknown", ("known", rules.All.Select(r => r.Code)));
        }

        if (areas.Find(Ids.Find(request.AreaId) ?? 0) is not { } area)
        {
            return Refusal.Invalid("areaId", "area_unknown");
        }

        if (!ReadPublishingRules.Levels.Contains(area.Level))
        {
            return Refusal.Invalid("areaId", "warning_area_too_small", ("known", ReadPublishingRules.Levels));
        }

        var status = request.Status ?? "Actual";
        if (!Statuses.Contains(status))
        {
            return Refusal.Invalid("status", "warning_word_unknown", ("known", Statuses));
        }

        var (severity, urgency, certainty, hours) = (request.Severity ?? "", request.Urgency ?? "Immediate", request.Certainty ?? "Likely", request.Hours ?? rule.Hours);
        return Grave(severity, urgency, certainty, hours) is { } refusal ? refusal
            : All(request.Headline, request.Description, request.Instruction ?? rule.Instruction).Then<CheckedWarning>(words => new CheckedWarning(rule.Code, area.Id, status, severity, urgency, certainty, hours, words));
    }

    /// <summary>What is left out stays as it is.</summary>
    public Result<(string Severity, string Urgency, string Certainty, string Words, DateTimeOffset ExpiresAt)> Changed(PublishedWarningRow row, UpdateWarningRequest request, DateTimeOffset now)
    {
        var (severity, urgency, certainty) = (request.Severity ?? row.Severity, request.Urgency ?? row.Urgency, request.Certainty ?? row.Certainty);
        if (Grave(severity, urgency, certainty, request.Hours ?? 1) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Trim().Length > LongestText)
        {
            return Refusal.Invalid("reason", "warning_text_invalid", ("most", LongestText));
        }

        var before = PublishedViews.WordsOf(row);
        var words = All(request.Headline ?? before.Headline, request.Description ?? before.Description, request.Instruction ?? before.Instruction);
        return words.Ok ? (severity, urgency, certainty, JsonSerializer.Serialize(words.Value, StoredJson.Options), request.Hours is { } hours ? now.AddHours(hours) : row.ExpiresAt) : words.Refusal;
    }

    /// <summary>Words for the world: both languages, not too long, and nothing in them that is somebody's own.</summary>
    public Result<Text> Words(string field, Text? said, int most)
    {
        var (zh, en) = (SafeXml.Clean(said?.Zh ?? "").Trim(), SafeXml.Clean(said?.En ?? "").Trim());
        return zh.Length == 0 || zh.Length > most || en.Length == 0 || en.Length > 3 * most ? Refusal.Invalid(field, "warning_text_invalid", ("most", most))
            : PublicText.FindPersonal($"{zh}\n{en}") is not null ? Refusal.Invalid(field, "warning_text_personal")
            : new Text(zh, en);
    }

    private Result<PublishedWords> All(Text? headline, Text? description, Text? instruction) =>
        Words("headline", headline, LongestHeadline).Then(h => Words("description", description, LongestText)
            .Then(d => Words("instruction", instruction, LongestText).Then<PublishedWords>(i => new PublishedWords(h, d, i))));

    private static Refusal? Grave(string severity, string urgency, string certainty, int hours) =>
        !CapGrammar.Severities.Contains(severity) ? Refusal.Invalid("severity", "warning_word_unknown", ("known", CapGrammar.Severities))
        : !CapGrammar.Urgencies.Contains(urgency) ? Refusal.Invalid("urgency", "warning_word_unknown", ("known", CapGrammar.Urgencies))
        : !CapGrammar.Certainties.Contains(certainty) ? Refusal.Invalid("certainty", "warning_word_unknown", ("known", CapGrammar.Certainties))
        : hours is < 1 or > MostHours ? Refusal.Invalid("hours", "warning_hours_invalid", ("least", 1), ("most", MostHours)) : null;
}
