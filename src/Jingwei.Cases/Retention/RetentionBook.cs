using System.Collections.Concurrent;
using System.Globalization;
using Jingwei.Cases.Coding;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Foundation.DataFiles;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>The periods in force, and the plan by which each ended case stands: written with the case, in its transaction, with a wait of its own.</summary>
internal sealed class RetentionBook
{
    public const string DueKind = "case.retention";
    private const string Prefix = "retention/";
    private static readonly Lazy<IReadOnlyList<(string Yaml, RetentionRule Rule)>> Loaded = new(Load);
    private readonly ConcurrentDictionary<long, RetentionRule> published = new();

    public static (string Yaml, RetentionRule Rule) Shipped => Loaded.Value[^1];

    public async Task<RetentionRule> InForce(CityDb db) => await NewestRow(db) is { } row ? RuleOf(row) : Shipped.Rule;

    public static async Task<string> TextInForce(CityDb db) => (await NewestRow(db))?.Yaml ?? Shipped.Yaml;

    /// <summary>
    /// Plans a case as it stands: an ended one with reporters of whom something is kept has a plan and a wait, any other has none. A merged case goes with the one that carries it on.
    /// What reporters say of a case that is open again is kept anew.
    /// </summary>
    public async Task Keep(WriteScope scope, CaseRow row)
    {
        var plan = await scope.Db.Set<CaseRetentionRow>().FindAsync(row.Id);
        if (row.Stage != CaseStage.Ended || row.ClosedAt is not { } endedAt || row.MergedIntoId is not null)
        {
            await Drop(scope, plan);
            if (row.Stage != CaseStage.Ended)
            {
                foreach (var again in await scope.Db.Set<CaseReporterRow>().Where(r => r.CaseId == row.Id && r.RemovedAt != null).ToListAsync())
                {
                    again.RemovedAt = null;
                }
            }

            return;
        }

        if (!await scope.Db.Set<CaseReporterRow>().AnyAsync(r => r.CaseId == row.Id && r.RemovedAt == null))
        {
            await Drop(scope, plan);
            return;
        }

        await Plan(scope, row, endedAt, plan);
    }

    /// <summary>By the hold that ends last, of those that are not lifted, on the case or one that it carries on.</summary>
    public static async Task<DateTimeOffset?> HeldUntil(CityDb db, IReadOnlyList<long> caseIds)
    {
        var holds = await db.Set<CaseHoldRow>().Where(h => EF.Parameter(caseIds).Contains(h.CaseId) && h.LiftedAt == null).Select(h => (DateTimeOffset?)h.Until).ToListAsync();
        return holds.Max();
    }

    private async Task Plan(WriteScope scope, CaseRow row, DateTimeOffset endedAt, CaseRetentionRow? plan)
    {
        var rule = await InForce(scope.Db);
        var way = row.Outcome ?? CaseOutcome.Cleared;
        var days = rule.DaysOf(row.CategoryCode, row.Source, way);
        var held = await HeldUntil(scope.Db, await CaseReporters.Below(scope.Db, row.Id));
        var at = RetentionRule.RemoveAt(endedAt, days, held);
        var moved = plan is null || plan.DueAt != at;
        if (plan is null)
        {
            plan = new CaseRetentionRow { CaseId = row.Id, CategoryCode = row.CategoryCode };
            scope.Db.Add(plan);
        }

        (plan.AreaId, plan.CategoryCode, plan.Source, plan.Way, plan.EndedAt) = (row.AreaId, row.CategoryCode, row.Source, way, endedAt);
        (plan.Version, plan.Days, plan.HeldUntil, plan.DueAt) = (rule.Version, days, held, at);
        if (moved)
        {
            plan.PlannedAt = scope.Now;
            await scope.Schedule(DueKind, Subject(row.Id), at);
        }
    }

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
        db.Set<RetentionVersionRow>().AsNoTracking().Where(v => v.State == CodeVersionState.Published && v.Version > Shipped.Rule.Version).OrderByDescending(v => v.Version).FirstOrDefaultAsync();

    private RetentionRule RuleOf(RetentionVersionRow row) => published.GetOrAdd(row.Id, _ =>
    {
        var mistakes = new List<FileMistake>();
        return ReadRetention.Read("", row.Yaml, mistakes) is { } rule ? rule with { Version = row.Version } : throw new InvalidOperationException($"Published periods {row.Version} cannot be read: {string.Join("; ", mistakes)}");
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
