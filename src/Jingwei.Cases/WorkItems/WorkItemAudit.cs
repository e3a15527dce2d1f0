using Jingwei.Cases.Rules.WorkItems;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <summary>Whatever waits is waited for; nothing is asked of a neighborhood under an item that was never admitted.</summary>
internal sealed class WorkItemAudit : IAuditCheck
{
    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (items, tasks, waits) = (db.Set<WorkItemRow>(), db.Set<NeighborhoodTaskRow>(), db.Set<DueRow>());
        var findings = new List<AuditFinding>();
        var unwatched = await items.Where(i => i.WaitUntil > now && !waits.Any(w => w.Kind == WorkItemBook.ItemDue && w.Subject == i.Id.ToString())).Select(i => i.Number)
            .Concat(tasks.Where(t => t.WaitUntil > now && !waits.Any(w => w.Kind == WorkItemBook.TaskDue && w.Subject == t.Id.ToString())).Select(t => t.Number)).ToListAsync(ct);
        findings.AddRange(unwatched.Select(n => new AuditFinding("work_item_without_wait", n, "somebody must judge or do it, and nobody will notice that they do not")));
        var unadmitted = await tasks.Where(t => !items.Any(i => i.Id == t.ItemId && i.AdmittedAt != null && i.AdmittedAt <= t.GivenAt)).Select(t => t.Number).ToListAsync(ct);
        findings.AddRange(unadmitted.Select(n => new AuditFinding("task_without_admission", n, "given before its item was judged")));
        var open = await items.Where(i => i.State == WorkItemState.Struck && tasks.Any(t => t.ItemId == i.Id && (t.State == NeighborhoodTaskState.Given || t.State == NeighborhoodTaskState.Objected))).Select(i => i.Number).ToListAsync(ct);
        findings.AddRange(open.Select(n => new AuditFinding("struck_item_still_asked", n, "struck, and a task under it is open")));
        return new AuditSection("workItems", new Dictionary<string, long> { ["items"] = await items.LongCountAsync(ct), ["tasks"] = await tasks.LongCountAsync(ct) }, findings);
    }
}
