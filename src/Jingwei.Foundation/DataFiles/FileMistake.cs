namespace Jingwei.Foundation.DataFiles;

/// <summary>Something wrong in a file that people write: what it is, and what would be right.</summary>
/// <param name="File">Such as <c>cn/2026.yaml</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Code">Names the sentence, in camelCase; stable.</param>
/// <param name="Sentence">In both languages.</param>
public sealed record FileMistake(string File, int Line, string Code, Text Sentence)
{
    public override string ToString() => $"{File}:{Line}: {Sentence.En}";
}
