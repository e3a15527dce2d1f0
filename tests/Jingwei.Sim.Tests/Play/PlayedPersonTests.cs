using Jingwei.Sim.Play;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Tests.Play;

public class PlayedPersonTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    private readonly PlayedPerson person = new("patrol3", "officer", new CityHttp(new HttpClient()));

    [Fact]
    public void A_move_that_the_player_made_is_its_own()
    {
        person.IsMovedByHand(Task(), Start).ShouldBeFalse();
        person.CountOwnMove("1");
        person.IsMovedByHand(Task(("patrol3", "accept", 5)), Start).ShouldBeFalse();
    }

    [Fact]
    public void A_move_with_this_account_that_the_player_did_not_make_was_made_by_hand()
    {
        person.IsMovedByHand(Task(), Start).ShouldBeFalse();
        person.IsMovedByHand(Task(("patrol3", "accept", 5)), Start).ShouldBeTrue();
    }

    [Fact]
    public void Moves_from_before_the_player_came_may_be_its_own() =>
        person.IsMovedByHand(Task(("patrol3", "accept", -5)), Start).ShouldBeFalse();

    [Fact]
    public void What_others_and_rules_do_is_not_this_persons_hand()
    {
        person.IsMovedByHand(Task(("patrol4", "declined", 5), (null, "called", 6)), Start).ShouldBeFalse();
        person.IsMovedByHand(Task(("patrol3", "note", 7)), Start).ShouldBeFalse();
    }

    [Fact]
    public void Rounds_count_the_calls_for_a_case()
    {
        person.RoundOf("1", "100").ShouldBe(0);
        person.RoundOf("1", "101").ShouldBe(1);
        person.RoundOf("1", "100").ShouldBe(0);
        person.RoundOf("2", "101").ShouldBe(0);
    }

    [Fact]
    public void A_refused_move_is_thought_over_but_not_for_ever()
    {
        for (var i = 0; i < 4; i++)
        {
            person.SetPlan("1", "s", null);
            person.Reconsider("1");
            person.HasPlan("1", "s").ShouldBeFalse();
        }

        person.SetPlan("1", "s", null);
        person.Reconsider("1");
        person.HasPlan("1", "s").ShouldBeTrue();
    }

    private static TaskAnswer Task(params (string? By, string Code, int Minute)[] history) => new(
        "9", "1", "filed", null, "sensor", "bin-012", null, Start, null, null, 1, 2, ["accept"], null,
        [.. history.Select((h, i) => new HistoryAnswer($"{i}", Start.AddMinutes(h.Minute), new HistoryBy(h.By, "officer", h.By is null), "field", h.Code, null))],
        null, false);
}
