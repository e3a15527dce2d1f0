using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Jingwei.Cases.Coding;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Foundation.DataFiles;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>The periods in force, and the plan by which each ended case stands: written with the case, in its transaction, with a wait of its own.</summary>
/// <param name="shipped">The newest that ship; those of this build when left out.</param>
internal sealed class RetentionBook((string Yaml, RetentionRule Rule)? shipped = null)
{
    public const string DueKind = "case.retention";
    private const string Prefix = "retention/";
    private static readonly Lazy<IReadOnlyList<(string Yaml, RetentionRule Rule)>> Loaded = new(Load);
    private readonly ConcurrentDictionary<long, RetentionRule> published = new();

    public static (string Yaml, RetentionRule Rule) Shipped => Loaded.Value[^1];

    /// <summary>In force until the city publishes; from then on a newer one is only proposed to it.</summary>
    public (string Yaml, RetentionRule Rule) NewestShipped => shipped ?? Shipped;

    public async Task<RetentionRule> InForce(CityDb db) => await NewestRow(db) is { } row ? RuleOf(row) : NewestShipped.Rule;

    public async Task<string> TextInForce(CityDb db) => (await NewestRow(db))?.Yaml ?? NewestShipped.Yaml;

    /// <summary>
    /// Plans a case as it stands: an ended one with reporters of whom something is kept has a plan and a wait, any other has none. A merged case goes with the one that carries it on.
    /// What reporters say of a case that is open again is kept anew.
    /// </summary>
    /// <param name="turn">Of one whose time is over already: when it is to go. Null for now.</param>
    public async Task Keep(WriteScope scope, CaseRow row, Func<DateTimeOffset>? turn = null)
    {
        var plan = await scope.Db.Set<CaseRetentionRow>().FindAsync(row.Id);
        if (row.Stage != CaseStage.Ended || row.ClosedAt is not { } endedAt || row.MergedIntoId is not null)
        {
            await Drop(scope, plan);
            if (row.Stage != CaseStage.Ended)
            {
                foreach (var again in await scope.Db.Set<CaseReporterRow>().Where(r => r.CaseId == row.Id && r.RemovedAt != null).ToListAsync())
                {
                    (again.RemovedAt, again.RemovedKinds) = (null, null);
                }
            }

            return;
        }

        var carried = await Carried(scope.Db, row.Id);
        if (carried.Count == 0)
        {
            await Drop(scope, plan);
            return;
        }

        await Plan(scope, row, endedAt, plan, carried, turn);
    }

    /// <summary>By the hold that ends last, of those that are not lifted, on the case or one that it carries on.</summary>
    public static async Task<DateTimeOffset?> HeldUntil(CityDb db, IReadOnlyList<long> caseIds)
    {
        var holds = await db.Set<CaseHoldRow>().Where(h => EF.Parameter(caseIds).Contains(h.CaseId) && h.LiftedAt == null).Select(h => (DateTimeOffset?)h.Until).ToListAsync();
        return holds.Max();
    }

    /// <summary>Whether a case, or the one that carries it on, was reported by somebody, and nothing of anybody is kept any more.</summary>
    public static async Task<bool> AllRemoved(CityDb db, long rootId) =>
        await db.Set<CaseReporterRow>().AnyAsync(r => r.CaseId == rootId) && !await db.Set<CaseReporterRow>().AnyAsync(r => r.CaseId == rootId && r.RemovedAt == null);

    /// <summary>The kinds of what was reported of a case and of all that it carries on, as far as it is still kept; each once.</summary>
    private static async Task<IReadOnlyList<ReportKind>> Carried(CityDb db, long caseId)
    {
        var reports = await db.Set<CaseReporterRow>().Where(r => r.CaseId == caseId && r.RemovedAt == null)
            .Join(db.Set<CaseRow>(), r => r.OriginCaseId, c => c.Id, (r, c) => new { c.CategoryCode, c.Source, First = r.Id == c.Id }).Distinct().ToListAsync();
        return [.. reports.Select(r => ReportKind.Of(r.CategoryCode, r.Source, r.First)).Distinct().OrderBy(k => k.Category, StringComparer.Ordinal).ThenBy(k => k.Source)];
    }

    private async Task Plan(WriteScope scope, CaseRow row, DateTimeOffset endedAt, CaseRetentionRow? plan, IReadOnlyList<ReportKind> carried, Func<DateTimeOffset>? turn)
    {
        var rule = await InForce(scope.Db);
        var way = row.Outcome ?? CaseOutcome.Cleared;
        var days = rule.DaysOf(carried, way);
        var below = await CaseReporters.Below(scope.Db, row.Id);
        // Lines about it lie in what carried it for a while too: a hold of that keeps them.
        var held = await HeldUntil(scope.Db, [.. below, .. (await CaseReporters.MergesAbove(scope.Db, below)).Select(m => m.IntoId)]);
        var at = RetentionRule.RemoveAt(endedAt, days, held);
        var moved = plan is null || plan.DueAt != at;
        var carries = JsonSerializer.Serialize(carried, StoredJson.Options);
        if (plan is null)
        {
            plan = new CaseRetentionRow { CaseId = row.Id, CategoryCode = row.CategoryCode, Carries = carries };
            scope.Db.Add(plan);
        }

        (plan.AreaId, plan.CategoryCode, plan.Source, plan.Carries, plan.Way, plan.EndedAt) = (row.AreaId, row.CategoryCode, row.Source, carries, way, endedAt);
        (plan.Version, plan.Days, plan.HeldUntil, plan.DueAt) = (rule.Version, days, held, at);
        if (moved)
        {
            plan.PlannedAt = scope.Now;
            await scope.Schedule(DueKind, Subject(row.Id), at <= scope.Now && turn is not null ? turn() : at);
        }
    }

    /// <summary>What a plan's case carries.</summary>
    public static IReadOnlyList<ReportKind> CarriedBy(string carries) => JsonSerializer.Deserialize<List<ReportKind>>(carries, StoredJson.Options)!;

    private static async Task Drop(WriteScope scope, CaseRetentionRow? plan)
    {
        if (plan is not null && scope.Db.Entry(plan).State != EntityState.Deleted)
        {
            scope.Db.Remove(plan);
            await scope.CancelDue(DueKind, Subject(plan.CaseId));
        }
    }

    public static string Subject(long caseId) => caseId.ToString(CultureInfo.InvariantCulture);

    private static Task<RetentionVersionRow?> NewestRow(CityDb db) =>
        db.Set<RetentionVersionRow>().AsNoTracking().Where(v => v.State == CodeVersionState.Published).OrderByDescending(v => v.Version).FirstOrDefaultAsync();

    private RetentionRule RuleOf(RetentionVersionRow row) => published.GetOrAdd(row.Id, _ =>
    {
        var mistakes = new List<FileMistake>();
        return ReadRetention.Read("", row.Yaml, mistakes) is { } rule ? rule with { Version = row.Version, Own = true } : throw new InvalidOperationException($"Published periods {row.Version} cannot be read: {string.Join("; ", mistakes)}");
    });

    private static IReadOnlyList<(string Yaml, RetentionRule Rule)> Load()
    {
        var assembly = typeof(RetentionBook).Assembly;
        var mistakes = new List<FileMistake>();
        var rules = new List<(string, RetentionRule)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var yaml = reader.ReadToEnd();
            if (ReadRetention.Read(name[Prefix.Length..], yaml, mistakes) is { } rule)
            {
                rules.Add((yaml, rule));
            }
        }

        return mistakes.Count == 0 && rules.Count > 0 ? [.. rules.OrderBy(r => r.Item2.Version)]
            : throw new InvalidOperationException("The periods have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
    }
}
