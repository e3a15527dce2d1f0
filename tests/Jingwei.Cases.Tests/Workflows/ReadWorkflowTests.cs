using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Tests.Workflows;

/// <summary>A workflow that somebody writes: what is wrong with it is told with its line, and one with mistakes is not used.</summary>
public sealed class ReadWorkflowTests
{
    private const string Good = """
        workflow: small
        version: 1
        name: { zh: 小流程, en: Small }
        source: us
        begin: open
        steps:
          open: { zh: 待办, en: Open, stage: handle, hold: desk, post: operator }
          done: { zh: 待核查, en: Done, stage: check, hold: desk, post: checker }
          closed: { zh: 结案, en: Closed, stage: ended, hold: nobody }
        clocks:
          clear: { zh: 处置, en: Clear, runs: [open], main: true }
          check: { zh: 核查, en: Check, runs: [done], limit: { workingHours: 1.5 } }
        moves:
          - { move: done, zh: 完成, en: Done, from: [open], to: done, by: [operator], handles: true }
          - { move: checked, zh: 通过, en: Passed, from: done, to: closed, by: checker }
        """;

    [Fact]
    public void A_good_one_is_read_whole()
    {
        var mistakes = new List<FileMistake>();
        var flow = ReadWorkflow.Read("small/1.yaml", Good, mistakes)!;
        mistakes.ShouldBeEmpty();
        (flow.Name, flow.Version, flow.Begin, flow.ClearedItself).ShouldBe(("small", 1, "open", null));
        var done = flow.Step("done");
        (done.Name.Zh, done.Stage, done.Hold, done.Post, done.Unseen).ShouldBe(("待核查", CaseStage.Check, CaseHold.Desk, CasePart.Checker, false));
        flow.FindClock("check")!.Limit!.ToString().ShouldBe("1.5 working hours");
        flow.Find("open", "done")!.Handles.ShouldBeTrue();
        flow.Allowed("done", CasePart.Checker).Single().Move.ShouldBe("checked");
    }

    [Theory]
    [InlineData("version: 1", "version: 0", "notNumber", 2)]
    [InlineData("version: 1", "version: 2", "notFile", 1)]
    [InlineData("begin: open", "begin: opne", "stepUnknown", 5)]
    [InlineData("en: Small }", "}", "keyLacking", 3)]
    [InlineData("stage: handle", "stage: handel", "notWord", 7)]
    [InlineData(", post: operator", "", "postLacking", 7)]
    [InlineData("hold: nobody", "hold: nobody, call: [officer]", "callWithoutCall", 9)]
    [InlineData("hold: nobody", "hold: nobody, call: [ofcer]", "notWord", 9)]
    [InlineData("hold: nobody", "hold: nobody, post: checker", "postWithoutDesk", 9)]
    [InlineData("stage: ended, hold: nobody", "stage: close, hold: nobody", "endedHeld", 9)]
    [InlineData(", main: true", "", "mainClock", 11)]
    [InlineData("runs: [done]", "runs: [doen]", "stepUnknown", 12)]
    [InlineData("{ workingHours: 1.5 }", "{ workingHours: 1.51 }", "notLimit", 12)]
    [InlineData("{ workingHours: 1.5 }", "{ hours: 1 }", "notLimit", 12)]
    [InlineData("to: done, by", "by", "toLacking", 14)]
    [InlineData("by: [operator], handles", "by: [boss], handles", "notWord", 14)]
    [InlineData("handles: true", "handles: maybe", "notBool", 14)]
    [InlineData("handles: true", "handel: true", "keyUnknown", 14)]
    [InlineData("from: [open]", "from: []", "fromLacking", 14)]
    [InlineData("from: [open], to: done", "does: note, from: [open], to: done", "noteMoves", 14)]
    [InlineData("from: [open], to: done", "from: [open, done], to: done", "checkHandles", 14)]
    [InlineData("by: checker }", "by: checker }\n  - { move: checked, zh: 通过, en: Passed, from: done, to: closed, by: operator }", "moveTwice", 16)]
    [InlineData("from: [open], to: done", "does: pickUp, from: [open], to: done", "unsampled", 14)]
    [InlineData("from: [open], to: done", "does: take, from: [open], to: closed", "takenUnheld", 14)]
    [InlineData("runs: [done]", "runs: [open]", "stepWithoutClock", 8)]
    [InlineData("runs: [done]", "runs: [done, closed]", "endedWithClock", 9)]
    [InlineData("from: done, to: closed", "from: done, to: open", "stepEndless", 7)]
    [InlineData("from: [open], to: done", "from: [open], to: closed", "stepUnreached", 8)]
    public void A_mistake_is_told_with_its_line(string right, string wrong, string code, int line)
    {
        Good.ShouldContain(right);
        var mistakes = new List<FileMistake>();
        ReadWorkflow.Read("small/1.yaml", Good.Replace(right, wrong, StringComparison.Ordinal), mistakes).ShouldBeNull();
        mistakes.Select(m => (m.Code, m.Line)).ShouldContain((code, line), string.Join("\n", mistakes));
        mistakes.ShouldAllBe(m => !m.Sentence.Zh.Contains('{') || m.Code == "notLimit" || m.Code == "notMap");
    }

    [Fact]
    public void Both_languages_have_a_sentence_for_each_mistake() =>
        ReadWorkflow.Sentences.English.Keys.Order().ShouldBe(ReadWorkflow.Sentences.Chinese.Keys.Order());

    [Fact]
    public void What_ships_can_be_used() => ShippedWorkflows.All.Select(f => $"{f.Name} {f.Version}").ShouldBe(["hotline 1", "national 1", "national 2", "national 3", "street 1"]);

    [Fact]
    public void In_what_ships_nobody_checks_what_they_did_and_a_side_path_has_its_approval()
    {
        foreach (var flow in ShippedWorkflows.All)
        {
            flow.Moves.Where(m => m.From.Any(f => flow.Step(f).Stage == CaseStage.Check)).ShouldAllBe(m => !m.Handles);
            flow.Moves.Where(m => m.Does is MoveVerb.Suspend or MoveVerb.Extend or MoveVerb.Void).ShouldAllBe(m => m.Approval != null && m.Note == NoteNeed.Required);
        }
    }
}
