using Jingwei.Cases.Formulas;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Cases.Appraisals;

/// <summary>What of appraisal somebody asks for.</summary>
/// <param name="Table">inspector, intake, shiftLeader, dispatcher, department, area or upward; area when none is given.</param>
/// <param name="Period">2026-11, 2026-Q4, 2026, 2026-W47 or 2026-11-22; the month that runs when nothing is given.</param>
/// <param name="From">First day instead of a period; <paramref name="To"/> the last.</param>
/// <param name="Area">Only what lies in it.</param>
/// <param name="By">person, body or area; what the table says when none is given.</param>
internal sealed record AppraisalRequest(string? Table, string? Period, string? From, string? To, string? Area, string? By);

/// <summary>The same, checked: what may be seen and over which days.</summary>
/// <param name="Days">Null when no day of the period is over.</param>
/// <param name="Before">The same length just before, for changes.</param>
/// <param name="Areas">Whatever the actor may see there.</param>
/// <param name="Roots">Rows by area stand for the areas just below these.</param>
internal sealed record AskedAppraisal(
    AppraisalTable Table, string Period, DaySpan? Days, DaySpan Before, bool Complete, RowsBy By, Area? Area, IReadOnlySet<long> Areas, IReadOnlyList<long> Roots, Period Kind)
{
    /// <summary>The same days of the year before; null when nobody compares with them.</summary>
    public DaySpan? YearBefore { get; init; }
}

/// <summary>Checks what is asked against the formulas, the calendar and the areas that the actor appraises.</summary>
internal sealed class AskAppraisal(FormulaBook formulas, Access access, AreaDirectory areas, CitySettings city, CityClock clock)
{
    private const int MostDays = 1_100;
    private static readonly Dictionary<string, Appraised> Tables = Enum.GetValues<Appraised>().ToDictionary(AppraisalWords.CodeOf, StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, RowsBy> Ways = Enum.GetValues<RowsBy>().ToDictionary(w => w.ToString(), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> TableNames => Tables.Keys;

    public Result<AskedAppraisal> Run(AppraisalRequest request, Actor actor)
    {
        if (!Tables.TryGetValue(request.Table ?? AppraisalWords.CodeOf(Appraised.Area), out var appraised))
        {
            return Refusal.Invalid("table", "appraisal_table_unknown", ("table", request.Table), ("known", Tables.Keys));
        }

        RowsBy? by = null;
        if (!string.IsNullOrEmpty(request.By))
        {
            if (!Ways.TryGetValue(request.By, out var way))
            {
                return Refusal.Invalid("by", "appraisal_by_unknown", ("by", request.By), ("known", Ways.Keys.Select(k => k.ToLowerInvariant())));
            }

            by = way;
        }

        var span = SpanOf(request);
        if (!span.Ok)
        {
            return span.Refusal;
        }

        var (name, days, before, complete, period) = span.Value;
        if (formulas.Find(appraised, period) is not { } found)
        {
            return Refusal.Invalid("period", "appraisal_without_formula", ("table", AppraisalWords.CodeOf(appraised)), ("from", formulas.Tables.Where(t => t.Appraised == appraised).Min(t => t.ValidFrom).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        }

        // No page says yet that an inspector missed something.
        var table = found with { Unrecorded = [FactKind.Missed] };

        // What a caller says of an order is no judgement of a colleague: more may see it.
        var roots = access.AreasFor(actor, appraised == Appraised.Hotline ? Actions.HotlineRead : Actions.AppraisalRead);
        var area = string.IsNullOrEmpty(request.Area) ? null : areas.FindNamed(request.Area);
        if (area is null && !string.IsNullOrEmpty(request.Area))
        {
            return Refusal.Invalid("area", "area_unknown", ("area", request.Area));
        }

        if (area is not null)
        {
            // What lies outside the actor's areas is as if it were not there; what lies above them is what of it is theirs.
            roots = roots.Any(r => areas.Covers(r, area.Id)) ? [area.Id] : [.. roots.Where(r => areas.Covers(area.Id, r))];
        }

        var within = roots.SelectMany(r => areas.DescendantsOf(r).Select(a => a.Id).Append(r)).ToHashSet();
        var asked = new AskedAppraisal(table, name, days, before, complete, by ?? appraised.Rows(), area, within, roots, period);
        return appraised == Appraised.Hotline && days is { } counted ? asked with { Before = Alike(before, counted), YearBefore = new DaySpan(counted.First.AddYears(-1), counted.Last.AddYears(-1)) } : asked;
    }

    /// <summary>For which area of the rows a case of an area counts: the one just below the root, or the root itself when it lies right in it.</summary>
    public long? RowAreaOf(long areaId, IReadOnlyList<long> roots)
    {
        long? below = null;
        foreach (var area in areas.AncestorsOf(areaId))
        {
            if (roots.Contains(area.Id))
            {
                return below ?? area.Id;
            }

            below = area.Id;
        }

        return null;
    }

    /// <summary>Of a month that still runs as many days as of the one before: numbers of orders are compared, and not only rates.</summary>
    private static DaySpan Alike(DaySpan before, DaySpan counted)
    {
        var last = before.First.AddDays(counted.Last.DayNumber - counted.First.DayNumber);
        return last < before.Last && counted.Last < counted.First.AddMonths(1).AddDays(-1) ? before with { Last = last } : before;
    }

    private Result<Span> SpanOf(AppraisalRequest request)
    {
        var today = DateOnly.FromDateTime(city.Time.LocalOf(clock.Now.ToUnixTimeMilliseconds()));
        if (string.IsNullOrEmpty(request.From) && string.IsNullOrEmpty(request.To))
        {
            var asked = string.IsNullOrEmpty(request.Period) ? Period.Month(today.Year, today.Month) : Period.Find(request.Period);
            return asked is { } period
                ? new Span(period.ToString(), period.OverBy(today), period.Before.Days, period.Last < today, period)
                : Refusal.Invalid("period", "appraisal_period_invalid", ("period", request.Period), ("example", "2026-11"));
        }

        foreach (var (field, text) in new[] { ("from", request.From), ("to", request.To) })
        {
            if (Period.Find(text) is not { Kind: PeriodKind.Day })
            {
                return Refusal.Invalid(field, "appraisal_day_invalid", ("given", text), ("example", "2026-11-22"));
            }
        }

        var (first, last) = (Period.Find(request.From)!.Value, Period.Find(request.To)!.Value);
        var length = last.First.DayNumber - first.First.DayNumber + 1;
        if (length is < 1 or > MostDays)
        {
            return Refusal.Invalid("to", "appraisal_days_out_of_range", ("least", 1), ("most", MostDays));
        }

        DaySpan? days = first.First >= today ? null : new DaySpan(first.First, last.First < today ? last.First : today.AddDays(-1));
        return new Span($"{first}/{last}", days, new DaySpan(first.First.AddDays(-length), first.First.AddDays(-1)), last.First < today, first);
    }

    private sealed record Span(string Name, DaySpan? Days, DaySpan Before, bool Complete, Period Period);
}
