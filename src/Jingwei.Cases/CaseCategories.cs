using Jingwei.Sensing.Contracts.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>Cases by what they are filed under.</summary>
internal static class CaseCategories
{
    /// <summary>The codes that a filter names; a kind 大类 counts what lies below it too.</summary>
    public static IReadOnlyList<string> Named(string codes, IScenarioCatalog catalog)
    {
        var asked = codes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. asked.Union(catalog.Categories.Where(c => c.ParentCode is { } parent && asked.Contains(parent)).Select(c => c.Code))];
    }

    /// <summary>Those of the codes.</summary>
    public static IQueryable<CaseRow> OfCategories(this IQueryable<CaseRow> cases, IReadOnlyList<string> codes) => cases.Where(c => EF.Parameter(codes).Contains(c.CategoryCode));
}
