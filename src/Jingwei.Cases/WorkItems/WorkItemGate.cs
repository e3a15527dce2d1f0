using Jingwei.Cases.Rules.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

/// <summary>A case is sent to a neighborhood's committee only under an admitted item that names its category, or the kind of it.</summary>
internal sealed class WorkItemGate(WorkItemBook book, AreaDirectory areas, IScenarioCatalog catalog)
{
    public async Task<Refusal?> Wrong(CityDb db, CaseRow row, Organization body, DateTimeOffset now)
    {
        if (body.Kind != OrganizationKinds.Committee)
        {
            return null;
        }

        var over = areas.AncestorsOf(body.AreaId).Select(a => a.Id).ToList();
        var today = book.Day(now);
        var admitted = await db.Set<WorkItemRow>().AsNoTracking()
            .Where(i => i.State == WorkItemState.Admitted && i.Until >= today && EF.Parameter(over).Contains(i.BodyAreaId)).Select(i => i.Categories).ToListAsync();
        var category = catalog.FindCategory(row.CategoryCode);
        var codes = new[] { row.CategoryCode, category?.ParentCode }.OfType<string>().Select(c => $" {c} ").ToList();
        return admitted.Exists(a => codes.Exists(c => a.Contains(c, StringComparison.Ordinal))) ? null
            : Refusal.Invalid("organizationId", "neighborhood_needs_work_item", ("organization", body.Name.Zh), ("category", category?.Name.Zh ?? row.CategoryCode));
    }
}
