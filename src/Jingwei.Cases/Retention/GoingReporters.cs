using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Replies;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>
/// Whose data goes with a case: everybody who reported it or one that it carries on, each by the periods for their own report; and what goes of a line of history. Lines about them lie in these cases, and in
/// those that carried one of these for a while and do so no more.
/// </summary>
internal sealed class GoingReporters
{
    private readonly RetentionRule rule;
    private readonly WorkflowBook flows;
    private readonly HashSet<long> below;
    private readonly Dictionary<string, IReadOnlyList<RemovedKind>> byNumber;
    private readonly Dictionary<long, IReadOnlyList<RemovedKind>> toAll;
    private readonly HashSet<string> merged;

    private GoingReporters(
        RetentionRule rule, WorkflowBook flows, IReadOnlyList<CaseRow> cases, IReadOnlyList<CaseReporterRow> reporters, IReadOnlyList<CarriedElsewhere> elsewhere, Dictionary<long, IReadOnlyList<RemovedKind>> toAll,
        IReadOnlySet<string> known)
    {
        (this.rule, this.flows, Cases, Reporters, Elsewhere, this.toAll, Known) = (rule, flows, cases, reporters, elsewhere, toAll, known);
        below = [.. cases.Select(c => c.Id)];
        byNumber = reporters.ToDictionary(r => r.Number, r => KindsOf(r));
        merged = [.. cases.Select(c => c.Number), .. elsewhere.Select(e => e.Case.Number)];
        Kinds = [.. byNumber.Values.SelectMany(k => k).Distinct().Order()];
    }

    /// <summary>The case with all that it carries on.</summary>
    public IReadOnlyList<CaseRow> Cases { get; }

    public IReadOnlyList<CaseReporterRow> Reporters { get; }

    /// <summary>The cases into which one of these was merged, and which do not carry it any more.</summary>
    public IReadOnlyList<CarriedElsewhere> Elsewhere { get; }

    /// <summary>What goes of any of them.</summary>
    public IReadOnlyList<RemovedKind> Kinds { get; }

    public static async Task<GoingReporters> Of(CityDb db, long rootId, RetentionRule rule, WorkflowBook flows)
    {
        var ids = await CaseReporters.Below(db, rootId);
        var rows = await db.Set<CaseRow>().Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync();
        var reporters = await db.Set<CaseReporterRow>().Where(r => r.CaseId == rootId).ToListAsync();
        return new GoingReporters(rule, flows, rows, reporters, await ElsewhereOf(db, ids), await ToAll(db, ids, rule), await NumbersOf(db, rows));
    }

    /// <summary>Numbers in what staff wrote that are of no person: of the cases, their assets and orders.</summary>
    public IReadOnlySet<string> Known { get; }

    /// <summary>Whether numbers of persons are covered in what staff wrote of a case: where of anybody who was ever in it more goes than the contact.</summary>
    public bool Covers(CaseRow row) => (below.Contains(row.Id) ? toAll[row.Id] : Kinds).Any(k => k != RemovedKind.Contact);

    /// <summary>What goes of this reporter.</summary>
    public IReadOnlyList<RemovedKind> KindsOf(CaseReporterRow reporter) =>
        Cases.FirstOrDefault(c => c.Id == reporter.OriginCaseId) is { } origin ? KindsOf(rule, origin, reporter.Id == origin.Id) : KindsOf(rule, Cases[0], first: false);

    /// <summary>What goes of the report that filed this case.</summary>
    public IReadOnlyList<RemovedKind> KindsOf(CaseRow row) => KindsOf(rule, row, first: true);

    /// <summary>What goes of a line's words; null when they are not of these reporters, and stay as they are.</summary>
    public IReadOnlyList<RemovedKind>? KindsOf(CaseRow row, CaseHistoryRow line)
    {
        var written = RedactLines.IsWritten(line.Code);
        if (written && FollowReport.NumberOf(line.Args) is { } number)
        {
            return byNumber.GetValueOrDefault(number);
        }

        if (below.Contains(row.Id))
        {
            // A letter to all is a letter to each of them.
            return Correspondence.KindOf(line.Code) is null ? KindsOf(row) : toAll[row.Id];
        }

        // While it carried these, and if nobody else is known there with whom it will go.
        return Elsewhere.FirstOrDefault(e => e.Case.Id == row.Id) is { Alone: true } there && there.Stays.Any(s => s.From <= line.RecordedAt && line.RecordedAt <= s.To) ? Kinds : null;
    }

    /// <summary>Whether photos of these reporters leave the line.</summary>
    public bool LosesPhotos(CaseRow row, CaseHistoryRow line) =>
        ReporterPhotos.Sent.Contains(line.Code) ? line.ByRole != "inspector" && KindsOf(row, line)?.Contains(RemovedKind.Photos) == true
        : below.Contains(row.Id) || (line.Code == MergeCases.MergedInCode && FollowReport.NumberOf(line.Args) is { } number && merged.Contains(number));

    /// <summary>Lines with what a caller said on the telephone, or was told: as the case's own workflow names these moves.</summary>
    public bool IsCall(CaseRow row, string code) => code is "firstAskedTold" or "firstAskedToldFor" || Records(row, code, MoveRecord.Attempt, MoveRecord.Contact, MoveRecord.CallBack);

    /// <summary>Lines with what a caller was answered.</summary>
    public bool IsAnswer(CaseRow row, string code) => Records(row, code, MoveRecord.Answer);

    private bool Records(CaseRow row, string move, params MoveRecord[] kinds) => flows.Of(row).Moves.Any(m => m.Move == move && kinds.Contains(m.Records));

    private static IReadOnlyList<RemovedKind> KindsOf(RetentionRule rule, CaseRow origin, bool first)
    {
        var kind = ReportKind.Of(origin.CategoryCode, origin.Source, first);
        return rule.LineOf(kind.Category, kind.Source).Removes;
    }

    private static async Task<IReadOnlySet<string>> NumbersOf(CityDb db, IReadOnlyList<CaseRow> cases)
    {
        var ids = cases.Select(c => c.Id).ToList();
        var known = cases.Select(c => c.Number).ToHashSet();
        known.UnionWith(await db.Set<HotlineOrderRow>().Where(o => EF.Parameter(ids).Contains(o.CaseId)).Select(o => o.OrderNumber).ToListAsync());
        foreach (var id in cases.Select(c => c.AssetId).OfType<long>().Distinct())
        {
            if (await AssetRegister.Find(db, id) is { } asset)
            {
                known.Add(asset.Number);
            }
        }

        return known;
    }

    private static async Task<IReadOnlyList<CarriedElsewhere>> ElsewhereOf(CityDb db, List<long> below)
    {
        var found = new List<CarriedElsewhere>();
        foreach (var there in (await CaseReporters.MergesAbove(db, below)).Where(m => !below.Contains(m.IntoId)).GroupBy(m => m.IntoId))
        {
            var rootId = await MergeCases.RootOf(db, there.Key);
            var known = await db.Set<CaseReporterRow>().AnyAsync(r => r.CaseId == rootId && r.RemovedAt == null);
            found.Add(new CarriedElsewhere(await db.Set<CaseRow>().SingleAsync(c => c.Id == there.Key), [.. there.Select(m => (m.At, m.SplitAt ?? DateTimeOffset.MaxValue))], !known));
        }

        return found;
    }

    /// <summary>What goes of letters to all of a case: whatever goes of anybody who ever was among them, also for a while.</summary>
    private static async Task<Dictionary<long, IReadOnlyList<RemovedKind>>> ToAll(CityDb db, List<long> below, RetentionRule rule)
    {
        var merges = new List<CaseMergeRow>();
        var seen = below.ToHashSet();
        for (IReadOnlyCollection<long> at = below; at.Count > 0;)
        {
            var next = await db.Set<CaseMergeRow>().AsNoTracking().Where(m => EF.Parameter(at).Contains(m.IntoId)).ToListAsync();
            merges.AddRange(next);
            at = [.. next.Select(m => m.CaseId).Where(seen.Add)];
        }

        var all = seen.ToList();
        var reports = await db.Set<CaseReporterRow>().Where(r => EF.Parameter(all).Contains(r.OriginCaseId)).Join(db.Set<CaseRow>(), r => r.OriginCaseId, c => c.Id, (r, c) => new { c.Id, c.CategoryCode, c.Source, First = r.Id == c.Id }).ToListAsync();
        return below.ToDictionary(id => id, id =>
        {
            var ever = new List<long> { id };
            for (var i = 0; i < ever.Count; i++)
            {
                ever.AddRange(merges.Where(m => m.IntoId == ever[i]).Select(m => m.CaseId).Except(ever).ToList());
            }

            return rule.RemovesOf(reports.Where(r => ever.Contains(r.Id)).Select(r => ReportKind.Of(r.CategoryCode, r.Source, r.First)));
        });
    }
}

/// <param name="Stays">From when to when it carried one of them.</param>
/// <param name="Alone">Nobody else who reported it is known there any more.</param>
internal sealed record CarriedElsewhere(CaseRow Case, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Stays, bool Alone);
