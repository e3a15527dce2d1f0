using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;

namespace Jingwei.Cases.Tests.Workflows;

public sealed class StreetFlowTests
{
    private static readonly Workflow Street = new WorkflowBook().NewestOf("street");

    [Theory]
    [InlineData("filed", "accept", "accepted")]
    [InlineData("accepted", "onTheWay", "onTheWay")]
    [InlineData("onTheWay", "arrived", "arrived")]
    [InlineData("accepted", "arrived", "arrived")]
    [InlineData("arrived", "reallySo", "confirmed")]
    [InlineData("arrived", "alreadyClear", "done")]
    [InlineData("arrived", "falseAlarm", "done")]
    [InlineData("arrived", "notFound", "done")]
    [InlineData("arrived", "notMine", "filed")]
    [InlineData("confirmed", "handedOver", "handedOver")]
    [InlineData("confirmed", "pickedUp", "done")]
    [InlineData("handedOver", "startWork", "handling")]
    [InlineData("handling", "done", "done")]
    [InlineData("done", "checked", "closed")]
    public void The_life_of_a_case(string from, string move, string to) => Street.Find(from, move)!.To.ShouldBe(to);

    [Theory]
    [InlineData("filed", "checked")]
    [InlineData("filed", "done")]
    [InlineData("arrived", "handedOver")]
    [InlineData("closed", "returned")]
    [InlineData("done", "accept")]
    public void What_the_table_does_not_have_is_not_allowed(string from, string move) => Street.Find(from, move).ShouldBeNull();

    [Theory]
    [InlineData("filed", "filed")]
    [InlineData("confirmed", "filed")]
    [InlineData("handedOver", "handedOver")]
    [InlineData("handling", "handedOver")]
    public void An_operator_names_an_officer_before_the_handover_and_a_crew_after_it(string from, string to)
    {
        var line = Street.Find(from, "assign")!;
        line.To.ShouldBe(to);
        line.By.ShouldBe(CasePart.Operator);
    }

    [Fact]
    public void Only_a_checker_closes() =>
        Street.Moves.Where(l => l.To == "closed" || l.Unsampled == "closed").Where(l => l.Does != MoveVerb.PickUp).ShouldAllBe(l => l.By == CasePart.Checker);

    [Fact]
    public void Picking_up_needs_a_photo_before_and_one_after() =>
        Street.Find("arrived", "pickedUp")!.LeastPhotos.ShouldBe(2);

    [Theory]
    [InlineData("onTheWay")]
    [InlineData("on-the-way")]
    [InlineData("On_The_Way")]
    [InlineData("on the way")]
    public void Moves_are_read_however_they_are_joined(string text) => new WorkflowBook().FindMove(text).ShouldBe("onTheWay");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("closeIt")]
    public void Other_words_are_no_move(string? text) => new WorkflowBook().FindMove(text).ShouldBeNull();

    [Fact]
    public void About_one_in_five_that_was_picked_up_is_checked()
    {
        var drawn = Enumerable.Range(0, 20_000).Count(i => SampledCheck.IsDrawn(1_000_003L * i));
        (drawn / 20_000.0).ShouldBeInRange(0.185, 0.215);
    }
}
