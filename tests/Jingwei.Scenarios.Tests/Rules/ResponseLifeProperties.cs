using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Responses;
using Jingwei.Scenarios.Rules;

namespace Jingwei.Scenarios.Tests.Rules;

/// <summary>The life of a response, tried with random waves of what holds and random decisions.</summary>
public sealed class ResponseLifeProperties
{
    private static readonly string?[] Levels = [null, "IV", "III", "II", "I"];

    private static readonly Gen<Step> AnyStep =
        from weigh in Gen.Elements(true, false)
        from level in Gen.Elements(Levels)
        from move in Gen.Elements(Enum.GetValues<ResponseMove>())
        from could in Gen.Elements(true, false)
        select new Step(weigh ? null : move, level, could);

    private static readonly Arbitrary<Step[]> Days = AnyStep.ArrayOf().Where(s => s.Length <= 30).ToArbitrary();

    [Fact]
    public void The_machine_alone_puts_nothing_in_force_and_ends_nothing() => Check((before, step, after) =>
        step.Move is not null || (before.State == after.State && before.Level == after.Level) || (before.State, after.State) == (ResponseState.Proposed, ResponseState.Lapsed));

    [Fact]
    public void Nothing_waits_right_after_a_person_who_could_take_what_is_proposed_has_decided() => Check((before, step, after) =>
        step.Move is null || !step.Could || before == after || !after.Waits);

    [Fact]
    public void A_lesser_level_by_somebody_else_answers_nothing() => Check((before, step, after) =>
        step.Move is not (ResponseMove.Activate or ResponseMove.Change) || step.Could || before == after || !before.Waits || after.Waits
        || ResponseLife.RankOf(after.Level) >= ResponseLife.RankOf(after.Proposed));

    [Fact]
    public void What_waits_proposes_more_than_is_in_force() => Check((_, _, after) =>
        !after.Waits || ResponseLife.RankOf(after.Proposed) > ResponseLife.RankOf(after.State == ResponseState.InForce ? after.Level : null));

    [Fact]
    public void It_begins_to_wait_only_when_more_is_proposed_or_less_is_in_force_than_before() => Check((before, step, after) =>
        before.Waits || !after.Waits || (step.Move is null && ResponseLife.RankOf(after.Proposed) > ResponseLife.RankOf(before.Proposed))
        || (step.Move == ResponseMove.Change && ResponseLife.RankOf(after.Level) < ResponseLife.RankOf(before.Level)));

    [Fact]
    public void What_is_over_stays_as_it_is() => Check((before, _, after) => ResponseLife.IsOpen(before.State) || before == after);

    [Fact]
    public void A_proposal_that_is_open_and_not_in_force_proposes_something() => Check((_, _, after) => after.State != ResponseState.Proposed || after.Proposed is not null);

    [Theory]
    [InlineData(new[] { "a" }, "IV")]
    [InlineData(new[] { "a", "b" }, "II")]
    [InlineData(new[] { "c" }, null)]
    [InlineData(new string[0], null)]
    public void The_gravest_level_of_what_holds_is_proposed(string[] holding, string? level)
    {
        ResponseLevel[] levels =
        [
            new("IV", Text.Same("4"), [new("k", "a")], "commander", [new(null, Text.Same("x"))]), new("II", Text.Same("2"), [new("k", "a2"), new("k", "b")], "commander", [new(null, Text.Same("x"))]),
        ];
        ResponseLife.Gravest(levels, holding.Select(h => new ConditionName("k", h)).ToHashSet()).ShouldBe(level);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(4, 40)]
    [InlineData(5, 60)]
    [InlineData(400, 60)]
    public void It_is_told_again_after_growing_pauses(int told, int minutes) => ResponseLife.PauseAfter(told).ShouldBe(TimeSpan.FromMinutes(minutes));

    private static void Check(Func<Facts, Step, Facts, bool> holds) => Prop.ForAll(Days, steps =>
    {
        var now = new Facts(ResponseState.Proposed, null, "III", null);
        foreach (var step in steps)
        {
            var next = After(now, step);
            if (!holds(now, step, next))
                return false;
            now = next;
        }
        return true;
    }).QuickCheckThrowOnFailure();

    // As the room stores it; a move that cannot be made changes nothing.
    private static Facts After(Facts now, Step step)
    {
        if (step.Move is not { } move)
            return ResponseLife.Weigh(now.State, now.Proposed, step.Level) is not { } change ? now : now with
            {
                State = change == ResponseChange.Lapsed ? ResponseState.Lapsed : now.State, Proposed = step.Level ?? (change == ResponseChange.Lapsed ? now.Proposed : null),
                Declined = step.Level is null ? null : now.Declined,
            };
        if (!ResponseLife.Allowed(now.State, now.Waits).Contains(move) || (move is ResponseMove.Activate or ResponseMove.Change && (step.Level is null || step.Level == now.Level)))
            return now;
        var level = move is ResponseMove.Activate or ResponseMove.Change ? step.Level : null;
        return now with
        {
            State = ResponseLife.After(now.State, move)!.Value, Level = level ?? now.Level, Declined = ResponseLife.DeclinedAfter(move, level, now.Proposed, now.Declined, step.Could),
        };
    }

    private sealed record Step(ResponseMove? Move, string? Level, bool Could);

    private sealed record Facts(ResponseState State, string? Level, string? Proposed, string? Declined)
    {
        public bool Waits => ResponseLife.Waits(State, Proposed, State == ResponseState.InForce ? Level : null, Declined);
    }
}
