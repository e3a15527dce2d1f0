using Jingwei.Foundation;
using Jingwei.Scenarios.Reading;

namespace Jingwei.Scenarios.Contracts;

/// <summary>Something wrong in a package: what it is, and what would be right.</summary>
/// <param name="File">Such as <c>street-care/scenario.yaml</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Code">Names the sentence, in camelCase; stable.</param>
/// <param name="Arguments">What the sentence speaks of, by the names of its places.</param>
public sealed record PackageProblem(string File, int Line, string Code, IReadOnlyDictionary<string, object>? Arguments = null)
{
    /// <summary>The sentence in both languages.</summary>
    public Text Sentence => MistakeSentences.Of(Code, Arguments);

    /// <summary>The sentence in English.</summary>
    public string Message => Sentence.En;

    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>Packages cannot be used as they are.</summary>
public sealed class PackageException(IReadOnlyList<PackageProblem> problems)
    : Exception("Scenario packages have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<PackageProblem> Problems { get; } = problems;
}
