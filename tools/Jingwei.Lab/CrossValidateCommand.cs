using Jingwei.Cases.Learning.Categories;

namespace Jingwei.Lab;

/// <summary><c>cross-validate A.jsonl [--folds 5] [--seed 1]</c>: a table as Markdown.</summary>
public static class CrossValidateCommand
{
    public static void Run(LabArguments arguments, TextWriter output, TextWriter says)
    {
        var folds = arguments.TakeNumber("--folds", 5, 2, 100);
        var seed = arguments.TakeNumber("--seed", 1, 0, int.MaxValue);
        var classes = LabClassesChoice.Of(arguments);
        var file = arguments.Files("A.jsonl")[0];
        var decided = LabInput.ReadDecided(file);
        if (decided.Count < folds)
        {
            throw new LabInputException($"{file}: has {decided.Count} messages; {folds} folds need at least as many.");
        }

        var names = LabClasses.Read(classes, file, decided, says);
        var came = CrossValidation.Run(decided, folds, (uint)seed, names);
        output.WriteLine(
            $"""
            {came.Messages} messages of {came.Categories} classes, {folds} folds, seed {seed}; equal messages are in one fold; {(names.Count > 0 ? $"{names.Count} names from the tree of classes are known to both" : "no tree of classes")}.

            | | learnt | nearest centroid |
            | --- | ---: | ---: |
            | accuracy | {came.Learnt.Accuracy:0.000} | {came.Centroid.Accuracy:0.000} |
            | macro-F1 | {came.Learnt.MacroF1:0.000} | {came.Centroid.MacroF1:0.000} |
            | right class among the first two | {came.InFirstTwo:0.000} | |
            | calibration error | {came.CalibrationError:0.000} | |
            | Brier score | {came.Brier:0.000} | |

            | confidence | messages | said | right |
            | --- | ---: | ---: | ---: |
            """);
        foreach (var band in came.Bands)
        {
            output.WriteLine($"| {band.From:0.0}–{band.To:0.0} | {band.Messages} | {band.Confidence:0.00} | {band.Right:0.00} |");
        }
    }
}
