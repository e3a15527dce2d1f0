using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;

namespace Jingwei.Gateway.Warnings;

/// <summary>Makes the CAP message of a warning: a block in Chinese and one in English, the area by name, shape and official code.</summary>
internal sealed class ComposeMessage(AreaDirectory areas, AreaShapes shapes, CitySettings settings, PublishingRules rules, PublicAddress address, OutwardOptions outward, WarningOptions options)
{
    /// <summary>Enough for a street's shape, and little enough for a phone.</summary>
    private const int MostCorners = 200;

    /// <summary>Who warns, as the world knows us.</summary>
    public string Sender => options.Sender ?? (outward.PublicAddress is { } root ? $"warning@{root.Host}" : $"jingwei-{areas.City?.Code ?? "0"}");

    /// <param name="earlier">All messages of this warning until now.</param>
    /// <param name="ending">Said instead of the description when it is over; null while it is not.</param>
    public CapAlert Make(PublishedWarningRow row, string identifier, string msgType, IReadOnlyList<CapReference> earlier, DateTimeOffset now, Text? ending)
    {
        var sent = At(now);
        var words = PublishedViews.WordsOf(row);
        var rule = rules.Find(row.Event);
        var web = address.IsKnown ? address.Of(identifier) : null;
        var headline = Marked(row.Status, ending is null ? words.Headline : AllClear(words.Headline));
        CapInfo Block(string language, Func<Text, string> say) => new(
            language, [rule?.Category ?? "Other"], say(rule?.Name ?? Text.Same(row.Event)), ending is null ? rule?.Do ?? [] : ["AllClear"], ending is null ? row.Urgency : "Past", row.Severity,
            ending is null ? row.Certainty : "Observed", sent, null, At(row.ExpiresAt), Name(areas.City, say), say(headline), say(ending ?? words.Description),
            ending is null ? say(words.Instruction) : null, web, null, [], [Place(row.AreaId, say)]);
        return new CapAlert(identifier, Sender, sent, row.Status, msgType, "Public", null, NoteOf(row.Status), earlier, [Block("zh-CN", t => t.Zh), Block("en-US", t => t.InEnglish())]);
    }

    /// <summary>On the city's clocks, to the second, as CAP writes it.</summary>
    public DateTimeOffset At(DateTimeOffset instant)
    {
        var local = instant.ToOffset(settings.UtcOffsetAt(instant));
        return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <summary>Nobody shall take an exercise or a test for what is meant, wherever the headline is shown alone.</summary>
    private static Text Marked(string status, Text headline) => status switch
    {
        "Exercise" => new Text($"【演练】{headline.Zh}", $"EXERCISE: {headline.InEnglish()}"),
        "Test" => new Text($"【测试】{headline.Zh}", $"TEST: {headline.InEnglish()}"),
        _ => headline,
    };

    private static string? NoteOf(string status) => status switch
    {
        "Exercise" => "演练，并非真实预警。EXERCISE: this is no real warning.",
        "Test" => "测试，并非真实预警。TEST: this is no real warning.",
        _ => null,
    };

    private static Text AllClear(Text headline) => new($"解除：{headline.Zh}", $"All clear: {headline.InEnglish()}");

    private CapArea Place(long areaId, Func<Text, string> say)
    {
        var path = areas.AncestorsOf(areaId).Reverse().Select(a => say(a.Name)).ToList();
        var name = path.Count == 0 ? "–" : say(new Text(string.Concat(path), string.Join(", ", Enumerable.Reverse(path))));
        return new CapArea(name, shapes.OutlinesOf(areaId, MostCorners), [], areas.Find(areaId)?.Code is { } code ? [new CapValue(code.Length <= 6 ? "GB/T 2260" : "GB/T 10114", code)] : []);
    }

    private static string? Name(Area? area, Func<Text, string> say) => area is null ? null : say(area.Name);
}
