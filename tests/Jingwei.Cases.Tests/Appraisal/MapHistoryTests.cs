using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Cases.Rules.Clock;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>Stored rows as appraisal looks at them; instants are minutes after the case began.</summary>
public sealed class MapHistoryTests
{
    private const long Body = 70;
    private const long Inspector = 11;
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly WorkTime Time = new(CityTime.Usual, WorkHours.Usual);
    private static readonly Workflow National = new WorkflowBook().NewestOf("national");
    private static readonly Workflow Street = new WorkflowBook().NewestOf("street");

    private readonly List<CaseHistoryRow> lines = [];
    private readonly List<CaseClockRow> clocks = [];

    [Fact]
    public void Steps_follow_the_moves_and_know_who_made_them_and_by_when_they_were_due()
    {
        Clock("intake", 0, 10, Stopped(2));
        Clock("verify", 2, 60, Stopped(30));
        Clock("file", 30, 15);
        Tell("filedFromReport", 0, 1);
        Tell("verify", 2, 2);
        Tell("called", 2, null);
        Tell("accept", 3, Inspector);
        Tell("note", 4, Inspector);
        Tell("reallySo", 30, Inspector);
        Steps(National).ShouldBe(["Intake 0-2 Done by 2 due 10", "SendVerification 0-2 Done by 2 due 10", "Verify 2-30 Done by 11 due 62", "File 30- Open due 45"]);
    }

    [Fact]
    public void What_is_given_back_goes_to_whoever_takes_it_next()
    {
        Clock("intake", 0, 10, Stopped(0));
        Clock("verify", 0, 60);
        Tell("verify", 0, 2);
        Tell("accept", 1, Inspector);
        Tell("notMine", 5, Inspector);
        Tell("accept", 6, 12);
        Steps(National).Skip(2).ShouldBe(["Verify 0-5 GivenBack by 11 due 60", "Verify 5- Open by 12 due 60"]);
    }

    [Fact]
    public void Handling_is_due_as_its_clock_said_then_and_not_as_it_stands_still_now()
    {
        ToHandling();
        Clock("handle", 3, 100, at => [new ClockSuspended(at(20)), new ClockResumed(at(30)), new ClockSuspended(at(40))], dueAt: null);
        Clock("check", 20, 60, Stopped(30));
        Clock("check", 40, 60);
        Tell("done", 20, 5);
        Tell("accept", 21, Inspector);
        Tell("rework", 30, Inspector);
        Tell("done", 40, 5);
        Steps(National).Skip(3).ShouldBe(
            ["Handle 3-20 Done by 5 of 70 due 103", "Check 20-30 SentBack by 11 back to 70 due 80", "Handle 30-40 Done by 5 of 70 due 113", "Check 40- Open due 100"]);
    }

    [Fact]
    public void While_it_is_suspended_nothing_is_due_and_the_end_of_the_case_moves_with_it()
    {
        ToHandling();
        Clock("handle", 3, 100, at => [new ClockSuspended(at(10))], dueAt: null);
        Tell("suspend", 10, 6);
        var history = History(National);
        history.Steps[^1].Clock.ShouldBe(new StepClock(null));
        history.Clock.ShouldBe(new StepClock(null));
        Tell("suspensionEnded", 70, null);
        // 15 to dispatch, 100 to handle, 60 to check, 15 to close, and an hour of standing still, from the filing on.
        History(National).Clock.ShouldBe(new StepClock(Start.AddMinutes(2 + 15 + 100 + 60 + 15 + 60)));
    }

    [Fact]
    public void A_body_that_gave_back_holds_it_no_more_and_voiding_drops_what_is_open()
    {
        ToHandling();
        Clock("handle", 3, 100);
        Tell("giveUp", 8, 9, recorded: 9);
        Tell("void", 12, 9, recorded: 12);
        Steps(National).Skip(3).ShouldBe(["Handle 3-9 GivenBack by 9 of 70 due 103", "Dispatch 9-12 Dropped"]);
        History(National).VoidedAt.ShouldBe(Start.AddMinutes(12));
    }

    [Fact]
    public void What_a_phone_tells_late_counts_when_it_happened_but_not_before_its_step_began()
    {
        Clock("intake", 0, 10, Stopped(40));
        Tell("admit", 5, 2, recorded: 40);
        Tell("file", 3, 3, recorded: 41);
        Steps(National).ShouldBe(["Intake 0-5 Done by 2 due 10", "File 5-5 Done by 3", "Dispatch 5- Open"]);
    }

    [Fact]
    public void On_the_street_it_is_a_case_from_the_start_and_all_until_the_check_is_one_handling()
    {
        Clock("clear", 0, 10, Stopped(8));
        Clock("check", 8, 120, Stopped(20));
        foreach (var (move, at, who) in new[] { ("accept", 1, 21L), ("arrived", 3, 21L), ("reallySo", 4, 21L), ("handedOver", 4, 21L), ("startWork", 6, 31L), ("done", 8, 31L), ("checked", 20, Inspector) })
            Tell(move, at, who);
        Steps(Street).ShouldBe(["Intake 0-0 Done", "File 0-0 Done", "Handle 0-8 Done by 31 due 10", "Check 8-20 Done by 11 due 128", "Close 20-20 Done"]);
        History(Street).Clock.ShouldBe(new StepClock(Start.AddMinutes(10 + 120)));
    }

    [Fact]
    public void What_the_sample_passes_over_was_checked_by_nobody()
    {
        Clock("clear", 0, 10, Stopped(5));
        Tell("accept", 1, 21);
        Tell("arrived", 2, 21);
        Tell("pickedUp", 5, 21);
        Tell("closedUnsampled", 5, null);
        Steps(Street).Skip(2).ShouldBe(["Handle 0-5 Done by 21 due 10", "Check 5-5 Dropped", "Close 5-5 Done"]);
    }

    [Fact]
    public void What_was_found_not_so_is_not_filed()
    {
        Tell("accept", 1, 21);
        History(Street, CaseOutcome.FalseAlarm).Steps[1].End.ShouldBe(StepEnd.Refused);
        History(Street, CaseOutcome.FalseAlarm).Clock.ShouldBeNull();
    }

    [Fact]
    public void What_goes_straight_to_its_handler_is_filed_with_the_press_and_counts_as_any_other()
    {
        Clock("intake", 0, 10, Stopped(1));
        Clock("handle", 1, 100, Stopped(20));
        Tell("filedFromReport", 0, Inspector);
        Tell("straight", 1, 2, args: $$"""{"organizationId":"{{Body}}"}""");
        Tell("done", 20, 5);
        Tell("closedUnsampled", 20, null);
        Tell("close", 25, 3);
        Steps(National).ShouldBe(["Intake 0-1 Done by 2 due 10", "File 1-1 Done", "Handle 1-20 Done by 5 of 70 due 101", "Check 20-20 Dropped", "Close 20-25 Done by 3"]);
        var history = History(National, source: CaseSource.Inspector);
        history.Clock.ShouldBe(new StepClock(Start.AddMinutes(1 + 15 + 100 + 60 + 15)), "from the press on");
        var facts = CaseFacts.Of(history).Select(f => (f.Of, f.Kind, f.BodyId, f.PersonId)).ToList();
        foreach (var counted in new (Appraised, FactKind, long?, long?)[]
        {
            (Appraised.Inspector, FactKind.Reported, null, Inspector), (Appraised.Inspector, FactKind.Valid, null, Inspector), (Appraised.Area, FactKind.Filed, null, null),
            (Appraised.Area, FactKind.DueToClose, null, null), (Appraised.Area, FactKind.ClosedOnTime, null, null), (Appraised.Department, FactKind.DueToClose, Body, 5), (Appraised.Department, FactKind.ClosedOnTime, Body, 5),
        })
            facts.ShouldContain(counted);
        facts.Select(f => f.Item2).ShouldNotContain(FactKind.FilingDue, "nobody waited for a filing");
    }

    [Fact]
    public void A_reopened_case_is_closed_no_more()
    {
        Tell("accept", 1, 21);
        Tell("arrived", 2, 21);
        Tell("alreadyClear", 3, 21);
        Tell("checked", 4, Inspector);
        Tell("reporterAnswered", 9, null);
        Tell("reopened", 9, null);
        Steps(Street)[^1].ShouldBe("Handle 9- Open");
    }

    [Fact]
    public void Only_an_inspectors_report_is_an_inspectors()
    {
        Tell("filedFromReport", 0, Inspector);
        History(Street, source: CaseSource.Inspector).Reports.ShouldBe([new InspectorReport(new Worker(Inspector, null), Start)]);
        History(Street).Reports.ShouldBeEmpty();
    }

    [Fact]
    public void From_filing_to_closing_are_the_limits_that_follow_each_other()
    {
        ClosingLimits.Clocks(National).Select(c => c.Kind).ShouldBe(["dispatch", "handle", "check", "close"]);
        ClosingLimits.Clocks(Street).Select(c => c.Kind).ShouldBe(["clear", "check"], "to accept and to arrive lie within the time to clear");
    }

    private void ToHandling()
    {
        Tell("admit", 1, 2);
        Tell("file", 2, 3);
        Tell("dispatch", 3, 4, args: $$"""{"organizationId":"{{Body}}"}""");
    }

    private void Tell(string code, int at, long? by, int? recorded = null, string? args = null) => lines.Add(new CaseHistoryRow
    {
        Id = lines.Count + 1, CaseId = 1, At = Start.AddMinutes(at), RecordedAt = Start.AddMinutes(recorded ?? at), ById = by, ByRole = "x", How = "console", Code = code, Args = args,
    });

    private static Func<Func<int, DateTimeOffset>, ClockEvent[]> Stopped(int minute) => at => [new ClockStopped(at(minute))];

    private void Clock(string kind, int set, int limit, Func<Func<int, DateTimeOffset>, ClockEvent[]>? then = null, int? dueAt = -1) => clocks.Add(new CaseClockRow
    {
        Id = clocks.Count + 1, CaseId = 1, Kind = kind, SetAt = Start.AddMinutes(set), DueAt = dueAt is null ? null : Start.AddMinutes(set + limit),
        Events = ClockEvents.Json([new ClockStarted(Start.AddMinutes(set), TimeLimit.Of(TimeSpan.FromMinutes(limit))), .. then?.Invoke(m => Start.AddMinutes(m)) ?? []]),
    });

    private CaseHistory History(Workflow flow, CaseOutcome? outcome = null, CaseSource source = CaseSource.Sensor)
    {
        var row = new CaseRow
        {
            Id = 1, Number = "2026-沪-000001", Workflow = flow.Name, WorkflowVersion = flow.Version, CategoryCode = "01-05", Title = Text.Same("t"), Address = Text.Same("a"), AreaId = 4,
            Source = source, OpenedAt = Start, Outcome = outcome,
        };
        var minutes = flow == National ? [15, 100, 60, 15] : new[] { 10, 120 };
        return MapHistory.Of(row, flow, lines, clocks, [.. minutes.Select(m => TimeLimit.Of(TimeSpan.FromMinutes(m)))], Time);
    }

    private List<string> Steps(Workflow flow) =>
    [
        .. History(flow).Steps.Select(s =>
            $"{s.Kind} {Minute(s.EnteredAt)}-{(s.LeftAt is { } left ? Minute(left) : "")} {s.End}{(s.PersonId is { } p ? $" by {p}" : "")}{(s.BodyId is { } b ? $" of {b}" : "")}{(s.BackTo is { } to ? $" back to {to}" : "")}{(s.Clock?.DueAt is { } due ? $" due {Minute(due)}" : "")}"),
    ];

    private static string Minute(DateTimeOffset at) => $"{(at - Start).TotalMinutes:0}";
}
