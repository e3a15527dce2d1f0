using System.Text.RegularExpressions;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Gateway.Cap;

namespace Jingwei.Gateway.Warnings;

/// <summary>Reads the rules for publishing; what is wrong is noted with file and line. Pure.</summary>
internal static partial class ReadPublishingRules
{
    /// <summary>Areas that may be named in public: nothing smaller than a neighborhood.</summary>
    public static readonly string[] Levels = [AreaLevels.City, AreaLevels.District, AreaLevels.Subdistrict, AreaLevels.Neighborhood, AreaLevels.Zone];

    private static readonly MistakeSentences Sentences = new(typeof(ReadPublishingRules).Assembly, "Gateway/Warnings/");
    private static readonly Dictionary<string, int> LevelWords = Words(Levels[..4]);
    private static readonly Dictionary<string, int> CategoryWords = Words(CapGrammar.Categories);
    private static readonly Dictionary<string, int> DoWords = Words(CapGrammar.ResponseTypes);

    /// <summary>Null when something is wrong.</summary>
    public static IReadOnlyList<PublishingRule>? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return null;
        }

        root.Only("changed", "events").Get("changed").Day();
        var events = root.Get("events");
        var rules = events.Entries().Select(Rule).ToList();
        if (events.IsMap && rules.Count == 0)
        {
            events.Wrong("noEvents");
        }

        return mistakes.Count == before ? rules : null;
    }

    private static PublishingRule Rule(YamlPlace place)
    {
        place.Only("name", "category", "do", "hours", "instruction", "alarms", "leastSeverity", "byItself", "level");
        if (!Code().IsMatch(place.Name))
        {
            place.Wrong("notCode");
        }

        var alarms = place.Find("alarms").Items().Select(a => (Place: a, Name: a.Text() ?? "")).ToList();
        foreach (var alarm in alarms.Where(a => !Alarm().IsMatch(a.Name)))
        {
            alarm.Place.Wrong("alarmInvalid", ("given", alarm.Name));
        }

        var byItself = place.Find("byItself").Truth();
        if (byItself && alarms.Count == 0)
        {
            place.Find("byItself").Wrong("byItselfWithoutAlarms");
        }

        var least = place.Find("leastSeverity");
        return new PublishingRule(
            place.Name, Both(place, "name"), Word(place.Get("category"), CategoryWords, CapGrammar.Categories), [.. place.Get("do").Items().Select(d => Word(d, DoWords, CapGrammar.ResponseTypes))],
            place.Get("hours").Whole(1, 240) ?? 1, Both(place, "instruction"), [.. alarms.Select(a => a.Name)], least.IsThere ? least.Whole(1, 4) ?? 4 : 4, byItself,
            Word(place.Get("level"), LevelWords, Levels));
    }

    private static Text Both(YamlPlace place, string key) => place.Get(key).Only("zh", "en").BothLanguages() ?? Foundation.Text.Same("");

    private static string Word(YamlPlace place, Dictionary<string, int> known, string[] words) => place.Word(known) is { } at ? words[at] : "";

    private static Dictionary<string, int> Words(string[] words) => words.Select((w, i) => (w, i)).ToDictionary(w => w.w, w => w.i);

    [GeneratedRegex("^[A-Za-z0-9]{1,40}$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[A-Za-z0-9]+\.[A-Za-z0-9]+$")]
    private static partial Regex Alarm();
}
