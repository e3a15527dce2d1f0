using Jingwei.Foundation;
using Jingwei.Gateway.Open311;

namespace Jingwei.Gateway.Tests.Open311;

/// <summary>Typed answers to the questions of a service.</summary>
public sealed class CheckAnswersTests
{
    private static readonly Question[] Questions =
    [
        Ask("told", AnswerType.String, variable: false),
        Ask("line", AnswerType.String),
        Ask("count", AnswerType.Number),
        Ask("since", AnswerType.Datetime),
        Ask("story", AnswerType.Text),
        Ask("one", AnswerType.Singlevaluelist, required: true),
        Ask("many", AnswerType.Multivaluelist),
    ];

    [Fact]
    public void Good_answers_become_lines_in_the_order_of_the_questions()
    {
        var (wrongs, lines) = Run(("many", "a"), ("many", "b"), ("one", "b"), ("story", "x\ny"), ("since", "2026-11-26T08:00:00+08:00"), ("count", "-2.5"), ("line", " 好 "));
        wrongs.ShouldBeEmpty();
        lines.ShouldBe(["line？：好", "count？：-2.5", "since？：2026-11-26T08:00:00+08:00", "story？：x\ny", "one？：乙", "many？：甲、乙"]);
    }

    [Theory]
    [InlineData("count", "many")]
    [InlineData("count", "NaN")]
    [InlineData("count", "1,5")]
    [InlineData("since", "yesterday")]
    [InlineData("since", "2026-11-26T08:00:00")]
    [InlineData("line", "a\nb")]
    [InlineData("one", "c")]
    [InlineData("many", "甲")]
    [InlineData("told", "x")]
    [InlineData("none", "x")]
    public void An_answer_of_another_kind_is_named(string code, string answer)
    {
        var (wrongs, _) = code == "one" ? Run((code, answer)) : Run((code, answer), ("one", "a"));
        wrongs.Single().Says.En.ShouldContain(code);
        wrongs[0].Status.ShouldBe(400);
    }

    [Fact]
    public void Lengths_have_an_end()
    {
        Run(("one", "a"), ("line", new string('x', 201))).Wrongs.ShouldHaveSingleItem();
        Run(("one", "a"), ("story", new string('x', 1001))).Wrongs.ShouldHaveSingleItem();
        Run(("one", "a"), (new string('x', 5000), "x")).Wrongs.Single().Says.En.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void What_is_required_is_missed_and_one_value_is_one()
    {
        Run(("one", " ")).Wrongs.Single().Says.En.ShouldContain("required");
        Run(("one", "a"), ("one", "b")).Wrongs.Single().Says.En.ShouldContain("one value");
        Run(("one", "a"), ("one", "a")).Wrongs.ShouldBeEmpty();
    }

    private static (IReadOnlyList<Wrong> Wrongs, IReadOnlyList<string> Lines) Run(params (string Code, string Answer)[] given) =>
        CheckAnswers.Run(Questions, given.GroupBy(g => g.Code).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(x => x.Answer)]));

    private static Question Ask(string code, AnswerType type, bool required = false, bool variable = true) => new(
        code, variable, type, required, Text.Same($"{code}？"), null,
        type is AnswerType.Singlevaluelist or AnswerType.Multivaluelist ? [new Choice("a", new Text("甲", "A")), new Choice("b", new Text("乙", "B"))] : []);
}
