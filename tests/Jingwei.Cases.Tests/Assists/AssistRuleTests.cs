using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Assists;
using Jingwei.Cases.Rules.Assists;
using Jingwei.Foundation.DataFiles;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Testing;

namespace Jingwei.Cases.Tests.Assists;

public sealed class AssistRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Only_the_body_does_its_part_and_only_who_asked_or_leads_takes_it_back()
    {
        AssistRule.Moves.Where(m => m.By == AssistSide.Assisting).Select(m => m.Move).ShouldBe(["confirm", "decline", "done"]);
        AssistRule.Moves.Where(m => m.By.HasFlag(AssistSide.Leading)).Select(m => m.Move).Distinct().ShouldBe(["withdraw"]);
        AssistRule.Moves.Where(m => m.To == AssistState.Withdrawn).ShouldAllBe(m => m.Words);
        AssistRule.Find(AssistState.Asked, "done").ShouldBeNull("a part is taken before it is done");
        AssistRule.Find(AssistState.Confirmed, "decline").ShouldBeNull();
    }

    [Fact]
    public void What_is_open_can_be_moved_and_what_is_over_cannot() => Prop.ForAll(ArbMap.Default.ArbFor<AssistState>(), state =>
        AssistRule.IsOpen(state) == AssistRule.Moves.Any(m => m.From == state) && AssistRule.IsOpen(state) == (AssistRule.NextWait(state, Now, Now.AddHours(3), false, Now.AddHours(1)) is not null)).Check(Chance.Tries(100));

    [Fact]
    public void Whatever_is_open_waits_for_an_instant_and_never_beyond_its_due_while_it_is_in_time() =>
        Prop.ForAll(ArbMap.Default.ArbFor<AssistState>(), ArbMap.Default.ArbFor<short>(), ArbMap.Default.ArbFor<ushort>(), (state, due, step) =>
        {
            var (dueAt, ends) = (Now.AddMinutes(due), Now.AddMinutes(step + 1));
            var wait = AssistRule.NextWait(state, Now, dueAt, false, ends);
            return !AssistRule.IsOpen(state) ? wait is null
                : wait > Now && (!AssistRule.IsWithBody(state) || dueAt <= Now || wait <= dueAt);
        }).Check(Chance.Tries(500));

    [Fact]
    public void What_stood_still_has_as_much_time_left_as_before_and_no_more_than_the_case() =>
        Prop.ForAll(ArbMap.Default.ArbFor<ushort>(), ArbMap.Default.ArbFor<ushort>(), ArbMap.Default.ArbFor<ushort?>(), (left, stood, caseLeft) =>
        {
            var since = Now.AddMinutes(-stood);
            DateTimeOffset? caseDue = caseLeft is { } minutes ? Now.AddMinutes(minutes + 1) : null;
            var moved = AssistRule.Moved(since.AddMinutes(left + 1), since, Now, caseDue);
            var expected = Now.AddMinutes(left + 1);
            return moved == (caseDue is { } latest && latest < expected ? latest : expected);
        }).Check(Chance.Tries(500));

    [Fact]
    public void What_was_late_before_the_case_stood_still_stays_late() => AssistRule.Moved(Now.AddHours(-5), Now.AddHours(-4), Now, Now.AddDays(1)).ShouldBe(Now.AddHours(-5));

    [Fact]
    public void A_case_that_is_late_bounds_no_part()
    {
        AssistRule.Latest(Now.AddHours(1), Now).ShouldBe(Now.AddHours(1));
        AssistRule.Latest(Now.AddHours(-1), Now).ShouldBeNull();
        AssistRule.Latest(null, Now).ShouldBeNull();
    }

    [Fact]
    public void What_ships_is_read_and_a_mistake_is_named_with_its_line()
    {
        var rule = AssistRules.Shipped().Of(1);
        (rule.AnswerWithin, rule.DecideWithin, rule.RaiseAgainAfter, rule.MostOpen).ShouldBe((TimeLimit.Hours(2), TimeLimit.Hours(4), TimeLimit.Hours(8), 8));
        var mistakes = new List<FileMistake>();
        AssistRules.Read("2.yaml", "version: 3\nsource: 试\nanswerWithinWorkingHours: 0\ndecideWithinWorkingHours: 4\nraiseAgainAfterWorkingHours: 8\nmostOpen: 8\nmore: 1\n", mistakes).ShouldBeNull();
        mistakes.Select(m => (m.Code, m.Line)).ShouldBe([("keyUnknown", 7), ("notNumber", 3), ("notFile", 1)]);
    }
}
