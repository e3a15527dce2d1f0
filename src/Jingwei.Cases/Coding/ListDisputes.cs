using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Coding;

/// <summary>A dispute in the list, with the case that it is about.</summary>
/// <param name="Number">Of the case.</param>
/// <param name="Late">Nobody ruled in time, or it was ruled late.</param>
public sealed record DisputeLine(
    string Id, string Number, Text Title, Text Area, Text DisownedBy, DateTimeOffset At, string Reason, Text? Proposed, Text? Fallback, DateTimeOffset RuleBy, bool Late, bool Escalated, Text? Ruled, DateTimeOffset? RuledAt);

/// <param name="State">open or ruled; both when left out.</param>
/// <param name="Body">An organization's id: it disowned the case, is named instead, handles first, or was ruled to have it.</param>
/// <param name="Cursor">The id after which the page begins, from the page before.</param>
internal sealed record DisputeFilter(string? State, string? Body, int? Limit, string? Cursor);

/// <summary>Lists disputes of cases that the actor may see, the newest first.</summary>
internal sealed class ListDisputes(ICityReader reader, CaseAccess access, AreaDirectory areas, CityClock clock)
{
    private const int MostInOnePage = 200;

    public Task<Result<Page<DisputeLine>>> Run(DisputeFilter filter, Actor actor, CancellationToken ct) => reader.Read<Result<Page<DisputeLine>>>(async db =>
    {
        if (filter.Limit is < 1 or > MostInOnePage)
            return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", MostInOnePage));
        if (!string.IsNullOrEmpty(filter.State) && filter.State is not ("open" or "ruled"))
            return Refusal.Invalid("state", "state_unknown", ("known", new[] { "open", "ruled" }));
        if (!string.IsNullOrEmpty(filter.Cursor) && !long.TryParse(filter.Cursor, out _))
            return Refusal.Invalid("cursor", "cursor_invalid");
        if (!string.IsNullOrEmpty(filter.Body) && Ids.Find(filter.Body) is null)
            return Refusal.Invalid("body", "organization_unknown", ("organization", filter.Body));

        var disputes = db.Set<DisputeRow>().AsNoTracking();
        disputes = filter.State switch { "open" => disputes.Where(d => d.RuledAt == null), "ruled" => disputes.Where(d => d.RuledAt != null), _ => disputes };
        if (Ids.Find(filter.Body) is { } body)
            disputes = disputes.Where(d => d.DisownedById == body || d.ProposedId == body || d.FallbackId == body || d.RuledId == body);
        if (Ids.Find(filter.Cursor) is { } after)
            disputes = disputes.Where(d => d.Id < after);
        var limit = filter.Limit ?? 50;
        var found = await disputes.Join(access.Visible(db, actor), d => d.CaseId, c => c.Id, (d, c) => new { Dispute = d, Case = c }).OrderByDescending(x => x.Dispute.Id).Take(limit + 1).ToListAsync(ct);
        var page = found.Take(limit).ToList();
        var names = await PeopleCards.OrganizationNames(db, [.. page.SelectMany(x => new[] { x.Dispute.DisownedById, x.Dispute.ProposedId, x.Dispute.FallbackId, x.Dispute.RuledId }).OfType<long>().Distinct()]);
        return new Page<DisputeLine>([.. page.Select(x => LineOf(x.Dispute, x.Case))], found.Count > limit ? page[^1].Dispute.Id.ToString() : null);

        DisputeLine LineOf(DisputeRow d, CaseRow c) => new(
            d.Id.ToString(), c.Number, c.Title, areas.Find(c.AreaId)?.Name ?? Text.Same("–"), Body(d.DisownedById) ?? Text.Same("–"), d.AskedAt, d.Reason, Body(d.ProposedId), Body(d.FallbackId), d.RuleBy,
            (d.RuledAt ?? clock.Now) > d.RuleBy, d.EscalatedAt is not null, Body(d.RuledId), d.RuledAt);

        Text? Body(long? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }, ct);
}
