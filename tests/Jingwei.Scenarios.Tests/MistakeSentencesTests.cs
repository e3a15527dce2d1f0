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

    [Fact]
    public void Lists_are_joined_as_each_language_does()
    {
        var said = MistakeSentences.Of("roleUnknown", new Dictionary<string, object> { ["role"] = "x", ["known"] = new[] { "a", "b" } });
        (said.En, said.Zh).ShouldBe(("'x' is no role. Known are: a, b.", "“x”不是角色。可以写的有：a、b。"));
    }

    private static List<string> Places(string sentence) => [.. Place().Matches(sentence).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
