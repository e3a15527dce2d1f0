using static Jingwei.Scenarios.Tests.TestPackage;

namespace Jingwei.Scenarios.Tests;

/// <summary>A package uses what the packages that it needs declare, and nothing else.</summary>
public sealed class NeedsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whichever_stands_first_the_needed_package_is_read_before(bool neededFirst)
    {
        var read = neededFirst ? Read(Good, Needing) : Read(Needing, Good);
        read.Problems.ShouldBeEmpty();
        read.Packages.Select(p => p.Code).ShouldBe(["test", "needing"]);
        RunExamples.Of(read.Packages[1], read.Packages).ShouldBeEmpty();
        var watched = read.Packages[1].Watches.ShouldHaveSingleItem();
        (watched.Kind, watched.Conditions[0].Code).ShouldBe(("bin", "empty"));
    }

    [Theory]
    [InlineData("needs: [test]", "needs: [tset]", 6, "There is no package 'tset'. Known are: test.")]
    [InlineData("needs: [test]", "needs: test", 6, "'needs' should be a list")]
    [InlineData("needs: [test]", "needs: [needing]", 6, "needing → needing is a circle")]
    [InlineData("needs: [test]\n", "", 7, "The kind 'bin' is declared by the package 'test': write that under 'needs'.")]
    [InlineData("  bin:\n    conditions", "  box:\n    conditions", 8, "There is no kind 'box'. Known are: bin.")]
    [InlineData("category: 03-01", "category: 03-07", 10, "There is no category '03-07'.")]
    [InlineData("when: [fill < 2]", "when: [weight < 2]", 10, "There is no value 'weight' in this kind.")]
    [InlineData("sensor 03-01", "sensor 04-01", 12, "There is no category '04-01'.")]
    [InlineData("    conditions:\n", "    condition:\n", 9, "Did you mean 'conditions'?")]
    public void What_no_needed_package_declares_is_told_with_the_mend(string right, string wrong, int line, string mend)
    {
        var problems = Read(Good, Needing.With(right, wrong)).Files[1].Problems;
        problems.ShouldContain(p => p.Message.Contains(mend, StringComparison.Ordinal) && p.Line == line, string.Join('\n', problems));
    }

    [Fact]
    public void Packages_that_need_each_other_are_told_once()
    {
        var read = Read(Good + "\nneeds: [needing]", Needing);
        read.Problems.ShouldHaveSingleItem().Message.ShouldBe("test → needing → test is a circle: a package cannot need one that needs it.");
    }

    [Fact]
    public void What_a_missing_package_may_declare_is_not_told_as_unknown() =>
        Read(Needing).Problems.ShouldAllBe(p => p.Code == "needNone");

    [Fact]
    public void Own_kinds_are_not_watched_from_outside() =>
        Read(Good + "\nwatches: { bin: { conditions: {} } }").Problems.ShouldHaveSingleItem().Code.ShouldBe("kindIsOwn");
}
