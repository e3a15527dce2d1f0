using System.Text.Json.Serialization;
using Jingwei.Cases.Learning.Matters;

namespace Jingwei.Lab;

/// <summary><c>hot-matters IN.jsonl OUT.jsonl [--names]</c>. A matter is called <c>m1</c>, <c>m2</c>… from the biggest on.</summary>
public static class HotMattersCommand
{
    public static void Run(LabArguments arguments, TextWriter says)
    {
        var names = arguments.TakeSwitch("--names");
        var files = arguments.Files("IN.jsonl", "OUT.jsonl");
        var messages = LabInput.Read(files[0]).Select(l => l.Message).ToArray();
        var matters = HotMatters.Find(messages);
        LabOutput.Write(files[1], matters.SelectMany((matter, i) => matter.Messages.Select(m =>
            names ? new Line(m.Id, $"m{i + 1}", matter.Name, matter.Messages.Count, Math.Round(matter.Heat, 2)) : new Line(m.Id, $"m{i + 1}", null, null, null))));
        says.WriteLine($"{matters.Count} matters of {matters.Sum(m => m.Messages.Count)} of {messages.Length} messages: {files[1]}");
    }

    private sealed record Line(
        string Id, string Matter,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Size,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Heat);
}
