using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;

namespace Jingwei.Cases.Tests;

/// <summary>What a reporter's answer is worth, and when it may be given.</summary>
public sealed class ReporterAnswersTests
{
    private static readonly DateTimeOffset Done = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_answer_about_the_newest_work_stands()
    {
        ReporterAnswers.Standing(false, Done.AddMinutes(5), Done, null).ShouldBe(false);
        ReporterAnswers.Standing(true, Done.AddMinutes(5), Done, Done.AddMinutes(9)).ShouldBe(true);
        ReporterAnswers.Standing(null, null, Done, null).ShouldBeNull();
    }

    [Fact]
    public void An_answer_about_earlier_work_is_asked_for_anew() =>
        ReporterAnswers.Standing(false, Done.AddMinutes(-5), Done, null).ShouldBeNull();

    [Fact]
    public void Not_solved_stands_while_the_work_is_done_again() =>
        ReporterAnswers.Standing(false, Done, null, null).ShouldBe(false);

    [Fact]
    public void Not_solved_is_settled_by_a_check_that_passes_all_the_same() =>
        ReporterAnswers.Standing(false, Done.AddMinutes(5), Done, Done.AddMinutes(9)).ShouldBeNull();

    [Theory]
    [InlineData(CaseStage.Dispatch, false)]
    [InlineData(CaseStage.Handle, false)]
    [InlineData(CaseStage.Check, true)]
    [InlineData(CaseStage.Ended, true)]
    public void It_is_asked_once_the_work_is_done(CaseStage stage, bool may) =>
        ReporterAnswers.MayAnswer(stage, stage == CaseStage.Ended ? Done : null, Done.AddDays(14)).ShouldBe(may);

    [Fact]
    public void After_a_fortnight_it_is_a_new_report() => ReporterAnswers.MayAnswer(CaseStage.Ended, Done, Done.AddDays(14).AddSeconds(1)).ShouldBeFalse();

    [Fact]
    public void Only_not_solved_brings_a_case_back_and_only_a_closed_one()
    {
        ReporterAnswers.Reopens(CaseStage.Ended, solved: false).ShouldBeTrue();
        ReporterAnswers.Reopens(CaseStage.Ended, solved: true).ShouldBeFalse();
        ReporterAnswers.Reopens(CaseStage.Check, solved: false).ShouldBeFalse();
    }
}
