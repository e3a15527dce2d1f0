using Jingwei.Scenarios.Workshop;

namespace Jingwei.Scenarios.Tests;

/// <summary>A text that nests without end is a mistake like any other, and not the end of the process.</summary>
public sealed class YamlGuardTests
{
    private const int Deep = 30_000;

    public static TheoryData<string> Texts =>
    [
        $"name: {new string('[', Deep)}{new string(']', Deep)}",
        $"name: {new string('[', Deep)}",
        $"name: {string.Concat(Enumerable.Repeat("{a: ", Deep))}",
        $"name:\n{string.Join('\n', Enumerable.Repeat("[", Deep))}",
        $"name:\n  {string.Concat(Enumerable.Repeat("- ", Deep))}x",
        $"name: \"]]]]\"\n{string.Join('\n', Enumerable.Range(1, 300).Select(i => $"{new string(' ', i)}a:"))}",
        $"name: [\"{new string(']', 2 * Deep)}\", {new string('[', Deep)}",
        $"name: {string.Concat(Enumerable.Repeat("[\"]\", ", Deep))}",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_is_told(string deep)
    {
        var read = TestPackage.Read($"package: test\nversion: 1\n{deep}");
        read.Problems.ShouldContain(p => p.Code == "tooDeep" || p.Code == "notYaml" || p.Code == "notClosed");
    }

    [Fact]
    public void What_ships_may_be_read() => LoadPackages.Shipped().ShouldAllBe(f => Reading.YamlGuard.Find(f.Yaml) == null);

    /// <summary>An alias within its own anchor is a tree without an end; nine of nine of nine is one of millions.</summary>
    [Theory]
    [InlineData("deviceKinds: &a { bin: { x: *a } }")]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]")]
    [InlineData("name:\n  zh: &n 名\n  en: *n")]
    public async Task Aliases_are_told_and_not_followed(string aliases)
    {
        TestPackage.Read($"package: test\nversion: 1\n{aliases}").Problems.ShouldHaveSingleItem().Code.ShouldBe("noAliases");
        await using var rig = await PublishingRig.Open();
        rig.Get<CheckPackage>().Run($"package: test\n{aliases}").Value.Mistakes.ShouldHaveSingleItem().Code.ShouldBe("noAliases");
        (await rig.Set("street-care", null, "on", aliases)).Refusal!.Code.ShouldBe("changes_have_mistakes");
    }

    [Fact]
    public async Task Local_changes_and_checks_in_the_workshop_are_guarded_too()
    {
        await using var rig = await PublishingRig.Open();
        var deep = $"deviceKinds: {new string('[', Deep)}";
        (await rig.Set("street-care", null, "on", deep)).Refusal!.Code.ShouldBe("text_too_long");
        (await rig.Set("street-care", null, "on", deep[..15_000])).Refusal!.Code.ShouldBe("changes_have_mistakes");
        rig.Get<CheckPackage>().Run($"package: test\n{deep}").Value.Mistakes.ShouldContain(m => m.Code == "tooDeep");
    }
}
