using Jingwei.City.Contracts;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Keys;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads what is to be done, and the levels of response.</summary>
internal static class ReadPlaybook
{
    public static readonly IReadOnlyList<string> Levels = ["IV", "III", "II", "I"];

    /// <summary>Roles that may decide on a level (<c>response.activate</c>).</summary>
    public static readonly IReadOnlyList<string> Deciders = [Roles.Operator, Roles.Commander];

    public static Playbook? Read(PackageNode node, Vocabulary words)
    {
        if (!node.IsThere)
            return null;
        node.Only(ResponseKeys.Playbook);
        var steps = node.Get("steps").NotEmpty().Select(Step).ToList();
        var levels = node.Find("levels").Items().Select(l => Level(l, words)).ToList();
        foreach (var twice in levels.GroupBy(l => l.Level).Where(g => g.Key.Length > 0 && g.Count() > 1))
            node.Find("levels").Wrong("levelTwice", ("level", twice.Key));
        return new Playbook(steps, levels);
    }

    private static PlaybookStep Step(PackageNode node)
    {
        node.Only(ResponseKeys.Step);
        return new PlaybookStep(node.Get("who").Role(), node.Get("do").Words());
    }

    private static LevelTask Task(PackageNode node) => new(node.Find("who") is { IsThere: true } who ? who.Role() : null, node.Words("who"));

    private static ResponseLevel Level(PackageNode node, Vocabulary words)
    {
        node.Only(ResponseKeys.Level);
        var level = node.Get("level");
        var given = level.Text();
        if (given.Length > 0 && !Levels.Contains(given))
            level.Wrong("levelUnknown", ("level", given), ("known", Levels));
        var decides = node.Get("activatedBy").Role();
        if (Roles.All.Contains(decides) && !Deciders.Contains(decides))
            node.Get("activatedBy").Wrong("levelNobody", ("role", decides), ("known", Deciders));
        return new ResponseLevel(
            given, node.Get("name").Words(), [.. node.Get("proposedBy").NotEmpty().Select(words.FindCondition).OfType<ConditionName>()],
            decides, [.. node.Get("do").NotEmpty().Select(Task)]);
    }
}
