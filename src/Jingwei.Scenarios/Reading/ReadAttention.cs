using System.Globalization;
using Jingwei.Scenarios.Keys;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>
/// Reads how a condition's alarms come to attention: <c>hiddenBy: [flooded]</c> or <c>hiddenBy: [{ condition: substation.powerCut, within: 200m }]</c>
/// with <c>waitFor: 30s</c>, and <c>incident: road within 15m</c>.
/// </summary>
internal static class ReadAttention
{
    private static readonly TimeSpan UsualWithin = TimeSpan.FromMinutes(15);

    public static AttentionDefinition Read(PackageNode condition)
    {
        var causes = condition.Find("hiddenBy").IsThere ? condition.Find("hiddenBy").Items().Select(Cause).OfType<CauseDefinition>().ToList() : [];
        var wait = condition.Find("waitFor");
        if (wait.IsThere && !condition.Find("hiddenBy").IsThere)
            wait.Wrong("waitWithoutCause");
        return new AttentionDefinition(causes, causes.Count > 0 ? wait.Duration(AttentionDefinition.UsualWait) : TimeSpan.Zero, Incident(condition.Find("incident")));
    }

    /// <summary>Says so when a condition is hidden by one that is not there, or by itself.</summary>
    /// <param name="conditions">Where the conditions of the kind stand.</param>
    /// <param name="kind">The kind with all that is watched on it.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="words">What the package may name.</param>
    public static void Check(PackageNode conditions, DeviceKindDefinition kind, ConditionDefinition condition, Vocabulary words)
    {
        var at = conditions.Find(condition.Code).Find("hiddenBy");
        foreach (var cause in condition.Attention.HiddenBy)
        {
            var its = cause.Kind is null ? kind : words.FindKind(at, cause.Kind);
            if (its is not null && its.FindCondition(cause.Condition) is null)
                Vocabulary.NoCondition(at, its, cause.Condition);
            else if (cause.Kind is null && cause.Condition == condition.Code)
                at.Wrong("hidesItself", ("condition", condition.Code));
        }
    }

    private static CauseDefinition? Cause(PackageNode node)
    {
        if (!node.IsMap)
        {
            if (!node.Text().Contains('.', StringComparison.Ordinal))
                return new CauseDefinition(null, node.Text());
            node.Wrong("causeNowhere", ("cause", node.Text()));
            return null;
        }
        node.Only(AttentionKeys.Cause);
        var name = node.Get("condition").Text();
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var cause = new CauseDefinition(dot < 0 ? null : name[..dot], name[(dot + 1)..]);
        var within = node.Get("within");
        return within.Text() switch
        {
            "area" => cause with { Reach = CauseReach.Area },
            var level when AttentionKeys.Levels.Contains(level) => cause with { Reach = CauseReach.Level, Level = level },
            var text when Meters(text) is { } meters => cause with { Reach = CauseReach.Distance, Meters = meters },
            var text => Unknown(within, text),
        };
    }

    private static CauseDefinition? Unknown(PackageNode within, string text)
    {
        within.Wrong("notReach", ("given", text), ("levels", AttentionKeys.Levels));
        return null;
    }

    private static double? Meters(string text)
    {
        var (digits, times) = text.EndsWith("km", StringComparison.Ordinal) ? (text[..^2], 1000) : text.EndsWith('m') ? (text[..^1], 1) : ("", 0);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number * times : null;
    }

    // <scope> [within <duration>]
    private static IncidentDefinition? Incident(PackageNode node)
    {
        if (!node.IsThere)
            return null;
        var words = ReadLevels.Words(node);
        var within = words is [_] ? UsualWithin : words is [_, "within", var time] ? DurationText.Find(time) : null;
        if (within is { } length && words[0] is "asset" or "building" or "road" or "area")
            return new IncidentDefinition(Enum.Parse<IncidentScope>(words[0], ignoreCase: true), length);
        node.Wrong("notIncident", ("given", node.Text()));
        return null;
    }
}
