using Jingwei.Foundation.DataFiles;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Cases.Nearby;

/// <summary>Of which categories others may see what residents reported: those that residents may choose, without what <c>categories/public.yaml</c> withholds.</summary>
/// <param name="withheld">Codes, or the beginning of one up to a hyphen.</param>
internal sealed class PublicCategories(IScenarioCatalog catalog, IReadOnlyList<string> withheld)
{
    private const string Resource = "categories/public.yaml";
    private static readonly MistakeSentences Sentences = new(typeof(PublicCategories).Assembly, "Cases/Workflows/");

    public IReadOnlyList<string> Codes => [.. catalog.Categories.Where(IsPublic).Select(c => c.Code)];

    public bool Has(string code) => catalog.FindCategory(code) is { } category && IsPublic(category);

    public static PublicCategories Shipped(IScenarioCatalog catalog)
    {
        using var reader = new StreamReader(typeof(PublicCategories).Assembly.GetManifestResourceStream(Resource)!);
        var mistakes = new List<FileMistake>();
        var read = Read(Resource, reader.ReadToEnd(), mistakes);
        return mistakes.Count == 0 ? new PublicCategories(catalog, read) : throw new InvalidOperationException(string.Join(Environment.NewLine, mistakes));
    }

    /// <summary>The withheld codes of a file; what is wrong is noted with its line. Pure.</summary>
    public static IReadOnlyList<string> Read(string file, string yaml, List<FileMistake> mistakes)
    {
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return [];
        }

        root.Only("withheld");
        return [.. root.Get("withheld").Items().Select(i => i.Text()).OfType<string>()];
    }

    private bool IsPublic(CategoryDefinition category) =>
        category.Reportable && !withheld.Any(w => category.Code == w || category.Code.StartsWith(w + "-", StringComparison.Ordinal));
}
