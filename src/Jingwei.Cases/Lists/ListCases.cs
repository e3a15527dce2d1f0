using System.Text.RegularExpressions;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hands;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Search;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Lists;

/// <summary>What a list of cases is narrowed to; null leaves it open.</summary>
/// <param name="Q">Words that must all be there, or a number.</param>
/// <param name="State">States with commas between, or <c>open</c>.</param>
/// <param name="Area">An area's id or official code; everything below counts too.</param>
/// <param name="Category">Codes with commas between; a kind 大类 counts all that lies below it.</param>
/// <param name="From">Opened at or after; <paramref name="To"/> before.</param>
/// <param name="DoneFrom">Cleared at or after.</param>
/// <param name="ClosedFrom">Closed at or after.</param>
/// <param name="Soon">Has used 80% of its running clock and is not late.</param>
/// <param name="InTime">Was cleared by its limit.</param>
/// <param name="WithinMinutes">Was cleared within so many minutes of its filing.</param>
/// <param name="Solved">The reporter says so of the newest work; false: says that it is not.</param>
/// <param name="Stage">Stages with commas between: what all workflows share.</param>
/// <param name="Post">At the desk of this post: intake, shiftLeader, dispatcher, body, checker or operator.</param>
/// <param name="Asked">Something waits for an approval.</param>
/// <param name="Suspended">Its clocks stand still.</param>
/// <param name="Supervised">督办: a higher level waits for an answer about it, or has not accepted the one it got.</param>
/// <param name="Cause">同因: bound to the case of this number.</param>
/// <param name="Said">Words of a reporter wait for a reply.</param>
/// <param name="Hand">Between centers, as the actor's stand to it: accept, approve, sent, on or received (<see cref="HandList"/>).</param>
/// <param name="Asker">By whoever was asked first: mine, tell, late or handing (<see cref="FirstAsked.AskerList"/>).</param>
/// <param name="Cursor">The id after which the page begins, from the page before.</param>
internal sealed record CaseFilter(
    string? State = null, string? Device = null, string? Area = null, string? Q = null, string? Category = null, bool? Late = null, bool? Mine = null, string? Source = null, DateTimeOffset? From = null, DateTimeOffset? To = null, DateTimeOffset? DoneFrom = null, DateTimeOffset? ClosedFrom = null, bool? Soon = null, bool? InTime = null, int? WithinMinutes = null, bool? Solved = null, string? Stage = null, string? Post = null, bool? Asked = null, bool? Suspended = null, bool? Supervised = null, bool? Said = null, int? Limit = null, string? Cursor = null, string? Hand = null, string? Asker = null, string? Cause = null);

/// <summary>Lists the cases that the actor may see, newest first.</summary>
internal sealed partial class ListCases(ICityReader reader, NewestCases newest, CaseSummaries summaries, WorkflowBook flows, IScenarioCatalog catalog, AreaDirectory areas, CityClock clock)
{
    public const int MostInOnePage = 500;

    /// <summary>Longer than between the instant of a filing and the making of its id, in a demo's hurry too; the instants are compared as well.</summary>
    private static readonly TimeSpan FilingTakes = TimeSpan.FromDays(1);

    /// <summary>So long all that was closed in an area is looked at, and all of the city so long.</summary>
    private static readonly TimeSpan EndedLately = TimeSpan.FromDays(31);
    private static readonly TimeSpan EndedToday = TimeSpan.FromDays(1);
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2150, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Task<Result<Page<CaseSummary>>> Run(CaseFilter filter, Actor actor, CancellationToken ct) => reader.Read<Result<Page<CaseSummary>>>(async db =>
    {
        var narrowed = await Narrow(db, filter);
        if (!narrowed.Ok)
        {
            return narrowed.Refusal;
        }

        var limit = filter.Limit ?? 50;
        var rows = await newest.Of(db, narrowed.Value, actor, limit + 1, ct);
        var next = rows.Count > limit ? rows[limit - 1].Id.ToString() : null;
        return new Page<CaseSummary>(await summaries.Of(db, [.. rows.Take(limit)], clock.Now), next);
    }, ct);

    /// <summary>What the filter leaves, or what is wrong with it.</summary>
    public async Task<Result<Narrowed>> Narrow(CityDb db, CaseFilter filter)
    {
        IQueryable<CaseRow> cases = db.Set<CaseRow>();
        if (filter.Limit is < 1 or > MostInOnePage)
        {
            return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", MostInOnePage));
        }

        var stillOpen = filter.Solved == false || filter.Soon == true || filter.Suspended == true || filter.Asked == true;
        if (!string.IsNullOrEmpty(filter.State))
        {
            if (StatesOf(filter.State) is not var (named, open))
            {
                return Refusal.Invalid("state", "state_unknown", ("known", flows.Steps.Select(s => s.Id).Append("open")));
            }

            cases = open ? cases.Where(c => c.Stage != CaseStage.Ended || named.Contains(c.State)) : cases.Where(c => named.Contains(c.State));
            stillOpen |= named.TrueForAll(n => flows.Steps.Where(s => s.Id == n).All(s => s.Stage != CaseStage.Ended));
        }

        Area? area = null;
        if (!string.IsNullOrEmpty(filter.Area) && (area = areas.FindNamed(filter.Area)) is null)
        {
            return Refusal.Invalid("area", "area_unknown", ("area", filter.Area));
        }

        long? before = null;
        if (!string.IsNullOrEmpty(filter.Cursor))
        {
            if (!long.TryParse(filter.Cursor, out var after))
            {
                return Refusal.Invalid("cursor", "cursor_invalid");
            }

            before = after;
        }

        if (!string.IsNullOrEmpty(filter.Stage))
        {
            var stages = filter.Stage.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Named<CaseStage>).ToList();
            if (stages.Contains(null))
            {
                return Refusal.Invalid("stage", "state_unknown", ("known", NamesOf<CaseStage>()));
            }

            cases = cases.Where(c => stages.Contains(c.Stage));
            stillOpen |= !stages.Contains(CaseStage.Ended);
        }

        if (!string.IsNullOrEmpty(filter.Post))
        {
            if (Named<CasePart>(filter.Post) is not { } post)
            {
                return Refusal.Invalid("post", "post_unknown", ("known", NamesOf<CasePart>()));
            }

            var steps = flows.Steps.Where(s => (s.Post & post) != 0).Select(s => s.Id).ToList();
            cases = cases.Where(c => steps.Contains(c.State) && c.Hold == CaseHold.Desk);
            stillOpen = true;
        }

        HandList? hand = null;
        if (!string.IsNullOrEmpty(filter.Hand) && (hand = Named<HandList>(filter.Hand)) is null)
        {
            return Refusal.Invalid("hand", "hand_list_unknown", ("known", NamesOf<HandList>()));
        }

        FirstAsked.AskerList? asker = null;
        if (!string.IsNullOrEmpty(filter.Asker) && (asker = Named<FirstAsked.AskerList>(filter.Asker)) is null)
        {
            return Refusal.Invalid("asker", "asker_list_unknown", ("known", NamesOf<FirstAsked.AskerList>()));
        }

        CaseSource? source = null;
        if (!string.IsNullOrEmpty(filter.Source))
        {
            if (!Enum.TryParse<CaseSource>(filter.Source, ignoreCase: true, out var named) || !Enum.IsDefined(named))
            {
                return Refusal.Invalid("source", "source_unknown", ("known", Enum.GetNames<CaseSource>()));
            }

            source = named;
        }

        // What ends is no longer open, and says when: by that the few open ones are found among all.
        cases = stillOpen ? cases.Where(c => c.ClosedAt == null) : cases;
        var categories = string.IsNullOrEmpty(filter.Category) ? null : CaseCategories.Named(filter.Category, catalog);
        cases = categories is null ? cases : cases.OfCategories(categories);
        cases = before is { } last ? cases.Where(c => c.Id < last) : cases;
        // Ids are in the order of the filing; the exact instants are compared as well.
        long? since = filter.From is { } from ? IdSource.LowestAt(InRange(from)) : null;
        cases = since is { } lowest ? cases.Where(c => c.Id >= lowest) : cases;
        if (filter.To is { } to)
        {
            var upper = IdSource.LowestAt(InRange(to) + FilingTakes);
            before = before is { } known && known < upper ? known : upper;
            cases = cases.Where(c => c.Id < upper);
        }

        var (worded, terms) = await Worded(db, cases, filter.Q);
        return new Narrowed(Plain(db, worded, filter, source), before, since, area?.Id, categories, terms, filter.Mine == true, stillOpen, stillOpen ? null : EndedOf(filter), hand, asker);
    }

    /// <summary>What is left when something was closed, or cleared, since: what was cleared then is open or was closed later.</summary>
    private Ended? EndedOf(CaseFilter filter) =>
        (filter.ClosedFrom ?? filter.DoneFrom) is { } since && since > clock.Now - EndedLately ? new Ended(since, filter.ClosedFrom is null, since > clock.Now - EndedToday) : null;

    /// <summary>A number that was typed whole is that case; anything else is looked for by its words. Where nothing was typed that could be looked for, nothing is found.</summary>
    private static async Task<(IQueryable<CaseRow> Cases, IReadOnlyList<string>? Terms)> Worded(CityDb db, IQueryable<CaseRow> cases, string? q)
    {
        if (string.IsNullOrWhiteSpace(q))
        {
            return (cases, null);
        }

        var number = CaseNumbers.Tidy(q);
        if (CaseNumbers.IsNumber(number))
        {
            var id = (await CaseReporters.CaseOf(db, number))?.Id;
            return (cases.Where(c => c.Id == id), null);
        }

        // Of a number that is not typed whole its end is looked for: year and mark are those of all.
        var terms = SearchTerms.Asked(YearAndMark().Replace(q, ""));
        return terms.Count == 0 ? (cases.Where(_ => false), null) : (cases, terms);
    }

    private IQueryable<CaseRow> Plain(CityDb db, IQueryable<CaseRow> cases, CaseFilter filter, CaseSource? source)
    {
        var now = clock.Now;
        cases = string.IsNullOrEmpty(filter.Device) ? cases : cases.Where(c => c.DeviceId == filter.Device);
        cases = source is null ? cases : cases.Where(c => c.Source == source);
        cases = filter.From is { } from ? cases.Where(c => c.OpenedAt >= from) : cases;
        cases = filter.To is { } to ? cases.Where(c => c.OpenedAt < to) : cases;
        cases = filter.DoneFrom is { } doneFrom ? cases.Where(c => c.DoneAt >= doneFrom) : cases;
        cases = filter.ClosedFrom is { } closedFrom ? cases.Where(c => c.ClosedAt >= closedFrom) : cases;
        cases = filter.Soon is { } soon ? cases.Where(c => (c.SoonAt != null && c.SoonAt <= now && c.DueAt >= now && !c.Late) == soon) : cases;
        cases = filter.InTime is { } inTime ? cases.Where(c => c.DoneAt != null && (c.DoneAt <= c.ClearDueAt) == inTime) : cases;
        cases = filter.WithinMinutes is { } minutes ? cases.Where(c => c.DoneMinutes != null && c.DoneMinutes <= minutes) : cases;
        cases = filter.Late is { } late ? cases.Where(c => (c.Late || (c.DueAt != null && c.DueAt < now)) == late) : cases;
        cases = filter.Solved is { } solved
            ? cases.Where(c => db.Set<CaseReporterRow>().Any(r => r.CaseId == c.Id && r.Solved == solved
                && (c.DoneAt == null || r.AnsweredAt >= c.DoneAt) && (solved || c.ClosedAt == null))
                // "Not solved" of any reporter stands against the others.
                && (!solved || c.ClosedAt != null || !db.Set<CaseReporterRow>().Any(r => r.CaseId == c.Id && r.Solved == false && (c.DoneAt == null || r.AnsweredAt >= c.DoneAt))))
            : cases;
        cases = filter.Suspended is { } suspended ? cases.Where(c => (c.SuspendedAt != null) == suspended) : cases;
        cases = filter.Supervised is { } supervised
            ? cases.Where(c => db.Set<Supervision.CaseSupervisionRow>().Any(s => s.CaseId == c.Id && s.State != Supervision.SupervisionState.Accepted) == supervised)
            : cases;
        if (!string.IsNullOrWhiteSpace(filter.Cause))
        {
            // Those of one cause are found first, by their index.
            var number = CaseNumbers.Tidy(filter.Cause);
            var bound = db.Set<CaseRow>().Where(c => c.CauseId != null && c.CauseId == db.Set<CaseRow>().Where(p => p.Number == number).Select(p => (long?)p.Id).FirstOrDefault()).Select(c => c.Id);
            cases = cases.Where(c => bound.Contains(c.Id));
        }

        if (filter.Said is { } said)
        {
            // The few that wait are found first, by their index.
            var waiting = db.Set<CaseRow>().Where(c => c.SaidAt != null).Select(c => c.Id);
            cases = said ? cases.Where(c => waiting.Contains(c.Id)) : cases.Where(c => c.SaidAt == null);
        }

        cases = filter.Asked is { } asked
            ? cases.Where(c => db.Set<Moves.CaseRequestRow>().Any(r => r.CaseId == c.Id && r.State == Moves.RequestState.Waiting) == asked)
            : cases;
        return cases;
    }

    [GeneratedRegex(@"^\s*(\d{4}-)?\p{IsCJKUnifiedIdeographs}-(?=\d)")]
    private static partial Regex YearAndMark();

    /// <summary>An instant far from any case's, which has no id: one just as far for every case.</summary>
    private static DateTimeOffset InRange(DateTimeOffset at) => at < Earliest ? Earliest : at > Latest ? Latest : at;

    private static T? Named<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]) ? value : null;

    private static IEnumerable<string> NamesOf<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]);

    /// <summary>The steps that are named, and whether all open ones are meant; null when a name is no step's.</summary>
    private (List<string> Steps, bool Open)? StatesOf(string text)
    {
        var steps = new List<string>();
        var open = false;
        foreach (var name in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (name.Equals("open", StringComparison.OrdinalIgnoreCase))
            {
                open = true;
            }
            else if (flows.FindStep(name) is { } step)
            {
                steps.Add(step);
            }
            else
            {
                return null;
            }
        }

        return (steps, open);
    }
}
