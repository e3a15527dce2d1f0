using System.Text.Json.Serialization;
using Jingwei.Cases.Learning.Categories;

namespace Jingwei.Lab;

/// <summary><c>classify --train A.jsonl IN.jsonl OUT.jsonl</c></summary>
public static class ClassifyCommand
{
    public static void Run(LabArguments arguments, TextWriter says)
    {
        var train = arguments.Take("--train") ?? throw new LabInputException("classify needs --train A.jsonl: the messages whose classes are learnt.");
        var classes = LabClassesChoice.Of(arguments);
        var files = arguments.Files("IN.jsonl", "OUT.jsonl");
        var decided = LabInput.ReadDecided(train);
        var asked = LabInput.Read(files[0]);
        var model = LearnCategories.From(decided, LabClasses.Read(classes, train, decided, says));
        LabOutput.Write(files[1], asked.Select(line =>
        {
            var suggestion = model.Suggest(line.Message.Title, line.Message.Text);
            return new Line(line.Message.Id, suggestion.Category, Math.Round(suggestion.Confidence, 4));
        }));
        says.WriteLine($"{asked.Count} messages classified into {model.Categories.Count} classes, learnt from {decided.Count}: {files[1]}");
    }

    private sealed record Line(string Id, [property: JsonPropertyName("class")] string Category, double Confidence);
}
