using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>
/// Reads what must be so together: <c>flooded and not (pumping or drained) for 10m</c>. A count alone means one at least; <c>out &gt;= 50%</c> is a share of the devices
/// that there are. <c>not</c> binds first, then <c>and</c>, then <c>or</c>.
/// </summary>
internal sealed class ReadTogether
{
    /// <summary>Words that a count may not be called.</summary>
    public static readonly string[] Words = ["and", "or", "not", "for"];

    // Brackets within brackets are read one within the other.
    private const int MostWords = 100;

    private static readonly Dictionary<string, Comparison> Comparisons = new()
    {
        [">="] = Comparison.AtLeast, [">"] = Comparison.MoreThan, ["<="] = Comparison.AtMost, ["<"] = Comparison.LessThan, ["is"] = Comparison.Is,
    };

    private readonly PackageNode node;
    private readonly DeviceKindDefinition kind;
    private readonly IReadOnlyList<string> tokens;
    private int next;
    private bool wrong;

    private ReadTogether(PackageNode node, DeviceKindDefinition kind, IReadOnlyList<string> tokens) => (this.node, this.kind, this.tokens) = (node, kind, tokens);

    public static TogetherTest? Read(PackageNode condition, DeviceKindDefinition kind)
    {
        var node = condition.Get("holds");
        var tokens = DurationText.Mend(node, Tokens(node.Text()));
        var held = TimeSpan.Zero;
        if (tokens is [.., "for", var time] && DurationText.Find(time) is { } duration)
        {
            held = duration;
            tokens.RemoveRange(tokens.Count - 2, 2);
        }
        var holds = Term(node, kind, tokens);
        var until = condition.Find("until") is { IsThere: true } end ? Term(end, kind, Tokens(end.Text())) : null;
        if (holds is null || (until is null && condition.Find("until").IsThere))
            return null;
        CheckReach(condition, node, holds, until);
        return new TogetherTest(holds, held, until);
    }

    private static void CheckReach(PackageNode condition, PackageNode node, GroupTerm holds, GroupTerm? until)
    {
        if (CountsInReach.AreSo(holds) == false)
            node.Wrong("togetherNever", ("given", node.Text()), ("count", holds.Names.First()));
        else if (CountsInReach.AreSo(new NotTerm(holds)) == false)
            node.Wrong("togetherAlways", ("given", node.Text()), ("count", holds.Names.First()));
        else if (until is not null && CountsInReach.AreSo(new NotTerm(holds), until) == false)
            condition.Find("until").Wrong("togetherEndless", ("condition", condition.Name), ("given", condition.Find("until").Text()));
    }

    private static List<string> Tokens(string text) =>
        [.. text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static GroupTerm? Term(PackageNode node, DeviceKindDefinition kind, IReadOnlyList<string> tokens)
    {
        var reader = new ReadTogether(node, kind, tokens);
        try
        {
            var term = tokens.Count > MostWords ? throw new FormatException() : reader.Any();
            if (reader.next < tokens.Count)
                throw new FormatException();
            return reader.wrong ? null : term;
        }
        catch (FormatException)
        {
            node.Wrong("notTogether", ("given", node.Text()), ("value", ReadLevels.Example(kind)));
            return null;
        }
    }

    private GroupTerm Any() => Several("or", All, terms => new AnyTerm(terms));

    private GroupTerm All() => Several("and", One, terms => new AllTerms(terms));

    private GroupTerm Several(string word, Func<GroupTerm> each, Func<IReadOnlyList<GroupTerm>, GroupTerm> together)
    {
        List<GroupTerm> terms = [each()];
        while (Take(word))
            terms.Add(each());
        return terms.Count == 1 ? terms[0] : together(terms);
    }

    private GroupTerm One()
    {
        if (Take("not"))
            return new NotTerm(One());
        if (!Take("("))
            return Count();
        var inner = Any();
        return Take(")") ? inner : throw new FormatException();
    }

    private CountTerm Count()
    {
        var name = Next();
        if (Words.Contains(name) || name is ")" || Comparisons.ContainsKey(name))
            throw new FormatException();
        // What is said to be wrong already; the rest is read for other mistakes.
        if (ReadLevels.Value(node, name, kind) is { } value)
            name = value.Name;
        else
            wrong = true;
        if (next >= tokens.Count || !Comparisons.TryGetValue(tokens[next], out var comparison))
            return new CountTerm(name, new Level(Comparison.AtLeast, 1), false);
        next++;
        var given = Next();
        var share = given.EndsWith('%');
        if (double.TryParse(share ? given[..^1] : given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit) && (share ? limit <= 100 : limit == Math.Floor(limit)))
            return new CountTerm(name, new Level(comparison, limit), share);
        node.Wrong("notDevices", ("given", given));
        wrong = true;
        return new CountTerm(name, new Level(comparison, 1), false);
    }

    private bool Take(string word)
    {
        if (next >= tokens.Count || tokens[next] != word)
            return false;
        next++;
        return true;
    }

    private string Next() => next < tokens.Count ? tokens[next++] : throw new FormatException();
}
