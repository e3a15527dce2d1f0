using Jingwei.Cases.Learning;
using YamlDotNet.Serialization;

namespace Jingwei.Cases.Learnt;

/// <summary>
/// What people say of each category, from <c>categories/examples.yaml</c>: a center that has decided little learns from these too. A category of which enough was decided is left to what was decided.
/// </summary>
internal static class BeginningExamples
{
    /// <summary>From so many decided ones on a category needs no others.</summary>
    public const int Enough = 30;
    private const string File = "categories/examples.yaml";
    private static readonly Lazy<IReadOnlyDictionary<string, List<string>>> Shipped = new(Load);

    public static IReadOnlyDictionary<string, List<string>> All => Shipped.Value;

    public static IEnumerable<DecidedMessage> Beside(IReadOnlyList<DecidedMessage> decided, IEnumerable<string> categories)
    {
        var counts = decided.GroupBy(d => d.Category).ToDictionary(g => g.Key, g => g.Count());
        return categories.Where(c => counts.GetValueOrDefault(c) < Enough).SelectMany(c => All.GetValueOrDefault(c) ?? [], (c, said) => new DecidedMessage(new Message("", "", said), c));
    }

    private static Dictionary<string, List<string>> Load()
    {
        using var reader = new StreamReader(typeof(BeginningExamples).Assembly.GetManifestResourceStream(File)!);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<string>>>(reader);
    }
}
