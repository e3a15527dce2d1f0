using System.Text.Json;
using Jingwei.Cases.Learning;
using Jingwei.Cases.Learning.Categories;
using Jingwei.Cases.Learning.Matters;

namespace Jingwei.Cases.Tests.Learning;

/// <summary>On real messages, where there are some: JINGWEI_DATA names the folder. The figures are in bench/results; here stands what must not be lost.</summary>
public sealed class MeasuredMessagesTests
{
    [Fact]
    public void Learning_beats_the_nearest_centroid_on_real_messages_and_knows_how_sure_it_is()
    {
        var came = CrossValidation.Run([.. Read("labelled.jsonl").Select(m => new DecidedMessage(m.Message, m.Category!))], 5, 1);
        came.Learnt.Accuracy.ShouldBeGreaterThan(came.Centroid.Accuracy);
        came.CalibrationError.ShouldBeLessThan(0.15);
    }

    [Fact]
    public void Real_matters_are_found_without_joining_half_the_city()
    {
        var messages = Read("stream.jsonl").Select(m => m.Message).ToArray();
        var matters = HotMatters.Find(messages);
        matters.Count.ShouldBeGreaterThan(messages.Length / 50);
        matters[0].Messages.Count.ShouldBeInRange(5, messages.Length / 20);
    }

    private static List<(Message Message, string? Category)> Read(string file)
    {
        var folder = Environment.GetEnvironmentVariable("JINGWEI_DATA");
        Assert.SkipUnless(folder is not null, $"JINGWEI_DATA does not name the folder with the measuring data (messages/{file}).");
        return [.. File.ReadLines(Path.Combine(folder!, "messages", file)).Select(line =>
        {
            using var document = JsonDocument.Parse(line);
            var fields = document.RootElement;
            string? Text(string name) => fields.TryGetProperty(name, out var value) ? value.GetString() : null;
            return (new Message(Text("id")!, Text("title") ?? "", Text("text") ?? "", Text("user"), DateTimeOffset.Parse(Text("at")!)), Text("class"));
        })];
    }
}
