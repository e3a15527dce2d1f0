using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>What a list of cases is narrowed to; null leaves it open.</summary>
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
/// <param name="Cursor">The id after which the page begins, from the page before.</param>
internal sealed record CaseFilter(
    string? State, string? Device, string? Area, string? Q, string? Category, bool? Late, bool? Mine, string? Source, DateTimeOffset? From, DateTimeOffset? To, DateTimeOffset? DoneFrom, DateTimeOffset? ClosedFrom, bool? Soon, bool? InTime, int? WithinMinutes, bool? Solved, string? Stage, string? Post, bool? Asked, bool? Suspended, bool? Supervised, int? Limit, string? Cursor);

/// <summary>Lists the cases that the actor may see, newest first.</summary>
internal sealed class ListCases(ICityReader reader, CaseAccess access, CaseSummaries summaries, WorkflowBook flows, IScenarioCatalog catalog, CityClock clock)
{
    public const int MostInOnePage = 500;

    public Task<Result<Page<CaseSummary>>> Run(CaseFilter filter, Actor actor, CancellationToken ct) => reader.Read<Result<Page<CaseSummary>>>(async db =>
    {
        var narrowed = Narrow(db, access.Visible(db, actor), filter, actor);
        if (!narrowed.Ok)
        {
            return narrowed.Refusal;
        }

        var limit = filter.Limit ?? 50;
        var rows = await narrowed.Value.OrderByDescending(c => c.Id).Take(limit + 1).ToListAsync(ct);
        var next = rows.Count > limit ? rows[limit - 1].Id.ToString() : null;
        return new Page<CaseSummary>(await summaries.Of(db, [.. rows.Take(limit)], clock.Now), next);
    }, ct);

    /// <summary>The rows that the filter leaves, or what is wrong with it.</summary>
    public Result<IQueryable<CaseRow>> Narrow(CityDb db, IQueryable<CaseRow> cases, CaseFilter filter, Actor actor)
    {
        if (filter.Limit is < 1 or > MostInOnePage)
        {
            return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", MostInOnePage));
        }

        if (!string.IsNullOrEmpty(filter.State))
        {
            var states = StatesOf(filter.State);
            if (states is not var (steps, open))
            {
                return Refusal.Invalid("state", "state_unknown", ("known", flows.Steps.Select(s => s.Id).Append("open")));
            }

            cases = open ? cases.Where(c => c.Stage != CaseStage.Ended || steps.Contains(c.State)) : cases.Where(c => steps.Contains(c.State));
        }

        if (Ids.Find(filter.Area) is { } area)
        {
            cases = cases.Where(c => db.Set<AreaClosureRow>().Any(a => a.AncestorId == area && a.DescendantId == c.AreaId));
        }

        if (!string.IsNullOrEmpty(filter.Cursor))
        {
            if (!long.TryParse(filter.Cursor, out var after))
            {
                return Refusal.Invalid("cursor", "cursor_invalid");
            }

            cases = cases.Where(c => c.Id < after);
        }

        if (!string.IsNullOrEmpty(filter.Stage))
        {
            var stages = filter.Stage.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Named<CaseStage>).ToList();
            if (stages.Contains(null))
            {
                return Refusal.Invalid("stage", "state_unknown", ("known", NamesOf<CaseStage>()));
            }

            cases = cases.Where(c => stages.Contains(c.Stage));
        }

        if (!string.IsNullOrEmpty(filter.Post))
        {
            if (Named<CasePart>(filter.Post) is not { } post)
            {
                return Refusal.Invalid("post", "post_unknown", ("known", NamesOf<CasePart>()));
            }

            var steps = flows.Steps.Where(s => (s.Post & post) != 0).Select(s => s.Id).ToList();
            cases = cases.Where(c => steps.Contains(c.State) && c.Hold == CaseHold.Desk);
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

        return Result<IQueryable<CaseRow>>.Of(Plain(db, cases, filter, actor, source));
    }

    private IQueryable<CaseRow> Plain(CityDb db, IQueryable<CaseRow> cases, CaseFilter filter, Actor actor, CaseSource? source)
    {
        var now = clock.Now;
        var accountId = actor.AccountId;
        cases = string.IsNullOrEmpty(filter.Device) ? cases : cases.Where(c => c.DeviceId == filter.Device);
        cases = string.IsNullOrEmpty(filter.Category) ? cases : cases.OfCategories(filter.Category, catalog);
        cases = source is null ? cases : cases.Where(c => c.Source == source);
        cases = filter.From is { } from ? cases.Where(c => c.OpenedAt >= from) : cases;
        cases = filter.To is { } to ? cases.Where(c => c.OpenedAt < to) : cases;
        cases = filter.DoneFrom is { } doneFrom ? cases.Where(c => c.DoneAt >= doneFrom) : cases;
        cases = filter.ClosedFrom is { } closedFrom ? cases.Where(c => c.ClosedAt >= closedFrom) : cases;
        cases = filter.Soon is { } soon ? cases.Where(c => (c.SoonAt != null && c.SoonAt <= now && c.DueAt >= now && !c.Late) == soon) : cases;
        cases = filter.InTime is { } inTime ? cases.Where(c => c.DoneAt != null && (c.DoneAt <= c.ClearDueAt) == inTime) : cases;
        cases = filter.WithinMinutes is { } minutes ? cases.Where(c => c.DoneMinutes != null && c.DoneMinutes <= minutes) : cases;
        cases = filter.Late is { } late ? cases.Where(c => (c.Late || (c.DueAt != null && c.DueAt < now)) == late) : cases;
        cases = filter.Mine == true ? cases.Where(c => db.Set<CasePartyRow>().Any(p => p.CaseId == c.Id && p.AccountId == accountId)) : cases;
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
        cases = filter.Asked is { } asked
            ? cases.Where(c => db.Set<Moves.CaseRequestRow>().Any(r => r.CaseId == c.Id && r.State == Moves.RequestState.Waiting) == asked)
            : cases;
        return cases.Matching(filter.Q);
    }

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
