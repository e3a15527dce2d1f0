using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Coding;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Coding;

/// <param name="Limits">Where the limit is another: the grade's name and the limit.</param>
public sealed record ConditionView(string Id, Text Name, Text Limit, IReadOnlyList<GradeLimitView> Limits);

public sealed record GradeLimitView(string Grade, Text Name, Text Limit);

/// <param name="Own">Not a minor class of the standard, or not known to be one with this number.</param>
/// <param name="Maps">Categories of packages that are this.</param>
/// <param name="Check">site or photo.</param>
public sealed record CodeView(string Code, Text Name, bool Own, IReadOnlyList<string> Maps, CheckWay Check, IReadOnlyList<ConditionView> Conditions);

public sealed record CodeClassView(string Code, ThingKind Kind, Text Name, IReadOnlyList<CodeView> Categories);

/// <summary>A table of codes as it is shown.</summary>
public sealed record CodeTableView(string Standard, int Version, Text Title, string Source, IReadOnlyList<CodeClassView> Classes)
{
    public static CodeTableView Of(CodeTable table) => new(
        table.Standard, table.Version, table.Title, table.Source,
        [.. table.Classes.Select(c => new CodeClassView(c.Code, c.Kind, c.Name, [.. c.Categories.Select(one => new CodeView(one.Code, one.Name, one.Own, one.Maps, one.Check, [.. one.Conditions.Select(x => ViewOf(table, x))]))]))]);

    private static ConditionView ViewOf(CodeTable table, CodeCondition condition) => new(
        condition.Id, condition.Name, condition.Limit.Words,
        [.. table.Grades.Where(g => condition.ByGrade.ContainsKey(g.Id)).Select(g => new GradeLimitView(g.Id, g.Name, condition.ByGrade[g.Id].Words))]);
}

/// <param name="Competent">主管 body; null where the register names none.</param>
/// <param name="Owner">权属 body.</param>
/// <param name="Maintainer">养护 body.</param>
public sealed record CaseAssetView(string Number, Text Name, Text? Competent, Text? Owner, Text? Maintainer);

/// <summary>What a case is by the table that it began with.</summary>
/// <param name="Code">Null while nobody and nothing says so.</param>
/// <param name="Condition">Null until a person names it; the limit then goes by it.</param>
/// <param name="Limit">How much time there is by it, here.</param>
/// <param name="Grade">区域级别 of the place; null where the usual limits hold.</param>
/// <param name="MayName">Whether the reader may name code, condition and asset.</param>
public sealed record CaseCodeView(int Version, string? Code, Text? Name, string? Condition, Text? ConditionName, Text? Limit, Text? Grade, CaseAssetView? Asset, bool MayName);

/// <summary>A body that is proposed for a case.</summary>
/// <param name="Why">Each line can be read alone.</param>
public sealed record ProposedBodyView(string Id, Text Name, IReadOnlyList<Reason> Why);

/// <summary>A dispute about whose a case is.</summary>
/// <param name="Proposed">Whose it is, as the body that disowned it says.</param>
/// <param name="Fallback">Who handles first meanwhile; null when there is nobody else.</param>
/// <param name="EscalatedAt">When it was passed up because nobody had ruled.</param>
/// <param name="Ruled">Whose it is; null while that is open.</param>
public sealed record DisputeView(
    Text DisownedBy, DateTimeOffset At, string Reason, Text? Proposed, Text? Fallback, DateTimeOffset RuleBy, DateTimeOffset? EscalatedAt, Text? Ruled, Text? RuledBy, DateTimeOffset? RuledAt, string? Ruling);

/// <summary>What a case's page shows of codes, bodies and disputes.</summary>
internal sealed class ShowCoding(CodeBook codes, ProposeBodies proposals)
{
    public async Task<CaseCodeView> CodeOf(CityDb db, CaseRow row, bool mayName)
    {
        var table = await codes.Of(db, row);
        var code = table.Find(row.Code);
        var asset = row.AssetId is { } id ? await AssetRegister.Find(db, id) : null;
        var names = asset is null ? null : await PeopleCards.OrganizationNames(db, [.. new[] { asset.CompetentId, asset.OwnerId, asset.MaintainerId }.OfType<long>().Distinct()]);
        return new CaseCodeView(
            table.Version, code?.Code, code?.Name, row.Condition, code?.FindCondition(row.Condition)?.Name, (await codes.LimitOf(db, row))?.Words, table.GradeOf(codes.AreaCodesOf(row))?.Name,
            asset is null ? null : new CaseAssetView(asset.Number, asset.Name, Body(asset.CompetentId), Body(asset.OwnerId), Body(asset.MaintainerId)), mayName);

        Text? Body(long? body) => body is { } known ? names!.GetValueOrDefault(known) : null;
    }

    public async Task<IReadOnlyList<ProposedBodyView>> BodiesOf(CityDb db, CaseRow row, DateTimeOffset now) =>
        row.Stage == CaseStage.Ended ? [] : [.. (await proposals.Of(db, row, now)).Select(p => new ProposedBodyView(p.Id.ToString(), p.Name, p.Why))];

    public async Task<IReadOnlyList<DisputeView>> DisputesOf(CityDb db, CaseRow row)
    {
        var rows = await db.Set<DisputeRow>().AsNoTracking().Where(d => d.CaseId == row.Id).OrderBy(d => d.Id).ToListAsync();
        var bodies = await PeopleCards.OrganizationNames(db, [.. rows.SelectMany(d => new[] { d.DisownedById, d.ProposedId, d.FallbackId, d.RuledId }).OfType<long>().Distinct()]);
        var people = await PeopleCards.Find(db, [.. rows.Select(d => d.RuledById).OfType<long>().Distinct()]);
        return [.. rows.Select(d => new DisputeView(
            Body(d.DisownedById) ?? Text.Same("–"), d.AskedAt, d.Reason, Body(d.ProposedId), Body(d.FallbackId), d.RuleBy, d.EscalatedAt, Body(d.RuledId),
            d.RuledById is { } by ? people.GetValueOrDefault(by)?.DisplayName : null, d.RuledAt, d.Ruling))];

        Text? Body(long? id) => id is { } known ? bodies.GetValueOrDefault(known) : null;
    }
}
