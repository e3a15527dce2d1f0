namespace Jingwei.Lab.Tests;

/// <summary>What cannot be used is told with file and line and what would be right; it ends with 2, and nothing of the program's inside is shown.</summary>
public sealed class MistakesTests : IDisposable
{
    private readonly LabRig lab = new();

    [Theory]
    [InlineData("{\"id\":\"1\",\"title\":\"路灯\"}\n{\"id\":\"2\",", "line 2: is not JSON")]
    [InlineData("[1]", "line 1: is not an object")]
    [InlineData("\n\n{\"title\":\"路灯\"}", "line 3: has no \"id\"")]
    [InlineData("{\"id\":\"1\"}", "line 1: has neither \"title\" nor \"text\"")]
    [InlineData("{\"id\":\"1\",\"title\":[\"路灯\"]}", "line 1: \"title\" is array; it should be text")]
    [InlineData("{\"id\":\"1\",\"title\":\"路灯\",\"at\":\"gestern\"}", "line 1: \"at\" is \"gestern\"; it should be like 2026-11-26 08:00:00")]
    [InlineData("", "has no message in it")]
    public void A_line_that_is_no_message_is_named(string content, string mistake)
    {
        var (code, output, errors) = lab.Run("hot-matters", lab.Write("in.jsonl", content), lab.Path("out.jsonl"));
        (code, output).ShouldBe((2, ""));
        errors.ShouldStartWith(lab.Path("in.jsonl"));
        errors.ShouldContain(mistake);
        errors.ShouldNotContain("   at ");
        File.Exists(lab.Path("out.jsonl")).ShouldBeFalse();
    }

    [Fact]
    public void An_example_without_a_class_is_named()
    {
        var train = lab.Write("a.jsonl", "{\"id\":\"1\",\"title\":\"路灯\",\"class\":\"市政\"}\n{\"id\":\"2\",\"title\":\"路灯\",\"class\":\" \"}");
        foreach (var args in (string[][])[["classify", "--train", train, train, lab.Path("out.jsonl")], ["cross-validate", train]])
        {
            var (code, _, errors) = lab.Run(args);
            code.ShouldBe(2);
            errors.ShouldContain($"{train}, line 2: has no \"class\"");
        }
    }

    [Theory]
    [InlineData("There is no command guess", "guess")]
    [InlineData("classify needs --train", "classify", "in", "out")]
    [InlineData("--train needs a value", "classify", "in", "out", "--train")]
    [InlineData("--train was given twice", "classify", "--train", "a", "--train", "b", "in", "out")]
    [InlineData("--fast is not understood", "hot-matters", "in", "out", "--fast", "1")]
    [InlineData("2 files are needed, IN.jsonl OUT.jsonl; there are 1", "hot-matters", "in")]
    [InlineData("--folds is one; it should be a whole number from 2 to 100", "cross-validate", "a", "--folds", "one")]
    [InlineData("nowhere.jsonl: cannot be read", "cross-validate", "nowhere.jsonl")]
    public void An_option_that_is_not_understood_is_named(string mistake, params string[] args)
    {
        var (code, _, errors) = lab.Run(args);
        code.ShouldBe(2);
        errors.ShouldContain(mistake);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        var asked = lab.Write("in.jsonl", """{"id":"1","title":"路灯"}""");
        var (code, _, errors) = lab.Run("hot-matters", asked, lab.Path("no/such/folder/out.jsonl"));
        code.ShouldBe(2);
        errors.ShouldContain("out.jsonl: cannot be written");
    }

    [Fact]
    public void Help_is_an_answer_and_no_command_at_all_is_not()
    {
        var (code, output, _) = lab.Run("classify", "--help");
        code.ShouldBe(0);
        foreach (var command in (string[])["classify --train", "hot-matters IN.jsonl", "cross-validate A.jsonl"])
        {
            output.ShouldContain(command);
        }

        lab.Run().Code.ShouldBe(2);
        lab.Run().Errors.ShouldContain("classify --train");
    }

    public void Dispose() => lab.Dispose();
}
