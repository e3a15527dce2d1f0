using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Testing;

namespace Jingwei.Cases.Tests.Meetings;

public sealed class MeetingRules
{
    private static readonly WorkTime Time = new(CityTime.Usual, WorkHours.Usual);

    /// <summary>A Monday, 9:00 in the city.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Who_is_called_for_this_afternoon_answers_before_it()
    {
        var called = Step(MeetingMeans.Open, MeetingWait.Body, TermFrom.Entry);
        MeetingTerms.First(called, Monday, Monday.AddDays(2), Time).ShouldBe(Time.Due(Monday, TimeLimit.Hours(4)).At);
        MeetingTerms.First(called, Monday, Monday.AddHours(1), Time).ShouldBe(Monday.AddHours(1));
        MeetingTerms.First(called, Monday, Monday.AddHours(-1), Time).ShouldBe(Time.Due(Monday, TimeLimit.Hours(4)).At, "the time to come is no cap once it has passed");
    }

    [Fact]
    public void An_item_is_late_exactly_when_it_is_due_and_then_once_more_after_each_term()
    {
        var todo = Step(MeetingMeans.Open, MeetingWait.Body, TermFrom.Due);
        MeetingTerms.First(todo, Monday, Monday.AddHours(3), Time).ShouldBe(Monday.AddHours(3));
        MeetingTerms.First(todo, Monday, Monday.AddHours(-3), Time).ShouldBe(Time.Due(Monday, TimeLimit.Hours(4)).At, "sent back after its time: there is a term to do it");
        MeetingTerms.First(Step(MeetingMeans.Checked, MeetingWait.Nobody, TermFrom.Entry, null), Monday, Monday, Time).ShouldBeNull();
    }

    [Fact]
    public void Nobody_ever_waits_backwards() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<(MeetingWait, TermFrom, bool)>(), (hours, kind) =>
    {
        var step = Step(kind.Item3 ? MeetingMeans.Open : MeetingMeans.Done, kind.Item1, kind.Item2);
        var at = MeetingTerms.First(step, Monday, Monday.AddHours(hours % 2_000), Time);
        return kind.Item1 == MeetingWait.Nobody ? at is null : at > Monday && MeetingTerms.Again(step, at!.Value, Time) > at;
    }).Check(Chance.Tries(100));

    [Fact]
    public void A_meeting_ends_by_itself_when_something_was_checked_and_nothing_waits() => Prop.ForAll(ArbMap.Default.ArbFor<MeetingWait[]>(), ArbMap.Default.ArbFor<MeetingWait[]>(), (calls, items) =>
        MeetingEnd.ByItself(calls, items, true) == (items.Length > 0 && calls.Concat(items).All(w => w == MeetingWait.Nobody))
        && !MeetingEnd.ByItself(calls, items, false)).Check(Chance.Tries(100));

    [Theory]
    [InlineData(MeetingMeans.Came, -1, "Called Came CameOnTime")]
    [InlineData(MeetingMeans.Came, 1, "Called Came")]
    [InlineData(MeetingMeans.Missed, null, "Called Missed")]
    [InlineData(MeetingMeans.Open, null, "Called Unmarked")]
    [InlineData(MeetingMeans.Excused, null, "")]
    public void A_call_is_counted_when_they_had_to_come(MeetingMeans means, int? cameAfterHours, string figures) =>
        string.Join(' ', MeetingCounts.Of(Call(means, cameAfterHours, null), Monday.AddDays(1))).ShouldBe(figures);

    [Theory]
    [InlineData(MeetingMeans.Checked, -1, "Agreed Done DoneOnTime Checked")]
    [InlineData(MeetingMeans.Done, 2, "Agreed Done Late")]
    [InlineData(MeetingMeans.Open, null, "Agreed Late")]
    [InlineData(MeetingMeans.Released, null, "")]
    public void An_item_is_counted_when_it_is_due(MeetingMeans means, int? doneAfterHours, string figures) =>
        string.Join(' ', MeetingCounts.Of(Item(means, doneAfterHours, null), Monday.AddDays(1))).ShouldBe(figures);

    [Fact]
    public void What_is_not_due_yet_is_not_counted()
    {
        MeetingCounts.Of(Call(MeetingMeans.Open, null, null), Monday.AddHours(-1)).ShouldBeEmpty();
        MeetingCounts.Of(Item(MeetingMeans.Open, null, null), Monday.AddHours(-1)).ShouldBeEmpty();
        MeetingCounts.Of(Call(MeetingMeans.Open, null, -2), Monday.AddDays(1)).ShouldBeEmpty("cancelled before");
        MeetingCounts.Of(Call(MeetingMeans.Open, null, 2), Monday.AddDays(1)).ShouldNotBeEmpty("cancelled after");
    }

    /// <summary>The figures of meetings and the facts of appraisal say the same of the same.</summary>
    [Fact]
    public void Figures_agree_with_the_facts_of_appraisal() => Prop.ForAll(ArbMap.Default.ArbFor<(int?, int?, int?, int)>(), given =>
    {
        var (came, done, cancelled, means) = (given.Item1 % 100, given.Item2 % 100, given.Item3 % 100, Math.Abs(given.Item4 % 2));
        var later = Monday.AddDays(30);
        var call = Call(came is null ? means == 0 ? MeetingMeans.Missed : MeetingMeans.Open : MeetingMeans.Came, came, cancelled);
        var item = Item(done is null ? means == 0 ? MeetingMeans.Open : MeetingMeans.Released : MeetingMeans.Checked, done, cancelled);
        var facts = JointWorkFacts.Of(new JointWork("约-1", 3, "", [new CalledBody(7, call.ComeBy, call.CameAt, [new Promise(item.DueAt, item.DoneAt, item.Means == MeetingMeans.Released)])], call.CancelledAt)).Select(f => f.Kind).ToHashSet();
        var (ofCall, ofItem) = (MeetingCounts.Of(call, later), MeetingCounts.Of(item, later));
        return facts.Contains(FactKind.SummonsDue) == ofCall.Contains(MeetingFigure.Called) && facts.Contains(FactKind.CameOnTime) == ofCall.Contains(MeetingFigure.CameOnTime)
            && facts.Contains(FactKind.PromiseDue) == ofItem.Contains(MeetingFigure.Agreed) && facts.Contains(FactKind.PromiseKept) == ofItem.Contains(MeetingFigure.DoneOnTime);
    }).Check(Chance.Tries(200));

    private static CountedCall Call(MeetingMeans means, int? came, int? cancelled) => new(1, 7, 9, means, Monday, After(came), After(cancelled));

    private static CountedItem Item(MeetingMeans means, int? done, int? cancelled) => new(1, 7, 9, means, Monday, After(done), After(cancelled));

    private static DateTimeOffset? After(int? hours) => hours is { } h ? Monday.AddHours(h) : null;

    private static MeetingStep Step(MeetingMeans means, MeetingWait waits, TermFrom from, TimeLimit? term) => new("s", Text.Same("s"), means, waits, from, term);

    private static MeetingStep Step(MeetingMeans means, MeetingWait waits, TermFrom from) => Step(means, waits, from, TimeLimit.Hours(4));
}
