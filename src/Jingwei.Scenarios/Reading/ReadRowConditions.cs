using System.Globalization;
using Jingwei.Scenarios.Keys;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads the conditions of a register's rows: the one sentence that makes each so, and what comes of it.</summary>
internal static class ReadRowConditions
{
    private const string Looked = "looked";

    private static readonly Dictionary<string, Func<PackageNode, DeviceKindDefinition, ConditionTest?>> Sentences = new()
    {
        ["changes"] = Changes,
        ["appears"] = Appears,
        ["lapses"] = Lapses,
        ["overdue"] = Overdue,
        ["when"] = ReadThreshold.Read,
        ["often"] = Often,
    };

    /// <param name="conditions">The conditions by their codes.</param>
    /// <param name="kind">The register, with its columns as values.</param>
    public static IReadOnlyList<ConditionDefinition> Read(PackageNode conditions, DeviceKindDefinition kind) =>
        [.. conditions.Entries().Select(c => One(c.Key, c.Value, kind))];

    private static ConditionDefinition One(string code, PackageNode node, DeviceKindDefinition kind)
    {
        node.NameFits(code).Only(RegisterKeys.Condition);
        var given = Sentences.Keys.Where(k => node.Find(k).IsThere).ToList();
        if (given.Count != 1)
            node.Wrong(given.Count == 0 ? "rowConditionEmpty" : "conditionDouble", ("condition", node.Name), ("given", given), ("known", Sentences.Keys));
        var test = given.Count == 1 ? Sentences[given[0]](node, kind) : null;
        var (name, category, severity, files) = (node.Get("name").Words(), node.Get("category").Text(), node.Get("severity").Whole(1, 4), node.Find("filesCase").YesOrNo(true));
        if (test is ChangeTest or AppearTest && !files)
            node.Find("filesCase").Wrong("lookedWithoutCase", ("condition", node.Name));
        return new ConditionDefinition(code, name, category, severity, files, test ?? new UnreadTest());
    }

    // <column> [to <word>]
    private static ChangeTest? Changes(PackageNode node, DeviceKindDefinition kind)
    {
        UntilLooked(node);
        var at = node.Get("changes");
        var words = ReadLevels.Words(at);
        if (words is not ([_] or [_, "to", _]))
        {
            at.Wrong("notRowChange", ("given", at.Text()), ("column", ReadLevels.Example(kind)));
            return null;
        }
        if (ReadLevels.Value(at, words[0], kind) is not { } column)
            return null;
        if (words.Length == 1 || column.Shape == Unread.Shape)
            return new ChangeTest(column.Name, null);
        var place = column.Words.ToList().IndexOf(words[2]);
        if (place < 0)
            at.Wrong("limitNoWord", ("given", words[2]), ("value", column.Name), ("known", column.Words));
        return place < 0 ? null : new ChangeTest(column.Name, place);
    }

    private static AppearTest? Appears(PackageNode node, DeviceKindDefinition kind)
    {
        UntilLooked(node);
        if (node.Get("appears").YesOrNo(true))
            return new AppearTest();
        node.Get("appears").Wrong("appearsFalse");
        return null;
    }

    // <day>
    private static PastDayTest? Lapses(PackageNode node, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, "lapses");
        var at = node.Get("lapses");
        return Day(at, at.Text(), kind) is { } day ? new PastDayTest(day, null) : null;
    }

    // <day> while <level>
    private static PastDayTest? Overdue(PackageNode node, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, "overdue");
        var at = node.Get("overdue");
        if (ReadLevels.Words(at) is not [var name, "while", .. var level])
        {
            at.Wrong("notOverdue", ("given", at.Text()));
            return null;
        }
        var (day, still) = (Day(at, name, kind), ReadLevels.Read(at, level, kind, mayHold: false));
        return day is null || still is null ? null : new PastDayTest(day, still.OfValue);
    }

    // rows <n> times within <duration>
    private static ManyRowsTest? Often(PackageNode node, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, "often");
        var at = node.Get("often");
        if (ReadLevels.Words(at) is ["rows", var many, "times", "within", var time] && int.TryParse(many, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 2 and <= CountTest.MostTimes && DurationText.Find(time) is { } within && within > TimeSpan.Zero)
            return new ManyRowsTest(count, within);
        at.Wrong("notOftenRows", ("given", at.Text()), ("most", CountTest.MostTimes));
        return null;
    }

    private static string? Day(PackageNode at, string name, DeviceKindDefinition kind)
    {
        if (ReadLevels.Value(at, name, kind) is not { } column)
            return null;
        if (column.Shape is ValueShape.Day or Unread.Shape)
            return column.Name;
        at.Wrong("columnNoDay", ("column", name));
        return null;
    }

    private static void UntilLooked(PackageNode node)
    {
        if (node.Find("until") is not { IsThere: true } until || until.Text() != Looked)
            node.Wrong("untilLooked", ("condition", node.Name));
    }
}
