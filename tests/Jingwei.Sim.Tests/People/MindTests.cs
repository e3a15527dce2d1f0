using Jingwei.Sim.People;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Tests.People;

public class MindTests
{
    private static readonly Mind mind = new(new Chance(7));

    public static TheoryData<string, string, string[], Finding, string> Steps => new()
    {
        { "officer", "accepted", ["onTheWay", "arrived", "notMine"], Finding.ReallySo, "onTheWay" },
        { "officer", "onTheWay", ["arrived", "notMine"], Finding.ReallySo, "arrived" },
        { "officer", "arrived", ["reallySo", "alreadyClear", "falseAlarm", "notFound"], Finding.ReallySo, "reallySo" },
        { "officer", "arrived", ["reallySo", "alreadyClear", "falseAlarm", "notFound"], Finding.AlreadyClear, "alreadyClear" },
        { "officer", "arrived", ["reallySo", "alreadyClear", "falseAlarm", "notFound"], Finding.FalseAlarm, "falseAlarm" },
        { "officer", "arrived", ["reallySo", "alreadyClear", "falseAlarm", "notFound"], Finding.NotFound, "notFound" },
        { "officer", "confirmed", ["handedOver", "pickedUp"], Finding.ReallySo, "handedOver" },
        { "pointOwner", "accepted", ["onTheWay"], Finding.ReallySo, "onTheWay" },
        { "crew", "handedOver", ["startWork", "done"], Finding.ReallySo, "startWork" },
        { "crew", "handling", ["done"], Finding.ReallySo, "done" },
        { "operator", "filed", ["accept", "assign"], Finding.ReallySo, "assign" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void What_people_do_next(string role, string state, string[] allowed, Finding finding, string move)
    {
        var intent = Decide(role, state, allowed, finding: finding).ShouldNotBeNull();
        intent.Move.ShouldBe(move);
        intent.AfterSeconds.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("officer", "done")]
    [InlineData("crew", "filed", "declined")]
    [InlineData("operator", "confirmed", "assign", "note")]
    [InlineData("officer", "closed", "note")]
    public void Nobody_does_what_is_not_theirs(string role, string state, params string[] allowed) =>
        (Decide(role, state, allowed)?.Move ?? "declined").ShouldBe("declined");

    [Fact]
    public void A_move_that_the_city_does_not_allow_is_not_made() => Decide("officer", "accepted", ["arrived"]).ShouldBeNull();

    [Fact]
    public void Who_has_a_case_in_hand_declines_another() =>
        Decide("officer", "filed", ["accept", "declined"], busy: true)!.Move.ShouldBe("declined");

    [Fact]
    public void A_busy_crew_finishes_first() => Decide("crew", "handedOver", ["startWork"], busy: true).ShouldBeNull();

    [Fact]
    public void Most_answer_some_miss_the_ring_and_some_decline()
    {
        var answers = Enumerable.Range(0, 2_000)
            .Select(i => mind.Decide("patrol1", $"2026-沪-{i:000000}", At("officer", "filed", ["accept", "declined"]))!.Move ?? "missed")
            .GroupBy(m => m).ToDictionary(g => g.Key, g => g.Count());
        answers["accept"].ShouldBeInRange(1_750, 1_880);
        answers["missed"].ShouldBeInRange(80, 160);
        answers["declined"].ShouldBeInRange(30, 95);
    }

    [Fact]
    public void Finished_work_is_sometimes_sent_back_but_not_twice()
    {
        Intent Check(int i, int round) => mind.Decide("street", $"2026-沪-{i:000000}", At("operator", "done", ["checked", "returned"]) with { Round = round })!;
        Enumerable.Range(0, 2_000).Count(i => Check(i, 0).Move == "returned").ShouldBeInRange(35, 90);
        Enumerable.Range(0, 2_000).Count(i => Check(i, 1).Move == "checked").ShouldBe(2_000);
        Enumerable.Range(0, 2_000).Select(i => Check(i, 0)).Where(c => c.Move == "returned").ShouldAllBe(c => c.Note.Length > 0);
    }

    [Fact]
    public void Picking_up_needs_a_photo_before_and_one_after()
    {
        var picked = Enumerable.Range(0, 50)
            .Select(i => mind.Decide("patrol1", $"{i}", At("officer", "confirmed", ["pickedUp", "handedOver"]) with { CanDoItAlone = true })!)
            .Where(i => i.Move == "pickedUp").ToList();
        picked.ShouldNotBeEmpty();
        picked.ShouldAllBe(p => p.Pictures!.SequenceEqual(new[] { true, false }));
    }

    [Fact]
    public void The_same_person_decides_the_same_about_the_same_case() =>
        Decide("officer", "filed", ["accept", "declined"]).ShouldBe(Decide("officer", "filed", ["accept", "declined"]));

    private static Intent? Decide(string role, string state, string[] allowed, Finding finding = Finding.ReallySo, bool busy = false) =>
        mind.Decide($"{role}1", "2026-沪-000012", At(role, state, allowed) with { Finding = finding, IsBusy = busy });

    private static Situation At(string role, string state, string[] allowed) => new(role, state, allowed, Finding.ReallySo, false, 60, false, 0);
}
