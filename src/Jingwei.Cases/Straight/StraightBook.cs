using Jingwei.Cases.Coding;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Straight;

/// <summary>直通快办: whether a case may go straight to a body, what is kept of it, and whether it is checked once it is done.</summary>
internal sealed class StraightBook(StraightRules rules, IScenarioCatalog catalog, People people, CaseAccess cases, ProposeBodies proposals)
{
    /// <summary>Why a case may not be sent straight to this body; null when it may.</summary>
    public async Task<Refusal?> Wrong(CityDb db, CaseRow row, string? organizationId)
    {
        if (Undeclared(row) is { } undeclared)
        {
            return undeclared;
        }

        return Ids.Find(organizationId) is { } id && await people.FindOrganization(db, id) is { } body && !rules.Newest.Admits(row.CategoryCode, row.Source, body.Name.Zh)
            ? Refusal.Invalid("organizationId", "straight_body_undeclared", ("organization", body.Name.Zh), ("category", NameOf(row))) : null;
    }

    /// <summary>The bodies that it can go to, the first that is proposed before the others; null when it goes the usual way.</summary>
    public async Task<StraightView?> Of(CityDb db, CaseRow row, IReadOnlyList<WorkflowMove> allowed, DateTimeOffset now)
    {
        if (allowed.FirstOrDefault(l => l is { Straight: true, Does: MoveVerb.Dispatch }) is not { } line || Undeclared(row) is not null)
        {
            return null;
        }

        var over = cases.AreasOver(row);
        var proposed = (await proposals.Of(db, row, now)).Select(p => p.Id).ToList();
        var bodies = (await people.HandlingBodies(db, now)).Where(b => cases.IsAround(b.AreaId, over) && rules.Newest.Admits(row.CategoryCode, row.Source, b.Name.Zh))
            .OrderBy(b => proposed.IndexOf(b.Id) is var at && at < 0 ? int.MaxValue : at).ThenBy(b => b.Id).Select(b => new BodyView(b.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), b.Name)).ToList();
        return bodies.Count == 0 ? null : new StraightView(line.Move, bodies, rules.Newest.SamplePercent);
    }

    public void Sent(WriteScope scope, CaseRow row, long sentBy) => scope.Db.Add(new CaseStraightRow
    {
        CaseId = row.Id, AreaId = row.DeskAreaId ?? row.AreaId, BodyId = row.BodyId!.Value, Rule = rules.Newest.Version, SamplePercent = rules.Newest.SamplePercent, SentById = sentBy, SentAt = scope.Now,
    });

    /// <summary>
    /// The share by which a case is drawn that is done now; the draw is kept with it. A share is enough for what was declared alone: once another body has it, or it is another matter than the rule
    /// by which it was sent admits, it is looked at. So is whatever others hang on. What was not sent straight goes by the share for what is picked up.
    /// </summary>
    public async Task<(bool Drawn, int Percent)> Draw(WriteScope scope, CaseRow row, WorkflowMove line)
    {
        var parent = await Causes.BindCases.IsParent(scope.Db, row.Id);
        if (!line.Straight || await scope.Db.Set<CaseStraightRow>().SingleOrDefaultAsync(s => s.CaseId == row.Id) is not { } sent)
        {
            return (parent || SampledCheck.IsDrawn(row.Id), (int)(SampledCheck.Share * 100));
        }

        var body = row.BodyId == sent.BodyId ? await people.FindOrganization(scope.Db, sent.BodyId) : null;
        var declared = body is not null && rules.Of(sent.Rule).Admits(row.CategoryCode, row.Source, body.Name.Zh);
        (sent.DoneAt, sent.Drawn) = (scope.Now, parent || !declared || SampledCheck.IsDrawn(row.Id, sent.SamplePercent / 100.0));
        return (sent.Drawn.Value, sent.SamplePercent);
    }

    private Refusal? Undeclared(CaseRow row) =>
        !rules.Newest.Knows(row.CategoryCode) ? Refusal.Because(RefusalKind.Conflict, "straight_undeclared", ("category", NameOf(row)))
        : rules.Newest.RowsOf(row.CategoryCode, row.Source).Count == 0 ? Refusal.Because(RefusalKind.Conflict, "straight_source_undeclared", ("category", NameOf(row)), ("source", row.Source)) : null;

    private string NameOf(CaseRow row) => catalog.FindCategory(row.CategoryCode)?.Name.Zh ?? row.CategoryCode;
}
