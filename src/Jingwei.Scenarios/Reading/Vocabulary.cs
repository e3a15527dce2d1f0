using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>What a package may name: what it declares, and what the packages that it needs declare. Each check says the mend when a name is none of these.</summary>
/// <param name="Kinds">Own kinds, then needed ones; these with the conditions that the package watches on them.</param>
/// <param name="Categories">Own categories, then needed ones.</param>
internal sealed record Vocabulary(IReadOnlyList<DeviceKindDefinition> Kinds, IReadOnlyList<CategoryDefinition> Categories, NeededPackages Needed)
{
    /// <summary>Codes of the conditions that the package itself watches, by kind.</summary>
    public required ILookup<string, string> OwnConditions { get; init; }

    public static Vocabulary Of(
        IReadOnlyList<DeviceKindDefinition> kinds, IReadOnlyList<WatchedKind> watches, IReadOnlyList<CategoryDefinition> categories, NeededPackages needed)
    {
        var theirs = needed.Packages.SelectMany(p => p.DeviceKinds)
            .Select(k => k with { Conditions = [.. k.Conditions, .. watches.Where(w => w.Kind == k.Code).SelectMany(w => w.Conditions)] });
        return new Vocabulary([.. kinds, .. theirs], [.. categories, .. needed.Packages.SelectMany(p => p.Categories)], needed)
        {
            OwnConditions = kinds.SelectMany(k => k.Conditions.Select(c => (Kind: k.Code, c.Code)))
                .Concat(watches.SelectMany(w => w.Conditions.Select(c => (w.Kind, c.Code)))).ToLookup(c => c.Kind, c => c.Code),
        };
    }

    /// <summary>The kind of that code; when there is none that is said, and it is the one that was probably meant, or null.</summary>
    public DeviceKindDefinition? FindKind(PackageNode at, string code)
    {
        if (Kinds.FirstOrDefault(k => k.Code == code) is { } kind)
            return kind;
        if (DeclaredBy(o => o.Kinds, code) is { } other)
        {
            at.Wrong("kindElsewhere", ("kind", code), ("package", other));
            return null;
        }
        if (!Needed.Complete)
            return null;
        at.Wrong(Kinds.Count == 0 ? "kindNone" : "kindUnknown", ("kind", code), ("known", Kinds.Select(k => k.Code)));
        return NearNames.Find(Kinds.Select(k => k.Code), code) is { } near ? Kinds.First(k => k.Code == near) : null;
    }

    /// <summary>Says so when there is no category of that code. Where one was declared whose code could not be read, it may be that.</summary>
    public void CheckCategory(PackageNode at, string code)
    {
        if (code.Length == 0 || Categories.Any(c => c.Code == code) || Categories.Any(c => c.Code.Length == 0))
            return;
        if (DeclaredBy(o => o.Categories, code) is { } other)
            at.Wrong("categoryElsewhere", ("category", code), ("package", other));
        else if (Needed.Complete)
            at.Wrong(Categories.Count == 0 ? "categoryNone" : "categoryUnknown", ("category", code), ("known", Categories.Select(c => new NamedCode(c.Code, c.Name))));
    }

    /// <summary>A condition as <c>lift.stopped</c>; null when it is none.</summary>
    public ConditionName? FindCondition(PackageNode at)
    {
        var text = at.Text();
        if (text.Split('.') is not [var kindCode, var code])
        {
            at.Wrong("notCondition", ("given", text), ("example", Example()));
            return null;
        }
        if (FindKind(at, kindCode) is not { } kind)
            return null;
        if (kind.FindCondition(code) is not null)
            return new ConditionName(kind.Code, code);
        NoCondition(at, kind, code);
        return null;
    }

    /// <summary>Says that a kind has no condition of that code, unless its conditions could not be read.</summary>
    public static void NoCondition(PackageNode at, DeviceKindDefinition kind, string code)
    {
        if (kind.Conditions.Count > 0 || !Unread.Is(kind))
            at.Wrong(kind.Conditions.Count == 0 ? "conditionNone" : "conditionUnknown", ("kind", kind.Code), ("condition", code), ("known", kind.Conditions.Select(c => c.Code)));
    }

    private string Example() => Kinds.FirstOrDefault(k => k.Conditions.Count > 0) is { } kind ? $"{kind.Code}.{kind.Conditions[0].Code}" : "lift.stopped";

    // Another package that declares it and is not under 'needs' yet.
    private string? DeclaredBy(Func<PackageOutline, IReadOnlySet<string>> what, string code) =>
        Needed.Around.FirstOrDefault(o => what(o).Contains(code) && !Needed.Names.Contains(o.Code))?.Code;
}
