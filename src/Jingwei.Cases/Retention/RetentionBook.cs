using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Jingwei.Cases.Appeals;
using Jingwei.Cases.Coding;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Cases.Supervision;
using Jingwei.Foundation.DataFiles;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>The periods in force, and the plan by which each ended case stands: written with the case, in its transaction, with a wait of its own.</summary>
/// <param name="shipped">The newest that ship; those of this build when left out.</param>
internal sealed class RetentionBook((string Yaml, RetentionRule Rule)? shipped = null)
{
    public const string DueKind = "case.retention";

    /// <summary>The body of a wait that was given its turn already.</summary>
    public const string HasTurn = "turn";

    /// <summary>So long after its time a case is looked at again that is kept because something is undecided.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromDays(1);
    private const string Prefix = "retention/";
    private static readonly Lazy<IReadOnlyList<(string Yaml, RetentionRule Rule)>> Loaded = new(Load);
    private readonly ConcurrentDictionary<long, RetentionRule> published = new();

    public static (string Yaml, RetentionRule Rule) Shipped => Loaded.Value[^1];

    /// <summary>Cases are planned by it until a person publishes periods, and nothing is removed before that; from then on a newer one is only proposed.</summary>
    public (string Yaml, RetentionRule Rule) NewestShipped => shipped ?? Shipped;

    public async Task<RetentionRule> InForce(CityDb db) => await NewestRow(db) is { } row ? RuleOf(row) : NewestShipped.Rule;

    public async Task<string> TextInForce(CityDb db) => (await NewestRow(db))?.Yaml ?? NewestShipped.Yaml;

    /// <summary>
    /// Plans a case as it stands: an ended one with reporters of whom something is kept has a plan and a wait, any other has none. A merged case goes with the one that carries it on.
    /// What reporters say of a case that is open again is kept anew.
    /// </summary>
    /// <param name="turn">Of one whose time is over already: when it is to go. Null for now. When given, its wait is set anew in any case.</param>
    public async Task Keep(WriteScope scope, CaseRow row, Func<Task<DateTimeOffset>>? turn = null)
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

        var rule = await InForce(scope.Db);
        var carried = await Carried(scope.Db, row.Id, rule);
        if (carried.Count == 0)
        {
            await Drop(scope, plan);
            return;
        }

        await Plan(scope, row, endedAt, plan, rule, carried, turn);
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

    /// <summary>When a case is looked at next: at its time, or, while something is undecided that keeps it, a day from now.</summary>
    public static DateTimeOffset NextLook(CaseRetentionRow plan, DateTimeOffset now) => plan.DueAt > now ? plan.DueAt : plan.Undecided ? now + BetweenLooks : now;

    /// <summary>Whether an appeal waits to be judged, or a supervision is not settled yet: who decides needs what there is to see.</summary>
    private static async Task<bool> IsUndecided(CityDb db, IReadOnlyList<long> caseIds) =>
        await db.Set<CaseAppealRow>().AnyAsync(a => EF.Parameter(caseIds).Contains(a.CaseId) && a.State == AppealState.Waiting)
        || await db.Set<CaseSupervisionRow>().AnyAsync(s => EF.Parameter(caseIds).Contains(s.CaseId) && s.State != SupervisionState.Accepted);

    /// <summary>
    /// The kinds of what was reported of a case and of all that it carries on, as far as something of it is still kept that goes by the periods; each once. So other periods that remove more reach also what was
    /// removed by earlier ones.
    /// </summary>
    private static async Task<IReadOnlyList<ReportKind>> Carried(CityDb db, long caseId, RetentionRule rule)
    {
        var reports = await db.Set<CaseReporterRow>().Where(r => r.CaseId == caseId)
            .Join(db.Set<CaseRow>(), r => r.OriginCaseId, c => c.Id, (r, c) => new { c.CategoryCode, c.Source, First = r.Id == c.Id, Gone = r.RemovedAt != null, r.RemovedKinds }).Distinct().ToListAsync();
        return
        [
            .. reports.Select(r => (Kind: ReportKind.Of(r.CategoryCode, r.Source, r.First), Removed: r.Gone ? RemovedOf(r.RemovedKinds) : null))
                .Where(r => r.Removed is null || rule.LineOf(r.Kind.Category, r.Kind.Source).Removes.Except(r.Removed).Any())
                .Select(r => r.Kind).Distinct().OrderBy(k => k.Category, StringComparer.Ordinal).ThenBy(k => k.Source),
        ];
    }

    /// <summary>What went of a reporter; none while nothing did.</summary>
    public static IReadOnlyList<RemovedKind> RemovedOf(string? kinds) => kinds is null ? [] : JsonSerializer.Deserialize<List<RemovedKind>>(kinds, StoredJson.Options)!;

    private static async Task Plan(
        WriteScope scope, CaseRow row, DateTimeOffset endedAt, CaseRetentionRow? plan, RetentionRule rule, IReadOnlyList<ReportKind> carried, Func<Task<DateTimeOffset>>? turn)
    {
        var way = row.Outcome ?? CaseOutcome.Cleared;
        var days = rule.DaysOf(carried, way);
        var below = await CaseReporters.Below(scope.Db, row.Id);
        // Lines about it lie in what carried it for a while too: a hold of that keeps them.
        IReadOnlyList<long> about = [.. below, .. (await CaseReporters.MergesAbove(scope.Db, below)).Select(m => m.IntoId)];
        var (held, undecided) = (await HeldUntil(scope.Db, about), await IsUndecided(scope.Db, about));
        var at = RetentionRule.RemoveAt(endedAt, days, held);
        var moved = plan is null || plan.DueAt != at || plan.Undecided != undecided;
        var carries = JsonSerializer.Serialize(carried, StoredJson.Options);
        if (plan is null)
        {
            plan = new CaseRetentionRow { CaseId = row.Id, CategoryCode = row.CategoryCode, Carries = carries };
            scope.Db.Add(plan);
        }

        (plan.AreaId, plan.CategoryCode, plan.Source, plan.Carries, plan.Way, plan.EndedAt) = (row.AreaId, row.CategoryCode, row.Source, carries, way, endedAt);
        (plan.Version, plan.Days, plan.HeldUntil, plan.Undecided, plan.DueAt) = (rule.Version, days, held, undecided, at);
        if (moved || turn is not null)
        {
            plan.PlannedAt = scope.Now;
        }

        // Periods that nobody has released set no wait: who releases them has all planned anew, each with its turn.
        if (rule.Own && (moved || turn is not null))
        {
            var next = NextLook(plan, scope.Now);
            var given = turn is not null && next <= scope.Now;
            await scope.Schedule(DueKind, Subject(row.Id), given ? await turn!() : next, given ? HasTurn : null);
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
