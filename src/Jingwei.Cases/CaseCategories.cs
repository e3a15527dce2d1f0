using Jingwei.Sensing.Contracts.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>Cases by what they are filed under.</summary>
internal static class CaseCategories
{
    /// <summary>Those of the codes; a kind 大类 counts what lies below it too.</summary>
    public static IQueryable<CaseRow> OfCategories(this IQueryable<CaseRow> cases, string codes, IScenarioCatalog catalog)
    {
        var asked = codes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var all = asked.Union(catalog.Categories.Where(c => c.ParentCode is { } parent && asked.Contains(parent)).Select(c => c.Code)).ToList();
        return cases.Where(c => EF.Parameter(all).Contains(c.CategoryCode));
    }
}
