using Jingwei.Sensing.Contracts.Catalog;
using static Jingwei.Scenarios.Tests.TestPackage;

namespace Jingwei.Scenarios.Tests;

/// <summary>Groups as a package declares them.</summary>
public sealed class GroupTests
{
    private const string All = "empty >= 100% and not (full or empty < 2) for 5m";

    [Fact]
    public void A_group_counts_conditions_over_the_devices_of_one_place()
    {
        var street = Read(Good, Needing).Packages[1].DeviceKinds.Single(k => k.Code == "emptyStreet");
        var form = street.Group.ShouldNotBeNull();
        (form.Of, form.Level).ShouldBe((IncidentScope.Road, null));
        form.Counts[1].Of.ShouldBe([new CountedCondition("bin", "overflow"), new CountedCondition("bin", "filling")]);
        street.Values.Select(v => v.Name).ShouldBe(["empty", "empty.there", "full", "full.there"]);
    }

    [Fact]
    public void Not_binds_before_and_and_and_before_or()
    {
        var term = Holds("empty or full >= 2 and not empty >= 50%").ShouldBeOfType<AnyTerm>();
        term.Terms[0].ShouldBe(new CountTerm("empty", new Level(Comparison.AtLeast, 1), false));
        var both = term.Terms[1].ShouldBeOfType<AllTerms>();
        both.Terms[0].ShouldBe(new CountTerm("full", new Level(Comparison.AtLeast, 2), false));
        both.Terms[1].ShouldBe(new NotTerm(new CountTerm("empty", new Level(Comparison.AtLeast, 50), true)));
        Holds("(empty or full) and not not empty").ShouldBeOfType<AllTerms>().Terms[0].ShouldBeOfType<AnyTerm>();
    }

    [Fact]
    public void Its_examples_are_played_by_its_devices() =>
        RunExamples.Of(Read(Good, Needing).Packages[1], Read(Good, Needing).Packages).ShouldBeEmpty();

    [Fact]
    public void An_example_that_comes_out_otherwise_is_told()
    {
        var set = Read(Good, Needing.With(All, "empty >= 2"));
        RunExamples.Of(set.Packages[1], set.Packages).ShouldHaveSingleItem().Message.ShouldContain("all 10:05");
    }

    [Theory]
    [InlineData("of: road", "of: street", "'street' is nothing that 'of' can be")]
    [InlineData("of: [bin.empty]", "of: [empty]", "empty")]
    [InlineData("of: [bin.empty]", "of: [bin.full]", "full")]
    [InlineData("of: [bin.empty]", "of: [lease.late]", "'lease' is a register: groups count devices")]
    [InlineData("of: [bin.empty]", "of: [emptyStreet.all]", "A group may only count groups that stand above it")]
    [InlineData("full: { label", "and: { label", "A count cannot be called 'and'")]
    [InlineData(All, "empty >= 100% and", "does not say which counts are so together")]
    [InlineData(All, "(empty", "does not say which counts are so together")]
    [InlineData(All, "empty full", "does not say which counts are so together")]
    [InlineData(All, "not", "does not say which counts are so together")]
    [InlineData(All, "empty for soon", "does not say which counts are so together")]
    [InlineData(All, "wet or full", "There is no value 'wet'")]
    [InlineData(All, "empty.there >= 2", "There is no value 'empty.there'")]
    [InlineData(All, "empty >= some", "'some' is no number of devices")]
    [InlineData(All, "empty >= 1.5", "'1.5' is no number of devices")]
    [InlineData(All, "empty >= 101%", "'101%' is no number of devices")]
    [InlineData("holds: " + All + ", until", "noDataFor: 5m, until", "'noDataFor' is not known here")]
    [InlineData("holds: " + All + ", ", "", "lacks what makes it so")]
    [InlineData("group: emptyStreet", "kind: emptyStreet", "'emptyStreet' is a group")]
    [InlineData("device: other", "device: third", "'third' is none of the example's devices. Known are: one, other")]
    [InlineData("device: other, ", "", "lacks 'device'")]
    [InlineData("other: bin }", "other: basket }", "basket")]
    public void A_mistake_says_the_mend(string right, string wrong, string mend)
    {
        var problems = Read(Good, Needing.With(right, wrong)).Files[1].Problems;
        problems.ShouldContain(p => p.Message.Contains(mend, StringComparison.Ordinal), string.Join('\n', problems));
        problems.ShouldAllBe(p => !p.Sentence.En.Contains('{') && !p.Sentence.Zh.Contains('{'));
    }

    [Fact]
    public void A_sentence_that_nests_without_end_is_a_mistake() =>
        Read(Good, Needing.With(All, $"{new string('(', 100_000)}empty{new string(')', 100_000)}")).Files[1].Problems.ShouldContain(p => p.Code == "notTogether");

    private static GroupTerm Holds(string text)
    {
        var read = Read(Good, Needing.With(All, text));
        read.Files[1].Problems.ShouldBeEmpty();
        var condition = read.Packages[1].DeviceKinds.Single(k => k.Code == "emptyStreet").FindCondition("all")!;
        return condition.Test.ShouldBeOfType<TogetherTest>().Holds;
    }
}
