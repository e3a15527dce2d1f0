using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Cases.Lists;

/// <summary>A filter of the list of cases as it is kept and sent: by the names of the list's API, as text.</summary>
internal sealed class CaseFilters(AreaDirectory areas)
{
    private static readonly string[] Filters =
    [
        "state", "device", "area", "q", "category", "late", "mine", "source", "from", "to", "doneFrom", "closedFrom", "soon", "inTime", "withinMinutes", "solved", "stage", "post", "asked", "suspended", "supervised", "said", "hand", "asker", "cause",
    ];

    /// <summary>What it says, or which name or value is wrong.</summary>
    public Result<CaseFilter> Read(IReadOnlyDictionary<string, string> filter)
    {
        if (filter.Keys.FirstOrDefault(k => !Filters.Contains(k)) is { } unknown)
        {
            return Refusal.Invalid($"filter.{unknown}", "filter_unknown", ("filter", unknown), ("known", Filters));
        }

        var area = Of("area");
        if (area is not null)
        {
            if (areas.FindNamed(area) is not { } found)
            {
                return Refusal.Invalid("filter.area", "area_unknown", ("area", area));
            }

            area = found.Id.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var name in new[] { "from", "to", "doneFrom", "closedFrom" })
        {
            if (Of(name) is { } text && Instants.FindIso(text) is null)
            {
                return Refusal.Invalid($"filter.{name}", "instant_invalid", ("example", "2026-11-22T08:32:00.000Z"));
            }
        }

        foreach (var name in new[] { "late", "mine", "soon", "inTime", "solved", "asked", "suspended", "supervised", "said" })
        {
            if (Of(name) is { } text && !bool.TryParse(text, out _))
            {
                return Refusal.Invalid($"filter.{name}", "filter_not_bool", ("filter", name));
            }
        }

        if (Of("withinMinutes") is { } minutes && !int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return Refusal.Invalid("filter.withinMinutes", "filter_not_number", ("filter", "withinMinutes"));
        }

        return new CaseFilter(
            Of("state"), Of("device"), area, Of("q"), Of("category"), Flag("late"), Flag("mine"), Of("source"), Instants.FindIso(Of("from")), Instants.FindIso(Of("to")), Instants.FindIso(Of("doneFrom")),
            Instants.FindIso(Of("closedFrom")), Flag("soon"), Flag("inTime"), Of("withinMinutes") is { } within ? int.Parse(within, CultureInfo.InvariantCulture) : null, Flag("solved"), Of("stage"), Of("post"),
            Flag("asked"), Flag("suspended"), Flag("supervised"), Flag("said"), null, null, Of("hand"), Of("asker"), Of("cause"));

        string? Of(string name) => filter.TryGetValue(name, out var value) && value is { Length: > 0 } ? value : null;
        bool? Flag(string name) => Of(name) is { } value ? bool.Parse(value) : null;
    }
}
