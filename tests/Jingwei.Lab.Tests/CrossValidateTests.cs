using System.Globalization;

namespace Jingwei.Lab.Tests;

/// <summary><c>cross-validate A.jsonl [--folds 5] [--seed 1]</c></summary>
public sealed class CrossValidateTests : IDisposable
{
    private readonly LabRig lab = new();

    [Fact]
    public void Accuracy_macro_f1_and_calibration_are_told_beside_the_nearest_centroid()
    {
        var (code, output, _) = lab.Run("cross-validate", Decided(20), "--folds", "4", "--seed", "7");
        code.ShouldBe(0);
        output.ShouldStartWith("40 messages of 2 classes, 4 folds, seed 7");
        foreach (var row in (string[])["| accuracy | ", "| macro-F1 | ", "| calibration error | ", "| Brier score | "])
        {
            output.ShouldContain(row);
        }

        var accuracy = output.Split('\n').Single(l => l.StartsWith("| accuracy", StringComparison.Ordinal)).Split('|').Skip(2).Take(2).Select(c => double.Parse(c, CultureInfo.InvariantCulture));
        accuracy.ShouldAllBe(a => a > 0.9 && a <= 1);
        lab.Run("cross-validate", Decided(20), "--folds", "4", "--seed", "7").Output.ShouldBe(output);
    }

    [Fact]
    public void Fewer_messages_than_folds_are_refused()
    {
        var (code, _, errors) = lab.Run("cross-validate", Decided(2));
        code.ShouldBe(2);
        errors.ShouldContain("has 4 messages; 5 folds need at least as many");
    }

    private string Decided(int each) => lab.Write("a.jsonl", string.Join('\n', Enumerable.Range(0, each).SelectMany(i => new[]
    {
        $$"""{"id":"l{{i}}","title":"{{i}}号路灯不亮","text":"路灯坏了请修","class":"市政"}""",
        $$"""{"id":"s{{i}}","title":"{{i}}班补课","text":"学校补课收费","class":"教育"}""",
    })));

    public void Dispose() => lab.Dispose();
}
