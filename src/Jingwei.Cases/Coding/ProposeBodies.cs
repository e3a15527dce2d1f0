using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Coding;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Coding;

/// <summary>Who answers for a case, as the table that it began with says of its code, condition, place and asset.</summary>
internal sealed class ProposeBodies(CodeBook codes, CaseAccess access, People people, AreaDirectory areas, WorkItems.WorkItemGate gate)
{
    private const int MostLevels = 100;

    /// <summary>The bodies that are proposed, the first before the others; none when no rule names one that could be sent.</summary>
    public async Task<IReadOnlyList<ProposedBody>> Of(CityDb db, CaseRow row, DateTimeOffset now)
    {
        var (table, matter, bodies) = await Known(db, row, now);
        var rulings = await db.Set<DisputeRow>().AsNoTracking().Where(d => d.CaseId == row.Id && d.RuledAt != null).OrderBy(d => d.Id).Select(d => new { d.DisownedById, d.RuledId }).ToListAsync();
        return Responsibility.AfterRulings(Responsibility.Propose(table.Bodies, matter, bodies), bodies, [.. rulings.Select(r => (r.DisownedById, r.RuledId!.Value))]);
    }

    /// <summary>兜底: who handles first while it is disputed.</summary>
    public async Task<ProposedBody?> Fallback(CityDb db, CaseRow row, long disownedBy, DateTimeOffset now)
    {
        var (table, matter, bodies) = await Known(db, row, now);
        return Responsibility.Fallback(table.Fallback, matter, bodies, disownedBy);
    }

    /// <summary>Why a body is sent: what speaks for it, or whom it stands in for; null when nobody was proposed.</summary>
    public async Task<IReadOnlyList<Reason>?> Why(CityDb db, CaseRow row, long? chosen, DateTimeOffset now)
    {
        var proposed = await Of(db, row, now);
        if (proposed.Count == 0)
            return null;
        return proposed[0].Id == chosen ? proposed[0].Why
            : [.. proposed.FirstOrDefault(p => p.Id == chosen)?.Why ?? [], Reason.Of("bodyOverruled", ("proposed", proposed[0].Name))];
    }

    private async Task<(CodeTable Table, CaseMatter Matter, IReadOnlyList<BodyAround> Bodies)> Known(CityDb db, CaseRow row, DateTimeOffset now)
    {
        var table = await codes.Of(db, row);
        var asset = row.AssetId is { } id ? await AssetRegister.Find(db, id) : null;
        var over = access.AreasOver(row);
        var bodies = new List<Organization>();
        foreach (var body in (await people.HandlingBodies(db, now)).Where(o => access.IsAround(o.AreaId, over)))
        {
            // A neighborhood's committee that may not be asked is neither proposed nor stands in.
            if (await gate.Wrong(db, row, body, now) is null)
            {
                bodies.Add(body);
            }
        }

        return (
            table,
            new CaseMatter(
                row.Code, table.Find(row.Code)?.Name, row.Condition, codes.AreaCodesOf(row), asset is null ? null : new AssetBodies(asset.Number, asset.CompetentId, asset.OwnerId, asset.MaintainerId)),
            // The smaller its area, the nearer a body is, of those whose area the place lies in; the others come after all of these.
            [.. bodies.Select(o => new BodyAround(o.Id, o.Kind, o.Name, (over.Contains(o.AreaId) ? 0 : MostLevels) + MostLevels - areas.AncestorsOf(o.AreaId).Count))]);
    }
}
