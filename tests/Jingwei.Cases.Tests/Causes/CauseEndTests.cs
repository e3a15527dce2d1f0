using Jingwei.Cases.Causes;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Causes;
using Jingwei.Cases.Workflows;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Tests.Causes;

/// <summary>What becomes of a case when its cause has an end.</summary>
public sealed class CauseEndTests
{
    private static readonly WorkflowBook Flows = new();

    [Theory]
    [InlineData("street", "filed", 2, false, null, false, CaseOutcome.Cleared, ChildEnd.Unsampled, "nobody need go there any more")]
    [InlineData("street", "handling", 2, false, true, false, CaseOutcome.PickedUp, ChildEnd.Unsampled, "picked up is gone too")]
    [InlineData("street", "filed", 2, false, null, true, CaseOutcome.Cleared, ChildEnd.Checked, "the sample draws it")]
    [InlineData("street", "filed", 3, false, null, false, CaseOutcome.Cleared, ChildEnd.Checked, "what is grave is looked at")]
    [InlineData("street", "filed", 2, false, false, false, CaseOutcome.Cleared, ChildEnd.Checked, "its reporter says that it is not solved")]
    [InlineData("street", "done", 2, false, null, false, CaseOutcome.Cleared, ChildEnd.AsItIs, "it is at its check already")]
    [InlineData("street", "closed", 2, false, null, false, CaseOutcome.FalseAlarm, ChildEnd.AsItIs, "it has ended")]
    [InlineData("street", "filed", 2, false, null, false, CaseOutcome.FalseAlarm, ChildEnd.Released, "there was no such cause")]
    [InlineData("street", "done", 2, false, null, false, CaseOutcome.Voided, ChildEnd.Released, "the cause was voided")]
    [InlineData("street", "filed", 2, false, null, false, null, ChildEnd.Released, "nobody says what it came to")]
    [InlineData("national", "handling", 2, false, null, false, CaseOutcome.Cleared, ChildEnd.Unsampled, "a body has it")]
    [InlineData("national", "taken", 2, false, null, false, CaseOutcome.Cleared, ChildEnd.Told, "intake decides what is not filed")]
    [InlineData("national", "filing", 2, false, null, false, CaseOutcome.Cleared, ChildEnd.Told, "the shift leader files, or does not")]
    [InlineData("national", "handling", 2, true, null, false, CaseOutcome.Cleared, ChildEnd.Told, "a dispute is ruled first")]
    [InlineData("hotline", "handling", 2, false, null, false, CaseOutcome.Cleared, ChildEnd.Told, "each caller is answered by a person")]
    public void Table(string flow, string step, int severity, bool disputed, bool? solved, bool drawn, CaseOutcome? outcome, ChildEnd expected, string why) =>
        CauseEnd.Of(CauseRules.Shipped(Flows).Newest, outcome, Flows.Newest.Single(f => f.Name == flow), new CauseChild(step, severity, disputed, solved, drawn)).ShouldBe(expected, why);

    [Theory]
    [InlineData("street", "handling", CaseOutcome.Cleared, ChildEnd.Told, "it is not done while another body's part stands open")]
    [InlineData("national", "handling", CaseOutcome.Cleared, ChildEnd.Told, "the same, with a body that leads")]
    [InlineData("national", "handling", CaseOutcome.FalseAlarm, ChildEnd.Released, "the cause was none, whoever does a part")]
    [InlineData("national", "closed", CaseOutcome.Cleared, ChildEnd.AsItIs, "it has ended")]
    public void Of_what_another_body_does_a_part_the_handler_is_told(string flow, string step, CaseOutcome outcome, ChildEnd expected, string why) =>
        CauseEnd.Of(CauseRules.Shipped(Flows).Newest, outcome, Flows.Newest.Single(f => f.Name == flow), new CauseChild(step, 2, false, null, false, Assisted: true)).ShouldBe(expected, why);

    [Fact]
    public void A_file_that_leaves_a_workflow_out_or_has_a_wrong_word_says_where()
    {
        var mistakes = new List<FileMistake>();
        CauseRules.Read("2.yaml", "version: 1\nsource: x\nsolvedBy: [fixed]\nfollow: [street]\ntold: []\ncheckEachFrom: 9\n", ["street", "hotline"], mistakes).ShouldBeNull();
        mistakes.Select(m => m.Line).Distinct().Order().ShouldBe([1, 3, 4, 6]);
        mistakes.ShouldContain(m => m.ToString().Contains("hotline"));
    }
}
