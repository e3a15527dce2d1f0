using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Coding;

/// <summary>部件 or 事件.</summary>
public enum ThingKind
{
    Asset,
    Incident,
}

/// <summary>核查方式: how it is checked that it was dealt with.</summary>
public enum CheckWay
{
    /// <summary>Somebody goes there.</summary>
    Site,

    /// <summary>The photo of after beside the one of before.</summary>
    Photo,
}

/// <summary>区域级别: where limits are otherwise than in the rest of the city.</summary>
/// <param name="AreaCodes">Official codes; what lies below is of it too.</param>
public sealed record AreaGrade(string Id, Text Name, IReadOnlyList<string> AreaCodes);

/// <summary>状态: in what way something is wrong.</summary>
/// <param name="ByGrade">Where the limit is another, by the grade's id.</param>
public sealed record CodeCondition(string Id, Text Name, TimeLimit Limit, IReadOnlyDictionary<string, TimeLimit> ByGrade);

/// <summary>小类: what a case is about.</summary>
/// <param name="Code">Such as <c>A01-18</c>.</param>
/// <param name="Own">Not a minor class of the standard, or not known to be one with this number: the project's own.</param>
/// <param name="Maps">Categories of packages that are this; each is one thing at most.</param>
public sealed record CodeCategory(string Code, Text Name, bool Own, IReadOnlyList<string> Maps, CheckWay Check, IReadOnlyList<CodeCondition> Conditions)
{
    public CodeCondition? FindCondition(string? id) => Conditions.FirstOrDefault(c => c.Id == id);
}

/// <summary>大类.</summary>
/// <param name="Code">Such as <c>A01</c>: A for assets 部件, E for incidents 事件, then the two digits of the standard.</param>
public sealed record CodeClass(string Code, ThingKind Kind, Text Name, IReadOnlyList<CodeCategory> Categories);

/// <summary>Assets and incidents in two-level codes, with their conditions and limits, and who answers for them: one version of what the city goes by. Pure.</summary>
/// <param name="Bodies">Who answers, in this order.</param>
/// <param name="Fallback">兜底: who handles first while that is disputed.</param>
public sealed record CodeTable(
    string Standard, int Version, Text Title, string Source, IReadOnlyList<AreaGrade> Grades, IReadOnlyList<CodeClass> Classes, IReadOnlyList<BodyRule> Bodies, IReadOnlyList<BodyRule> Fallback)
{
    public IEnumerable<CodeCategory> Categories => Classes.SelectMany(c => c.Categories);

    public CodeCategory? Find(string? code) => Categories.FirstOrDefault(c => c.Code == code);

    /// <summary>What a package's category is here; null when no code says so.</summary>
    public CodeCategory? OfPackage(string category) => Categories.FirstOrDefault(c => c.Maps.Contains(category));

    /// <summary>The grade of a place: the first that names one of the areas over it; null where the usual limits hold.</summary>
    /// <param name="areaCodes">Official codes of the areas over the place.</param>
    public AreaGrade? GradeOf(IReadOnlyCollection<string> areaCodes) => Grades.FirstOrDefault(g => g.AreaCodes.Any(areaCodes.Contains));

    /// <summary>How much time there is; null when the table has no such code or condition.</summary>
    public TimeLimit? LimitOf(string? code, string? condition, IReadOnlyCollection<string> areaCodes) =>
        Find(code)?.FindCondition(condition) is not { } found ? null
        : GradeOf(areaCodes) is { } grade && found.ByGrade.TryGetValue(grade.Id, out var own) ? own
        : found.Limit;
}
