using Jingwei.Foundation;

namespace Jingwei.Scenarios.Keys;

/// <summary>What may stand under a key of a package.</summary>
internal abstract record Shape;

/// <summary>Known keys. A key that is none of them is a mistake, unless <see cref="Others"/> says what else may stand there.</summary>
internal sealed record MapShape(params IReadOnlyList<Key> Keys) : Shape
{
    /// <summary>Of these keys exactly one must be there; empty when there is no such rule.</summary>
    public IReadOnlyList<string> ExactlyOne { get; init; } = [];

    /// <summary>What stands under keys that the package names itself; null when it may name none.</summary>
    public Shape? Others { get; init; }

    public IReadOnlyList<string> Names { get; } = [.. Keys.Select(k => k.Name)];
}

/// <summary>Names that the package chooses, all with the same below them.</summary>
/// <param name="Names">A regular expression; null when every name will do.</param>
internal sealed record NamedShape(Shape Each, string? Names = null) : Shape
{
    /// <summary>What a name is called that has no words below it.</summary>
    public Func<string, Text> Label { get; init; } = Text.Same;
}

internal sealed record ListShape(Shape Item, int Least = 0, int? Most = null) : Shape;

/// <summary>One of several.</summary>
internal sealed record EitherShape(params IReadOnlyList<Shape> Ways) : Shape;

/// <summary>A text; with a regular expression, a text that fits it.</summary>
internal sealed record TextShape(string? Pattern = null) : Shape;

/// <summary>One word of a few.</summary>
internal sealed record ChoiceShape(params IReadOnlyList<string> Words) : Shape;

/// <summary>The same in Chinese and English.</summary>
internal sealed record WordsShape : Shape
{
    /// <summary>Whose post it is about may stand beside the words; null where it may not.</summary>
    public Key? Who { get; init; }
}

internal sealed record WholeShape(int Least, int Most) : Shape;

internal sealed record NumberShape : Shape;

internal sealed record YesOrNoShape : Shape;

/// <summary>A key, and what is said of it to people.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Note">What else there is to know; empty when the label says all.</param>
/// <param name="Required">It must be there.</param>
internal sealed record Key(string Name, Shape Shape, Text Label, Text Note, bool Required)
{
    public static Key May(string name, Shape shape, string zh, string en, string noteZh = "", string noteEn = "") =>
        new(name, shape, new Text(zh, en), new Text(noteZh, noteEn), false);

    public static Key Must(string name, Shape shape, string zh, string en, string noteZh = "", string noteEn = "") =>
        May(name, shape, zh, en, noteZh, noteEn) with { Required = true };
}
