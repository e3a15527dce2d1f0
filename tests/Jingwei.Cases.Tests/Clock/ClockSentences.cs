using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.Cases.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Cases.Tests.Clock;

/// <summary>The sentences of <c>docs/clock.md</c>, and a line of reasons put into them.</summary>
internal static partial class ClockSentences
{
    /// <summary>Chinese and English, by code.</summary>
    public static Dictionary<string, (string Zh, string En)> All { get; } =
        Row().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "clock.md"))).ToDictionary(m => m.Groups[1].Value, m => (m.Groups[2].Value, m.Groups[3].Value));

    /// <summary>Fails when the line has no sentence, or one with a place that the line does not fill.</summary>
    public static void Check(Reason line)
    {
        All.ShouldContainKey(line.Code);
        var (zh, en) = All[line.Code];
        var places = Place().Matches(zh).Concat(Place().Matches(en)).Select(m => m.Groups[1].Value).Distinct();
        places.ShouldBeSubsetOf(line.Args!.Keys, line.Code);
        line.Args.Values.ShouldNotContain((object?)null, line.Code);
    }

    /// <summary>The line in English, with instants on the clocks of Shanghai.</summary>
    public static string English(Reason line) => Say(All[line.Code].En, line, t => t.En);

    public static string Chinese(Reason line) => Say(All[line.Code].Zh, line, t => t.Zh);

    private static string Say(string sentence, Reason line, Func<Text, string> language)
    {
        Check(line);
        return Place().Replace(sentence, place => line.Args![place.Groups[1].Value] switch
        {
            Text text => language(text),
            DateTimeOffset at => at.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("MM-dd", CultureInfo.InvariantCulture),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
        });
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Jingwei.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^'reason\.(\w+)': \['(.*)', '(.*)'\],$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
