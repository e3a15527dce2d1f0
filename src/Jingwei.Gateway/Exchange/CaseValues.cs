using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;

namespace Jingwei.Gateway.Exchange;

/// <summary>What of a case is told to a platform, by the names that mappings use.</summary>
internal sealed class CaseValues(PlatformCases cases, AreaDirectory areas, IScenarioCatalog catalog, OutwardOptions options)
{
    /// <summary>What of a person the platform is told, and why; none when nothing of it is in the call.</summary>
    public static IReadOnlyList<string> PurposesOf(OutCall call) => [.. call.Fields.Select(f => f.Purpose).OfType<string>().Distinct()];

    /// <param name="told">How it stood when the message was due; null for now.</param>
    /// <param name="reporter">Clear for a message, masked for a screen; null when the mapping asks for nothing of it.</param>
    public async Task<Dictionary<string, object?>?> Of(CityDb db, long caseId, string? outsideNumber, ToldStep? told, ReporterLooked? reporter, CancellationToken ct)
    {
        if (await cases.Find(db, caseId, ct) is not { } facts)
        {
            return null;
        }

        var codes = facts.Codes;
        IReadOnlyList<string> category = [codes.CategoryCode, .. catalog.FindCategory(codes.CategoryCode)?.ParentCode is { } kind ? new[] { kind } : []];
        IReadOnlyList<string> area = [.. areas.AncestorsOf(codes.AreaId).Select(a => a.Code).OfType<string>()];
        return new Dictionary<string, object?>
        {
            ["number"] = codes.Number, ["outsideNumber"] = outsideNumber, ["category"] = category, ["area"] = area.Count == 0 ? null : area, ["stage"] = told?.Stage ?? Word(codes.Stage), ["step"] = told?.Step ?? codes.Step,
            ["stepName"] = told?.StepName ?? facts.StepName.Zh, ["outcome"] = told is null ? Word(codes.Outcome) : told.Outcome, ["source"] = Word(codes.Source), ["title"] = facts.Title.Zh, ["text"] = facts.CoveredText,
            ["address"] = Covered(facts.Address.Zh), ["body"] = facts.BodyName, ["workflow"] = facts.Workflow, ["link"] = options.LinkTo($"/console/cases/{Uri.EscapeDataString(codes.Number)}"), ["note"] = told?.Note,
            ["openedAt"] = codes.OpenedAt, ["dueAt"] = codes.DueAt, ["closedAt"] = codes.ClosedAt, ["at"] = told?.At ?? codes.OpenedAt, ["severity"] = codes.Severity, ["lon"] = facts.Place.Lon, ["lat"] = facts.Place.Lat,
            ["reporterName"] = reporter?.Name, ["reporterPhone"] = reporter?.Contact,
        };
    }

    /// <summary>How a case stands now, or stood at the step to which it had come.</summary>
    public async Task<ToldStep?> Standing(CityDb db, long caseId, DateTimeOffset at, string? note, string? step = null, CaseStage? stage = null)
    {
        if (await cases.Find(db, caseId, CancellationToken.None) is not { } facts)
        {
            return null;
        }

        var stood = stage ?? facts.Codes.Stage;
        return new ToldStep(
            Word(stood)!, step ?? facts.Codes.Step, step is null ? facts.StepName.Zh : cases.StepName(facts, step).Zh, stood == CaseStage.Ended ? Word(facts.Codes.Outcome) : null, at, note);
    }

    public static ToldStep? Told(string json) => json.Length == 0 ? null : JsonSerializer.Deserialize<ToldStep>(json, StoredJson.Options);

    public static string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), StoredJson.Options);

    /// <summary>An enum's name as mappings write it.</summary>
    public static string? Word<T>(T? value)
        where T : struct, Enum => value?.ToString() is { } name ? char.ToLowerInvariant(name[0]) + name[1..] : null;

    public static string? Word<T>(T value)
        where T : struct, Enum => Word<T>((T?)value);

    private static string Covered(string words) => PlatformCases.Covered(words);
}
