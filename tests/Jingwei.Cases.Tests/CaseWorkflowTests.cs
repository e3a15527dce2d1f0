using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;

namespace Jingwei.Cases.Tests;

public sealed class CaseWorkflowTests
{
    [Theory]
    [InlineData(CaseState.Filed, CaseMove.Accept, CaseState.Accepted)]
    [InlineData(CaseState.Accepted, CaseMove.OnTheWay, CaseState.OnTheWay)]
    [InlineData(CaseState.OnTheWay, CaseMove.Arrived, CaseState.Arrived)]
    [InlineData(CaseState.Accepted, CaseMove.Arrived, CaseState.Arrived)]
    [InlineData(CaseState.Arrived, CaseMove.ReallySo, CaseState.Confirmed)]
    [InlineData(CaseState.Arrived, CaseMove.AlreadyClear, CaseState.Done)]
    [InlineData(CaseState.Arrived, CaseMove.FalseAlarm, CaseState.Done)]
    [InlineData(CaseState.Arrived, CaseMove.NotFound, CaseState.Done)]
    [InlineData(CaseState.Arrived, CaseMove.NotMine, CaseState.Filed)]
    [InlineData(CaseState.Confirmed, CaseMove.HandedOver, CaseState.HandedOver)]
    [InlineData(CaseState.Confirmed, CaseMove.PickedUp, CaseState.Done)]
    [InlineData(CaseState.HandedOver, CaseMove.StartWork, CaseState.Handling)]
    [InlineData(CaseState.Handling, CaseMove.Done, CaseState.Done)]
    [InlineData(CaseState.Done, CaseMove.Checked, CaseState.Closed)]
    public void The_life_of_a_case(CaseState from, CaseMove move, CaseState to) => CaseWorkflow.Find(from, move)!.To.ShouldBe(to);

    [Theory]
    [InlineData(CaseState.Filed, CaseMove.Checked)]
    [InlineData(CaseState.Filed, CaseMove.Done)]
    [InlineData(CaseState.Arrived, CaseMove.HandedOver)]
    [InlineData(CaseState.Closed, CaseMove.Returned)]
    [InlineData(CaseState.Done, CaseMove.Accept)]
    public void What_the_table_does_not_have_is_not_allowed(CaseState from, CaseMove move) => CaseWorkflow.Find(from, move).ShouldBeNull();

    [Theory]
    [InlineData(CaseState.Filed, CaseState.Filed)]
    [InlineData(CaseState.Confirmed, CaseState.Filed)]
    [InlineData(CaseState.HandedOver, CaseState.HandedOver)]
    [InlineData(CaseState.Handling, CaseState.HandedOver)]
    public void An_operator_names_an_officer_before_the_handover_and_a_crew_after_it(CaseState from, CaseState to)
    {
        var line = CaseWorkflow.Find(from, CaseMove.Assign)!;
        line.To.ShouldBe(to);
        line.By.ShouldBe(CasePart.Operator);
    }

    [Fact]
    public void Only_a_checker_closes() =>
        CaseWorkflow.Lines.Where(l => l.To == CaseState.Closed).ShouldAllBe(l => l.By == CasePart.Checker);

    [Fact]
    public void No_state_has_two_lines_for_one_move()
    {
        var pairs = CaseWorkflow.Lines.SelectMany(l => l.From.Select(f => (f, l.Move))).ToList();
        pairs.Distinct().Count().ShouldBe(pairs.Count);
    }

    [Fact]
    public void Every_open_state_has_a_way_to_the_end()
    {
        var reachable = new HashSet<CaseState> { CaseState.Closed };
        for (var i = 0; i < 10; i++)
        {
            reachable.UnionWith(CaseWorkflow.Lines.Where(l => l.To is { } to && reachable.Contains(to)).SelectMany(l => l.From));
        }

        reachable.ShouldBe(Enum.GetValues<CaseState>(), ignoreOrder: true);
    }

    [Fact]
    public void Picking_up_needs_a_photo_before_and_one_after() =>
        CaseWorkflow.Find(CaseState.Arrived, CaseMove.PickedUp)!.LeastPhotos.ShouldBe(2);

    [Theory]
    [InlineData("onTheWay")]
    [InlineData("on-the-way")]
    [InlineData("On_The_Way")]
    [InlineData("on the way")]
    public void Moves_are_read_however_they_are_joined(string text) => MoveNames.Find(text).ShouldBe(CaseMove.OnTheWay);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("closeIt")]
    public void Other_words_are_no_move(string? text) => MoveNames.Find(text).ShouldBeNull();

    [Fact]
    public void About_one_in_five_that_was_picked_up_is_checked()
    {
        var drawn = Enumerable.Range(0, 20_000).Count(i => SampledCheck.IsDrawn(1_000_003L * i));
        (drawn / 20_000.0).ShouldBeInRange(0.185, 0.215);
    }
}
