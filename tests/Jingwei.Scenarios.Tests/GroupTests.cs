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
    public void A_group_that_counts_a_group_has_examples_too()
    {
        const string above = """
              trouble:
                name: { zh: 路况, en: Trouble }
                of: road
                counts: { sum: { label: { zh: 麻烦, en: Trouble }, of: [emptyStreet.all, bin.empty] } }
                conditions:
                  three: { name: { zh: 三处, en: Three }, category: 03-01, severity: 1, holds: sum >= 3 for 1m }
            """;
        const string example = """
              - name: two empty bins and their empty street are three
                group: trouble
                devices: { left: bin, right: bin }
                readings:
                  - { at: "10:00", device: left, fill: 1 }
                  - { at: "10:05", device: right, fill: 1 }
                  - { at: "10:30", device: left, fill: 9 }
                expect: [ { condition: three, raised: "10:11", started: "10:10", cleared: "10:30" } ]
                until: "10:31"
            """;
        var both = $"{Needing.With("examples:\n", $"examples:\n{example}\n")}\n{above}";
        var read = Read(Good, both);
        read.Problems.ShouldBeEmpty();
        RunExamples.Of(read.Packages[1], read.Packages).ShouldBeEmpty();
        Read(Good, both.With("right: bin }", "right: emptyStreet }")).Problems.ShouldContain(p => p.Message.Contains("'emptyStreet' is no kind of devices", StringComparison.Ordinal));
    }

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
    [InlineData(All, "empty for soon", "is no duration")]
    [InlineData(All, "wet or full", "There is no value 'wet'")]
    [InlineData(All, "empty.there >= 2", "There is no value 'empty.there'")]
    [InlineData(All, "empty >= some", "'some' is no number of devices")]
    [InlineData(All, "empty >= 1.5", "'1.5' is no number of devices")]
    [InlineData(All, "empty >= 101%", "'101%' is no number of devices")]
    [InlineData(All, "empty and not empty", "'empty and not empty' can never be so: no counts fit all of it")]
    [InlineData(All, "full >= 3 and full < 3 and empty", "can never be so")]
    [InlineData(All, "empty >= 50% and empty < 1", "can never be so")]
    [InlineData(All, "empty < 0 for 5m", "can never be so")]
    [InlineData(All, "empty > 100%", "can never be so")]
    [InlineData(All, "empty or not empty", "'empty or not empty' is always so, wherever there is a device")]
    [InlineData(All, "empty >= 0 or full", "is always so")]
    [InlineData(All, "empty <= 100% or empty < 1 for 5m", "is always so")]
    [InlineData("until: empty < 2 }", "until: empty >= 100% and not (full or empty < 2) }", "'all' would never end")]
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

    [Theory]
    [InlineData("empty >= 3 and full >= 100% and not (empty >= 50%)")]
    [InlineData("empty and full < 1")]
    [InlineData("not empty")]
    [InlineData("empty >= 100%")]
    [InlineData("empty is 0 or empty > 5")]
    [InlineData("not (empty > 0%) and full > 99.9%")]
    public void What_can_be_so_and_otherwise_is_no_mistake(string holds) => Holds(holds);

    [Fact]
    public void A_sentence_that_nests_without_end_is_a_mistake() =>
        Read(Good, Needing.With(All, $"{new string('(', 90_000)}empty{new string(')', 90_000)}")).Files[1].Problems.ShouldContain(p => p.Code == "notTogether");

    private static GroupTerm Holds(string text)
    {
        var read = Read(Good, Needing.With(All, text));
        read.Files[1].Problems.ShouldBeEmpty();
        var condition = read.Packages[1].DeviceKinds.Single(k => k.Code == "emptyStreet").FindCondition("all")!;
        return condition.Test.ShouldBeOfType<TogetherTest>().Holds;
    }
}
