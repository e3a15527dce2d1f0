using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Storage;

namespace Jingwei.Gateway.Exchange;

/// <param name="Address">https://…, before the paths of the mapping.</param>
/// <param name="AreaIds">Cases of these and below are handed over, and taken.</param>
/// <param name="Version">Of the mapping; the newest when left out.</param>
/// <param name="Key">What the platform gave us to call it with. Left out: one of ours is made when it is to be signed, and the one before stays when there is one.</param>
internal sealed record PlatformRequest(string? Address, IReadOnlyList<string>? AreaIds, int? Version = null, string? Key = null);

/// <param name="Key">What we sign with; shown once, and only when it was made here.</param>
/// <param name="Secret">What the platform signs with; shown once.</param>
internal sealed record PlatformMade(string Name, string? Key, string? Secret);

internal sealed record PlatformAreaView(string Id, Text Name);

/// <summary>Something of the mapping that this city does not know.</summary>
/// <param name="What">category, area or workflow.</param>
internal sealed record MappingNote(string What, string Code);

/// <param name="State">unset, active, failing, paused, broken: its mapping is missing or has mistakes; needsKey: it asks for a key of another kind than there is.</param>
/// <param name="Sign">signature or header.</param>
/// <param name="Out">Something is handed to it.</param>
/// <param name="In">Something is taken from it.</param>
/// <param name="Rule">Cases are handed over by themselves.</param>
/// <param name="Personal">What of a person it is told, each with its purpose.</param>
/// <param name="Notes">Codes of the mapping that this city does not know.</param>
internal sealed record PlatformView(
    string Name, Text Title, string Level, int Version, IReadOnlyList<int> Versions, string State, string Sign, bool Out, bool In, bool Rule, IReadOnlyList<PersonalField> Personal, IReadOnlyList<MappingNote> Notes,
    string? Address, IReadOnlyList<PlatformAreaView> Areas, DateTimeOffset? PausedAt, int Waiting, int Refused, int Arrived, int Look, DateTimeOffset? FailingSince, DateTimeOffset? NextTryAt, DateTimeOffset? LastDeliveredAt,
    DateTimeOffset? LastFailedAt, string? LastFault, int? LastStatus);

/// <summary>A field of theirs that tells something of a person.</summary>
internal sealed record PersonalField(string Field, string From, string Purpose);

/// <param name="Line">From 1.</param>
internal sealed record MappingMistakeView(string File, int Line, string Code, Text Sentence);

/// <param name="Broken">Files that cannot be used, with what is wrong.</param>
internal sealed record PlatformsView(IReadOnlyList<PlatformView> Items, IReadOnlyList<MappingMistakeView> Broken);

internal sealed record MappingRequest(string? Yaml);

internal sealed record MappingCheck(IReadOnlyList<MappingMistakeView> Mistakes);

/// <param name="Number">Of the case.</param>
/// <param name="Reason">Why; the platform is told it where the mapping says <c>note</c>.</param>
internal sealed record HandToPlatformRequest(string? Number, string? Reason);

/// <param name="Way">out or in.</param>
/// <param name="State">waiting, handed, refused, taken.</param>
/// <param name="OutsideStep">accepted, working, answered, returned, closed.</param>
internal sealed record LinkView(
    string Id, string Platform, Text PlatformTitle, string CaseNumber, string Way, string State, string? OutsideNumber, string? OutsideStep, DateTimeOffset? OutsideAt, bool NeedsLook, string? Reason, string By, bool ByRule, DateTimeOffset At);

/// <param name="Field">As the platform spells it.</param>
/// <param name="Known">What would be right.</param>
internal sealed record FieldMistakeView(string Field, string Code, string? Given, IReadOnlyList<string>? Known);

/// <param name="Kind">case or step.</param>
/// <param name="State">waiting, held, delivered, refused, setAside.</param>
/// <param name="Says">The platform's own words.</param>
internal sealed record ExchangeMessageView(
    string Id, string Platform, string MessageId, string Kind, string CaseNumber, DateTimeOffset At, string State, int Tries, DateTimeOffset? LastTryAt, string? LastFault, int? LastStatus, string? Says,
    IReadOnlyList<FieldMistakeView> Mistakes, string Step);

/// <param name="State">taken, refused, done.</param>
internal sealed record ArrivalView(
    string Id, string Platform, string MessageId, string Kind, string? OutsideNumber, string? CaseNumber, string State, IReadOnlyList<FieldMistakeView> Mistakes, string? DoneBy, DateTimeOffset At);

/// <param name="Body">As it would be sent; what belongs to a person is masked.</param>
/// <param name="Purposes">Why something of a person would be told.</param>
internal sealed record ExchangePreview(string Method, string Address, string Body, IReadOnlyList<FieldMistakeView> Mistakes, IReadOnlyList<string> Purposes);

/// <param name="Body">As it was sent, what belongs to a person masked; null before its turn.</param>
internal sealed record ExchangeBody(string? Body);

/// <summary>The answer to what a platform sends.</summary>
/// <param name="Number">Ours of the case.</param>
/// <param name="Known">It was taken before; nothing was changed.</param>
internal sealed record ArrivalTaken(string Number, string OutsideNumber, bool Known, string Stage, DateTimeOffset? DueAt);

/// <summary>Rows as the API shows them.</summary>
internal static class ExchangeViews
{
    public static LinkView Of(ExchangeLinkRow row, ExchangeMapping? mapping, ExchangeState? first = ExchangeState.Waiting, string? name = null) => new(
        row.Id.ToString(), mapping?.Name ?? name ?? "", mapping?.Title ?? Text.Same(name ?? ""), row.CaseNumber, CaseValues.Word(row.Way)!, StateOf(row, first), row.OutsideNumber, row.OutsideStep, row.OutsideAt, row.Look == ExchangeLook.Waiting, row.Reason, row.ByName,
        row.ByRule, row.At);

    private static string StateOf(ExchangeLinkRow row, ExchangeState? first) =>
        row.Way == ExchangeWay.In ? "taken" : first is null or ExchangeState.Delivered ? "handed" : first is ExchangeState.Waiting or ExchangeState.Held ? "waiting" : "refused";

    public static ExchangeMessageView Of(ExchangeMessageRow row, string platform) => new(
        row.Id.ToString(), platform, row.MessageId, CaseValues.Word(row.Kind)!, row.CaseNumber, row.At, CaseValues.Word(row.State)!, row.Tries, row.LastTryAt, CaseValues.Word(row.LastFault), row.LastStatus, row.Says,
        Mistakes(row.Mistakes), CaseValues.Told(row.Told)?.StepName ?? "");

    public static ArrivalView Of(ExchangeArrivalRow row, string platform) => new(
        row.Id.ToString(), platform, row.MessageId, CaseValues.Word(row.Kind)!, row.OutsideNumber, row.CaseNumber, CaseValues.Word(row.State)!, Mistakes(row.Mistakes), row.DoneBy, row.At);

    public static IReadOnlyList<FieldMistakeView> Of(IReadOnlyList<FieldMistake> mistakes) => [.. mistakes.Select(m => new FieldMistakeView(m.Field, m.Code, m.Given, m.Known))];

    public static MappingMistakeView Of(FileMistake mistake) => new(mistake.File, mistake.Line, mistake.Code, mistake.Sentence);

    private static IReadOnlyList<FieldMistakeView> Mistakes(string? json) => json is null ? [] : Of(JsonSerializer.Deserialize<List<FieldMistake>>(json, StoredJson.Options)!);
}
