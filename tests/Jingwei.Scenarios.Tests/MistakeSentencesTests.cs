using System.Text.RegularExpressions;
using Jingwei.Scenarios.Reading;

namespace Jingwei.Scenarios.Tests;

/// <summary>Every mistake can be told in both languages.</summary>
public sealed partial class MistakeSentencesTests
{
    [Fact]
    public void Both_languages_have_the_same_codes_with_the_same_places()
    {
        MistakeSentences.English.Keys.Order(StringComparer.Ordinal).ShouldBe(MistakeSentences.Chinese.Keys.Order(StringComparer.Ordinal));
        foreach (var (code, english) in MistakeSentences.English)
            Places(MistakeSentences.Chinese[code]).ShouldBe(Places(english), code);
    }

    /// <summary>Looks for codes where mistakes are noted, and for the names of what is said with them.</summary>
    [Fact]
    public void Every_code_that_is_told_has_a_sentence_and_every_sentence_is_told()
    {
        var told = Source().SelectMany(text => Code().Matches(text).Select(m => m.Groups[1].Value).Where(MistakeSentences.English.ContainsKey)).ToHashSet();
        MistakeSentences.English.Keys.Except(told).ShouldBeEmpty();
        var calls = Source().SelectMany(text => Call().Matches(text)).ToList();
        calls.Count.ShouldBeGreaterThan(50);
        Source().SelectMany(text => Written().Matches(text).Select(m => m.Value)).ShouldBeEmpty("a mistake is noted by its code, so that it can be told in both languages");
        foreach (var call in calls)
        {
            var codes = Code().Matches(call.Groups["code"].Value).Select(m => m.Groups[1].Value).ToList();
            codes.ShouldNotBeEmpty(call.Value);
            var given = Argument().Matches(call.Groups["arguments"].Value).Select(m => $"{{{m.Groups[1].Value}}}").ToList();
            foreach (var code in codes)
                Places(MistakeSentences.English.GetValueOrDefault(code, $"{{{code} has no sentence}}")).ShouldBeSubsetOf(given, call.Value);
        }
    }

    [Fact]
    public void Lists_are_joined_as_each_language_does()
    {
        var said = MistakeSentences.Of("roleUnknown", new Dictionary<string, object> { ["role"] = "x", ["known"] = new[] { "a", "b" } });
        (said.En, said.Zh).ShouldBe(("'x' is no role. Known are: a, b.", "“x”不是角色。可以写的有：a、b。"));
    }

    [Fact]
    public void Of_many_names_those_are_told_that_may_have_been_meant()
    {
        var many = Enumerable.Range(1, 90).Select(i => $"package-{i}").Append("lift-stopped").ToArray();
        var said = MistakeSentences.Of("needUnknown", new Dictionary<string, object> { ["package"] = "lift-stoped", ["known"] = many });
        said.En.ShouldStartWith("There is no package 'lift-stoped'. Known are: lift-stopped, ");
        said.En.ShouldEndWith("… (91 in all).");
        said.Zh.ShouldContain("等 91 个");
    }

    private static List<string> Source()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(at.FullName, "src")))
            at = at.Parent!;
        return [.. Directory.EnumerateFiles(Path.Combine(at.FullName, "src", "Jingwei.Scenarios"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)];
    }

    private static List<string> Places(string sentence) => [.. Place().Matches(sentence).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    [GeneratedRegex("\"([a-z][A-Za-z]+)\"")]
    private static partial Regex Code();

    // A code, or one of two codes, then pairs of a name and a value up to the end of the statement.
    [GeneratedRegex("""\bWrong\((?<code>"\w+"|[^";]+\? "\w+" : "\w+")(?<arguments>[^;]*)\);""")]
    private static partial Regex Call();

    [GeneratedRegex("""\bWrong\(\$?"[^"]* [^;]*;""")]
    private static partial Regex Written();

    [GeneratedRegex("""\("(\w+)", """)]
    private static partial Regex Argument();
}
