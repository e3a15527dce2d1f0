using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Learnt;

/// <summary>
/// The hot matters of the last look, as far as the reader may see their cases: of one that reaches into other areas only the messages of the reader's own are counted, and one of which less than two are
/// left is none for them. Of a matter that they see a part of, name and words are of that part.
/// </summary>
internal sealed class ShowMatters(ICityReader reader, CaseAccess access, WorkflowBook flows)
{
    public const int MostShown = 50;
    private const int LongestWords = 120;
    private const int LongestName = 30;

    public Task<HotMattersView> Run(Actor actor, CancellationToken ct) => reader.Read(
        async db =>
        {
            var matters = await db.Set<HotMatterRow>().AsNoTracking().ToDictionaryAsync(m => m.Id, ct);
            var looked = await db.Set<CategoryModelRow>().Select(m => (DateTimeOffset?)m.LearntAt).SingleOrDefaultAsync(ct);
            var visible = access.Visible(db, actor);
            var messages = await db.Set<HotMatterMessageRow>().AsNoTracking()
                .Join(db.Set<CaseReporterRow>(), m => m.ReporterId, r => r.Id, (m, r) => new { m.MatterId, Reporter = r })
                .Where(m => visible.Any(c => c.Id == m.Reporter.CaseId)).ToListAsync(ct);
            var shown = messages.GroupBy(m => m.MatterId).Where(g => g.Count() > 1)
                .OrderByDescending(g => g.Count()).ThenByDescending(g => matters[g.Key].Heat).ThenBy(g => g.Key).Take(MostShown).ToList();
            var ids = shown.SelectMany(g => g.Select(m => m.Reporter.CaseId)).Distinct().ToList();
            var cases = await db.Set<CaseRow>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
            var sizes = await db.Set<HotMatterMessageRow>().GroupBy(m => m.MatterId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            return new HotMattersView(
                matters.Count == 0 ? looked : matters.Values.Max(m => m.FoundAt),
                [.. shown.Select(g => View(matters[g.Key], sizes[g.Key], [.. g.Select(m => m.Reporter)], cases))]);
        },
        ct);

    private HotMatterView View(HotMatterRow matter, int size, IReadOnlyList<CaseReporterRow> messages, IReadOnlyDictionary<long, CaseRow> cases)
    {
        var own = messages.Select(m => m.CaseId).Distinct().Select(id => cases[id]).OrderByDescending(c => c.Id).ToList();
        var said = messages.Select(m => m.Words ?? cases[m.CaseId].Text ?? "").ToList();
        var words = JsonSerializer.Deserialize<List<string>>(matter.Words, StoredJson.Options)!;
        var whole = messages.Count == size;
        return new HotMatterView(
            matter.Id.ToString(), whole ? matter.Name : Cut(said[0], LongestName), whole ? words : words.FindAll(w => said.Exists(s => s.Contains(w, StringComparison.OrdinalIgnoreCase))), messages.Count, own.Count, own.Count(c => c.Stage != CaseStage.Ended), matter.Heat,
            messages.Min(m => m.At), messages.Max(m => m.At), [.. own.Take(HotMatterView.MostCases).Select(c => CaseOf(c, messages))]);
    }

    private HotMatterCase CaseOf(CaseRow row, IReadOnlyList<CaseReporterRow> messages)
    {
        var words = row.Text ?? messages.First(m => m.CaseId == row.Id).Words ?? "";
        return new HotMatterCase(
            row.Number, row.Title, row.Address, row.Stage, flows.Of(row).Step(row.State).Name, row.OpenedAt, Cut(words, LongestWords));
    }

    private static string Cut(string words, int most) => words.Length > most ? $"{words[..most]}…" : words;
}
