using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Supervision;

namespace Jingwei.Cases.Tests.Supervision;

public sealed class SupervisionRules
{
    [Theory]
    [InlineData(CaseStage.Handle, CaseHold.Desk, true, AskedOf.Body)]
    [InlineData(CaseStage.Handle, CaseHold.Desk, false, AskedOf.Center)]
    [InlineData(CaseStage.Verify, CaseHold.Officer, false, AskedOf.Holder)]
    [InlineData(CaseStage.Handle, CaseHold.Crew, true, AskedOf.Holder)]
    [InlineData(CaseStage.Dispatch, CaseHold.CallOfficer, false, AskedOf.Center)]
    [InlineData(CaseStage.Check, CaseHold.Desk, true, AskedOf.Center)]
    public void Whoever_the_case_waits_for_is_asked(CaseStage stage, CaseHold hold, bool hasBody, AskedOf asked) => Answerers.Of(stage, hold, hasBody).ShouldBe(asked);

    [Fact]
    public void Nobody_but_the_body_answers_for_it() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), bits => ((Answerers.PartsOf(AskedOf.Body) & (CasePart)bits) != 0) == ((CasePart)bits).HasFlag(CasePart.Body)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_goes_to_the_nearest_level_that_supervises() => Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<int[]>(), (path, supervised) =>
    {
        var next = LevelAbove.Next(path.Select(a => (long)a), supervised.Select(a => (long)a).ToHashSet());
        return next is { } level
            ? supervised.Contains((int)level) && path.TakeWhile(a => a != level).All(a => !supervised.Contains(a))
            : !path.Intersect(supervised).Any();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Above_a_level_are_those_after_it_and_all_when_it_is_no_more()
    {
        LevelAbove.Above([1, 2, 3], 1).ShouldBe([2, 3]);
        LevelAbove.Above([1, 2, 3], 3).ShouldBeEmpty();
        LevelAbove.Above([1, 2, 3], 9).ShouldBe([1, 2, 3]);
    }
}
