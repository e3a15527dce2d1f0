using System.Text;

namespace Jingwei.Cases.Learning.Texts;

/// <summary>
/// A text cut into tokens without a dictionary: each Chinese character is one, and so is each run of letters and digits of another script. Full-width forms are narrowed and letters made small;
/// punctuation breaks, and so does a space, but between two words of a spaced script. A gram is some tokens in a row with no break between them; its text is a slice of <see cref="Clean"/>.
/// </summary>
public sealed class CutText
{
    private readonly List<Token> tokens;

    private CutText(string clean, List<Token> tokens) => (Clean, this.tokens) = (clean, tokens);

    /// <summary>The tokens in their order: nothing between those that touch, a space between words, a line break at each break.</summary>
    public string Clean { get; }

    public int Count => tokens.Count;

    /// <summary>Whether a token is a Chinese character rather than a word.</summary>
    public bool IsSign(int token) => tokens[token].Kind == Kind.Han;

    /// <summary>Cuts; of a longer text only the first <paramref name="mostCharacters"/> are looked at.</summary>
    public static CutText Of(string text, int mostCharacters = int.MaxValue)
    {
        var tokens = new List<Token>();
        var clean = new StringBuilder(Math.Min(text.Length, mostCharacters) + 8);
        var (segment, gap) = (0, Gap.None);
        for (var i = 0; i < text.Length && i < mostCharacters; i++)
        {
            var c = Narrow(text[i]);
            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var kind = pair ? KindOf(new Rune(c, text[i + 1])) : KindOf(c);
            if (kind == Kind.Other)
            {
                gap = gap != Gap.Break && c is ' ' or '\t' ? Gap.Space : Gap.Break;
                i += pair ? 1 : 0;
                continue;
            }

            var before = tokens.Count > 0 ? tokens[^1].Kind : Kind.Other;
            if (gap == Gap.None && kind == Kind.Word && before == Kind.Word)
            {
                clean.Append(c);
                tokens[^1] = tokens[^1] with { End = clean.Length };
                continue;
            }

            if (gap == Gap.Space && kind == Kind.Word && before == Kind.Word)
            {
                clean.Append(' ');
            }
            else if (gap != Gap.None && tokens.Count > 0)
            {
                clean.Append('\n');
                segment++;
            }

            var start = clean.Length;
            clean.Append(c);
            if (pair)
            {
                clean.Append(text[++i]);
            }

            tokens.Add(new Token(start, clean.Length, segment, kind));
            gap = Gap.None;
        }

        return new CutText(clean.ToString(), tokens);
    }

    /// <summary>The gram of <paramref name="length"/> tokens from <paramref name="first"/> on; empty when a break or the end lies within.</summary>
    public ReadOnlySpan<char> Gram(int first, int length)
    {
        var last = first + length - 1;
        return last < tokens.Count && tokens[last].Segment == tokens[first].Segment ? Clean.AsSpan(tokens[first].Start, tokens[last].End - tokens[first].Start) : [];
    }

    private static Kind KindOf(char c) => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') ? Kind.Han : char.IsLetterOrDigit(c) ? Kind.Word : Kind.Other;

    /// <summary>Of the letters beyond the first 65,536 nearly all are rare Chinese characters, as they stand in names.</summary>
    private static Kind KindOf(Rune rune) => Rune.IsLetter(rune) ? Kind.Han : Kind.Other;

    private static char Narrow(char c) => char.ToLowerInvariant(c switch { '\u3000' => ' ', >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0), _ => c });

    private enum Kind { Other, Han, Word }

    private enum Gap { None, Space, Break }

    private readonly record struct Token(int Start, int End, int Segment, Kind Kind);
}
