using Jingwei.Foundation;

namespace Jingwei.Cases.Formulas;

/// <summary>Something wrong in a formula file: what it is, and what would be right.</summary>
/// <param name="File">Such as <c>inspector/1.yaml</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Code">Names the sentence, in camelCase; stable.</param>
/// <param name="Arguments">What the sentence speaks of, by the names of its places.</param>
public sealed record FormulaProblem(string File, int Line, string Code, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>The sentence in both languages.</summary>
    public Text Sentence => FormulaSentences.Of(Code, Arguments);

    public override string ToString() => $"{File}:{Line}: {Sentence.En}";
}

/// <summary>Formula files cannot be used as they are.</summary>
public sealed class FormulaException(IReadOnlyList<FormulaProblem> problems)
    : Exception("Formula files have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<FormulaProblem> Problems { get; } = problems;
}
