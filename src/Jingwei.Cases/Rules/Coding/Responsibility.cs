using Jingwei.Cases.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Coding;

/// <summary>What is known of a case that says whose it is.</summary>
/// <param name="Name">What the code means.</param>
/// <param name="AreaCodes">Official codes of the areas over its place.</param>
/// <param name="Asset">The numbered thing that it is about; null when none is named.</param>
public sealed record CaseMatter(string? Code, Text? Name, string? Condition, IReadOnlyCollection<string> AreaCodes, AssetBodies? Asset);

/// <summary>The three bodies of an asset; each may be unknown.</summary>
public sealed record AssetBodies(string Number, long? CompetentId, long? OwnerId, long? MaintainerId);

/// <summary>A body that may be sent to the place, and has somebody who handles.</summary>
/// <param name="Distance">How many levels of areas lie between; the nearest is asked first.</param>
public sealed record BodyAround(long Id, string Kind, Text Name, int Distance);

/// <summary>A body that is proposed, with all that speaks for it.</summary>
public sealed record ProposedBody(long Id, Text Name, IReadOnlyList<Reason> Why);

/// <summary>责任主体: whose a case is. From category, condition, place and asset, by rules that are data, to an ordered list of bodies, each with its reasons. Pure.</summary>
public static class Responsibility
{
    private static readonly IReadOnlyDictionary<string, Text> Kinds = new Dictionary<string, Text>
    {
        ["center"] = new("城运中心", "operations center"), ["department"] = new("部门", "department"), ["committee"] = new("居委会", "committee"),
        ["crewCompany"] = new("作业单位", "crew company"), ["propertyCompany"] = new("物业公司", "property company"),
    };

    /// <summary>Each body once, where the first rule names it; the reasons of later rules that name it too stand behind.</summary>
    public static IReadOnlyList<ProposedBody> Propose(IReadOnlyList<BodyRule> rules, CaseMatter matter, IReadOnlyList<BodyAround> bodies)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(bodies);
        var found = new List<(BodyAround Body, Reason Why)>();
        foreach (var rule in rules.Where(r => Holds(r, matter)))
        {
            if (Named(rule, matter, bodies) is { } named)
                found.Add(named);
        }
        return [.. found.GroupBy(f => f.Body.Id).Select(g => new ProposedBody(g.Key, g.First().Body.Name, [.. g.Select(f => f.Why)]))];
    }

    /// <summary>The same after rulings on the case: whom the last one names stands first, and who was heard in disowning it stands there no more.</summary>
    /// <param name="rulings">In their order: who disowned it, and whose it was ruled to be.</param>
    public static IReadOnlyList<ProposedBody> AfterRulings(IReadOnlyList<ProposedBody> proposed, IReadOnlyList<BodyAround> bodies, IReadOnlyList<(long DisownedBy, long Ruled)> rulings)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        ArgumentNullException.ThrowIfNull(bodies);
        ArgumentNullException.ThrowIfNull(rulings);
        if (rulings.Count == 0)
            return proposed;
        var ruled = rulings[^1].Ruled;
        var not = rulings.Where(r => r.DisownedBy != r.Ruled).Select(r => r.DisownedBy).Where(b => b != ruled).ToHashSet();
        var first = bodies.FirstOrDefault(b => b.Id == ruled) is { } body ? new ProposedBody(ruled, body.Name, [Reason.Of("bodyRuled"), .. proposed.FirstOrDefault(p => p.Id == ruled)?.Why ?? []]) : null;
        return [.. first is null ? [] : new[] { first }, .. proposed.Where(p => p.Id != ruled && !not.Contains(p.Id))];
    }

    /// <summary>兜底先行处置: who handles first while it is disputed; null when there is nobody but whoever disowns it.</summary>
    public static ProposedBody? Fallback(IReadOnlyList<BodyRule> rules, CaseMatter matter, IReadOnlyList<BodyAround> bodies, long disownedBy) =>
        Propose(rules, matter, [.. bodies.Where(b => b.Id != disownedBy)]) is [var first, ..] ? first : null;

    private static bool Holds(BodyRule rule, CaseMatter matter) =>
        (rule.Of.Count == 0 || (matter.Code is { } code && rule.Of.Any(of => code == of || code.StartsWith(of + "-", StringComparison.Ordinal))))
        && (rule.Conditions.Count == 0 || (matter.Condition is { } condition && rule.Conditions.Contains(condition)))
        && (rule.Areas.Count == 0 || rule.Areas.Any(matter.AreaCodes.Contains));

    private static (BodyAround Body, Reason Why)? Named(BodyRule rule, CaseMatter matter, IReadOnlyList<BodyAround> bodies)
    {
        if (rule.From is { } part)
        {
            var (id, why) = part switch
            {
                AssetPart.Maintainer => (matter.Asset?.MaintainerId, "bodyMaintains"),
                AssetPart.Owner => (matter.Asset?.OwnerId, "bodyOwns"),
                _ => (matter.Asset?.CompetentId, "bodyCompetent"),
            };
            return bodies.FirstOrDefault(b => b.Id == id) is { } own ? (own, Reason.Of(why, ("asset", matter.Asset!.Number))) : null;
        }

        var around = bodies.Where(b => rule.Called is { } called ? b.Name.Zh.Contains(called, StringComparison.Ordinal) : b.Kind == rule.OfKind);
        if (around.OrderBy(b => b.Distance).ThenBy(b => b.Id).FirstOrDefault() is not { } nearest)
            return null;
        return (nearest, rule.Called is { } sign
            ? Reason.Of(rule.Of.Count > 0 ? "bodyAnswersFor" : "bodyAnswersForAll", ("category", matter.Name), ("called", sign))
            : Reason.Of("bodyNearest", ("kind", Kinds.GetValueOrDefault(rule.OfKind!, Text.Same(rule.OfKind!)))));
    }
}
