using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Hotline;

/// <summary>A text to begin an answer with; what stands in 〔 〕 is filled in by whoever answers.</summary>
/// <param name="Kinds">For which kinds of orders; empty for all.</param>
public sealed record AnswerTemplate(string Code, Text Name, string Text, IReadOnlyList<OrderKind> Kinds);

/// <summary>The templates that ship, from <c>hotline/answers.yaml</c>; a city writes its own there.</summary>
internal sealed class AnswerTemplates
{
    private const string Resource = "hotline/answers.yaml";
    private static readonly MistakeSentences Sentences = new(typeof(AnswerTemplates).Assembly, "Cases/Workflows/");
    private static readonly Dictionary<string, OrderKind> Kinds = Enum.GetValues<OrderKind>().ToDictionary(k => char.ToLowerInvariant(k.ToString()[0]) + k.ToString()[1..]);

    public IReadOnlyList<AnswerTemplate> All { get; } = Load();

    /// <summary>The templates of a file; what is wrong is noted with its line. Pure.</summary>
    public static IReadOnlyList<AnswerTemplate> Read(string file, string yaml, List<FileMistake> mistakes)
    {
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return [];
        }

        root.Only("templates");
        return [.. root.Get("templates").Items().Select(Template).OfType<AnswerTemplate>()];
    }

    private static AnswerTemplate? Template(YamlPlace place)
    {
        place.Only("code", "zh", "en", "text", "kinds");
        var (code, name, text) = (place.Get("code").Text(), place.BothLanguages(), place.Get("text").Text());
        var kinds = place.Find("kinds").IsThere ? place.Find("kinds").Items().Select(k => k.Word(Kinds)).OfType<OrderKind>().ToList() : [];
        return code is null || name is null || text is null ? null : new AnswerTemplate(code, name, text.Trim(), kinds);
    }

    private static IReadOnlyList<AnswerTemplate> Load()
    {
        using var reader = new StreamReader(typeof(AnswerTemplates).Assembly.GetManifestResourceStream(Resource)!);
        var mistakes = new List<FileMistake>();
        var read = Read(Resource, reader.ReadToEnd(), mistakes);
        return mistakes.Count == 0 ? read : throw new InvalidOperationException("Answer templates have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
    }
}
