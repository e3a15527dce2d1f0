using System.Text.RegularExpressions;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Gateway.Open311;

/// <summary>Reads a service file; what is wrong is noted with file and line. Pure.</summary>
internal static partial class ReadServices
{
    public static readonly MistakeSentences Sentences = new(typeof(ReadServices).Assembly, "Gateway/Open311/");

    private static readonly IReadOnlyDictionary<string, AnswerType> Types = Enum.GetValues<AnswerType>().ToDictionary(t => t.ToString().ToLowerInvariant());

    /// <summary>When it was changed last, and its services; null when something is wrong.</summary>
    public static (DateOnly Changed, IReadOnlyList<Service> Services)? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return null;
        }

        root.Only("changed", "services");
        var changed = root.Get("changed").Day();
        var services = root.Get("services").Entries().Select(Service).ToList();
        return mistakes.Count == before ? (changed!.Value, services) : null;
    }

    private static Service Service(YamlPlace place)
    {
        place.Only("description", "keywords", "publishesWords", "attributes");
        var questions = place.Find("attributes").Entries().Select(Question).ToList();
        return new Service(
            place.Name, place.Find("description").Only("zh", "en").BothLanguages(), place.Find("keywords").Only("zh", "en").BothLanguages(), place.Find("publishesWords").Truth(), questions);
    }

    private static Question Question(YamlPlace place)
    {
        place.Only("zh", "en", "hint", "datatype", "required", "variable", "values");
        if (!Code().IsMatch(place.Name))
        {
            place.Wrong("notCode", ("given", place.Name));
        }

        var says = place.BothLanguages();
        var variable = !place.Find("variable").IsThere || place.Find("variable").Truth();
        var type = place.Find("datatype").IsThere ? place.Find("datatype").Word(Types) : AnswerType.String;
        var required = place.Find("required").Truth();
        var choices = place.Find("values").Entries().Select(v => new Choice(v.Name, v.Only("zh", "en").BothLanguages() ?? Foundation.Text.Same(""))).ToList();
        if (type is { } known && choices.Count > 0 != known is AnswerType.Singlevaluelist or AnswerType.Multivaluelist)
        {
            place.Wrong(choices.Count > 0 ? "valuesWithoutList" : "valuesLacking");
        }

        if (required && !variable)
        {
            place.Wrong("requiredUnasked");
        }

        return new Question(place.Name, variable, type ?? AnswerType.String, required, says ?? Foundation.Text.Same(""), place.Find("hint").Only("zh", "en").BothLanguages(), choices);
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$")]
    private static partial Regex Code();
}
