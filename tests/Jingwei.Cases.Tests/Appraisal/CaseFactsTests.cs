using Jingwei.Cases.Rules.Appraisal;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>What the happenings of one case come to. Hours are counted from a Monday at midnight.</summary>
public sealed class CaseFactsTests
{
    private const long Water = 70, Roads = 71, Leader = 30, Dispatcher = 40;
    private static readonly DateTimeOffset Midnight = new(2026, 11, 23, 0, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_case_through_the_whole_flow_counts_once_for_each_post()
    {
        var history = Case(
            Step(StepKind.Intake, 0, 1, due: 2, person: 20), Step(StepKind.SendVerification, 1, 2, due: 3, person: 20), Step(StepKind.Verify, 2, 4, due: 5, person: 10),
            Step(StepKind.File, 4, 5, due: 6, person: Leader), Step(StepKind.Dispatch, 5, 6, due: 7, person: Dispatcher), Step(StepKind.Handle, 6, 20, due: 30, body: Water),
            Step(StepKind.SendCheck, 20, 21, due: 22, person: 20), Step(StepKind.Check, 21, 25, due: 24, person: 11), Step(StepKind.Close, 25, 26, due: 27, person: Leader))
            with { Clock = Due(48), Reports = [new(new(10, null), At(0))], Beat = new(10, null) };
        Facts(history).ShouldBe(
        [
            "Area Accepted @1", "Area Closed @48", "Area ClosedOnTime @48", "Area DueToClose @48", "Area Filed @5",
            "Department Closed @48 of 70", "Department ClosedOnTime @48 of 70", "Department DueToClose @48 of 70", "Department DueToHandle @30 of 70", "Department HandledOnTime @30 of 70",
            "Dispatcher DispatchDue @7 by 40", "Dispatcher DispatchedOnTime @7 by 40",
            "Inspector CheckDue @24 by 11", "Inspector Filed @5 by 10", "Inspector Reported @0 by 10", "Inspector Valid @0 by 10", "Inspector VerificationDue @5 by 10", "Inspector VerifiedOnTime @5 by 10",
            "Intake CheckSendDue @22 by 20", "Intake CheckSentOnTime @22 by 20", "Intake IntakeDue @2 by 20", "Intake TakenInOnTime @2 by 20",
            "Intake VerificationSendDue @3 by 20", "Intake VerificationSentOnTime @3 by 20",
            "ShiftLeader ClosingDue @27 by 30", "ShiftLeader ClosingOnTime @27 by 30", "ShiftLeader Filed @5 by 30", "ShiftLeader FiledOnTime @6 by 30", "ShiftLeader FilingDue @6 by 30",
        ]);
    }

    [Fact]
    public void What_was_closed_late_counts_in_the_period_in_which_it_was_due_and_was_not_known_then()
    {
        var facts = CaseFacts.Of(Filed(Step(StepKind.Handle, 6, 60, body: Water), Step(StepKind.Close, 60, 61)) with { Clock = Due(48) });
        var closed = facts.Single(f => f is { Of: Appraised.Area, Kind: FactKind.Closed });
        (closed.CountsAt, closed.At).ShouldBe((At(48), At(61)));
        closed.IsKnownAt(At(50)).ShouldBeFalse();
        facts.Single(f => f is { Of: Appraised.Area, Kind: FactKind.DueToClose }).IsKnownAt(At(50)).ShouldBeTrue();
        facts.ShouldNotContain(f => f.Kind == FactKind.ClosedOnTime);
    }

    [Fact]
    public void What_was_closed_early_is_not_known_before_it_is_due()
    {
        var facts = CaseFacts.Of(Filed(Step(StepKind.Handle, 6, 7, body: Water), Step(StepKind.Close, 7, 8)) with { Clock = Due(48) });
        facts.Where(f => f is { Of: Appraised.Area, Kind: FactKind.DueToClose or FactKind.Closed }).ShouldAllBe(f => !f.IsKnownAt(At(47)) && f.IsKnownAt(At(48)));
    }

    [Fact]
    public void Met_at_the_due_instant_is_in_time() =>
        Facts(Case(Step(StepKind.Verify, 0, 5, due: 5, person: 10))).ShouldBe(["Inspector VerificationDue @5 by 10", "Inspector VerifiedOnTime @5 by 10"]);

    [Fact]
    public void What_is_open_falls_due_when_it_is_due() => Facts(Case(Open(StepKind.Verify, 0, due: 5, person: 10))).ShouldBe(["Inspector VerificationDue @5 by 10"]);

    [Fact]
    public void Without_a_limit_nothing_is_due() => Facts(Case(Step(StepKind.Verify, 0, 5, person: 10))).ShouldBeEmpty();

    [Fact]
    public void Suspended_it_is_not_due_and_met_then_it_was_met_in_time()
    {
        Facts(Case(new CaseStep(StepKind.Handle, At(0), null, StepEnd.Open, null, Water, new StepClock(null)))).ShouldBeEmpty();
        Facts(Case(new CaseStep(StepKind.Handle, At(0), At(9), StepEnd.Done, null, Water, new StepClock(null)))).ShouldBe(["Department DueToHandle @9 of 70", "Department HandledOnTime @9 of 70"]);
        Facts(Filed(Open(StepKind.Handle, 6, body: Water)) with { Clock = new StepClock(null) }).ShouldNotContain(f => f.Contains("DueToClose"));
    }

    [Fact]
    public void Given_back_in_time_it_was_never_theirs_and_given_back_late_it_was_late()
    {
        Facts(Case(Step(StepKind.Handle, 0, 5, StepEnd.GivenBack, due: 5, body: Water))).ShouldBeEmpty();
        Facts(Case(Step(StepKind.Handle, 0, 6, StepEnd.GivenBack, due: 5, body: Water))).ShouldBe(["Department DueToHandle @5 of 70"]);
    }

    [Fact]
    public void A_filing_that_was_refused_in_time_was_decided_in_time_and_nothing_was_filed() =>
        Facts(Case(Step(StepKind.File, 0, 5, StepEnd.Refused, due: 5, person: Leader)) with { Clock = Due(9), Reports = [new(new(10, null), At(0))] })
            .ShouldBe(["Inspector Reported @0 by 10", "ShiftLeader FiledOnTime @5 by 30", "ShiftLeader FilingDue @5 by 30"]);

    [Fact]
    public void A_voided_case_leaves_its_trace_with_whoever_filed_it_and_falls_due_no_more()
    {
        var facts = Facts(Filed(Open(StepKind.Handle, 6, due: 30, body: Water)) with { Clock = Due(48), VoidedAt = At(20) });
        facts.ShouldBe(["Area Filed @5", "Area Voided @5", "ShiftLeader Filed @5 by 30", "ShiftLeader Voided @5 by 30"]);
    }

    [Fact]
    public void Voiding_does_not_wash_off_what_was_late_before()
    {
        var facts = Facts(Filed(Open(StepKind.Handle, 6, due: 30, body: Water)) with { Clock = Due(48), VoidedAt = At(50) });
        facts.ShouldContain("Department DueToHandle @30 of 70");
        facts.ShouldContain("Department DueToClose @48 of 70");
        facts.ShouldContain("Area DueToClose @48");
        facts.ShouldNotContain(f => f.Contains("Closed"));
    }

    [Fact]
    public void Sent_back_to_the_same_department_is_rework_once_however_often()
    {
        var facts = Facts(Filed(
            Step(StepKind.Dispatch, 5, 6, due: 7, person: Dispatcher), Step(StepKind.Handle, 6, 10, body: Water), Back(10, 11, Water), Step(StepKind.Handle, 11, 12, body: Water), Back(12, 13, Water),
            Open(StepKind.Handle, 13, body: Water)) with { Clock = Due(48) });
        facts.Where(f => f.Contains("Reworked")).ShouldBe(["Area Reworked @48", "Department Reworked @48 of 70", "Dispatcher Reworked @7 by 40"]);
    }

    [Fact]
    public void Sent_back_to_another_department_is_no_rework() =>
        Facts(Filed(Step(StepKind.Dispatch, 5, 6, due: 7, person: Dispatcher), Step(StepKind.Handle, 6, 10, body: Water), Back(10, 11, Roads), Open(StepKind.Handle, 11, body: Roads)) with { Clock = Due(48) })
            .ShouldNotContain(f => f.Contains("Reworked"));

    [Fact]
    public void Whoever_holds_it_when_it_is_due_answers_for_it_and_whoever_had_rework()
    {
        var history = Filed(Step(StepKind.Handle, 6, 10, body: Water), Back(10, 11, Water), Step(StepKind.Handle, 11, 12, StepEnd.GivenBack, body: Water), Step(StepKind.Handle, 12, 60, body: Roads), Step(StepKind.Close, 60, 61));
        Facts(history with { Clock = Due(48) }).Where(f => f.StartsWith("Department", StringComparison.Ordinal)).ShouldBe(
            ["Department Closed @48 of 70", "Department Closed @48 of 71", "Department DueToClose @48 of 70", "Department DueToClose @48 of 71", "Department Reworked @48 of 70"]);
    }

    [Fact]
    public void A_case_that_was_dispatched_after_it_was_due_is_late_in_its_area_and_nobodys_department() =>
        Facts(Filed(Open(StepKind.Handle, 50, body: Water)) with { Clock = Due(48) }).Where(f => f.Contains("DueToClose")).ShouldBe(["Area DueToClose @48"]);

    [Fact]
    public void A_case_that_was_given_back_is_not_closed_late_by_whoever_gave_it_back() =>
        Facts(Filed(Step(StepKind.Handle, 6, 10, StepEnd.GivenBack, body: Water), Open(StepKind.Dispatch, 10)) with { Clock = Due(48) }).Where(f => f.Contains("DueToClose")).ShouldBe(["Area DueToClose @48"]);

    [Fact]
    public void Opened_again_it_is_closed_no_more() =>
        Facts(Filed(Step(StepKind.Handle, 6, 7, body: Water), Step(StepKind.Close, 7, 8), Open(StepKind.Handle, 70, body: Water)) with { Clock = Due(48) }).ShouldNotContain(f => f.Contains(" Closed"));

    [Fact]
    public void What_the_inspector_of_the_beat_missed_counts_where_the_case_was_filed() =>
        Facts(Filed() with { Beat = new(10, 90), MissedAt = At(30) }).ShouldBe(
            ["Area Filed @5", "Area Missed @5", "Inspector Filed @5 by 10 of 90", "Inspector Missed @5 by 10 of 90", "ShiftLeader Filed @5 by 30"]);

    [Fact]
    public void An_open_step_that_was_left_is_a_mistake_of_the_caller() =>
        Should.Throw<ArgumentException>(() => CaseFacts.Of(Case(new CaseStep(StepKind.Verify, At(0), At(1), StepEnd.Open)))).Message.ShouldContain("2026-沪-000001");

    private static CaseHistory Case(params CaseStep[] steps) => new("2026-沪-000001", 5, "01-02", steps);

    private static CaseHistory Filed(params CaseStep[] steps) => Case([Step(StepKind.File, 4, 5, person: Leader), .. steps]);

    private static CaseStep Step(StepKind kind, double from, double until, StepEnd end = StepEnd.Done, double? due = null, long? person = null, long? body = null) =>
        new(kind, At(from), At(until), end, person, body, Due(due));

    private static CaseStep Open(StepKind kind, double from, double? due = null, long? person = null, long? body = null) => new(kind, At(from), null, StepEnd.Open, person, body, Due(due));

    private static CaseStep Back(double from, double until, long to) => new(StepKind.Check, At(from), At(until), StepEnd.SentBack, BackTo: to);

    private static StepClock? Due(double? hours) => hours is { } h ? new StepClock(At(h)) : null;

    private static DateTimeOffset At(double hours) => Midnight.AddHours(hours);

    private static List<string> Facts(CaseHistory history)
    {
        var facts = CaseFacts.Of(history);
        facts.ShouldAllBe(f => f.AreaId == 5 && f.Category == "01-02" && f.Number == history.Number && f.Amount == 1);
        return [.. facts.Select(f => $"{f.Of} {f.Kind} @{(f.CountsAt - Midnight).TotalHours}{(f.PersonId is { } p ? $" by {p}" : "")}{(f.BodyId is { } b ? $" of {b}" : "")}").Order(StringComparer.Ordinal)];
    }
}
