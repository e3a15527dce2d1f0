namespace Jingwei.Sensing.Rules;

/// <summary>
/// What is kept of one value of one device over one step: of a number how often it was said, least, greatest, sum and last; of a boolean or a word how often each was
/// said, and the last. Summaries of two sets of readings that have none in common merge into the summary of both, in any order; sums of whole numbers are exact up to 2⁵³.
/// The last is the one of the latest instant; of several, the one received last.
/// </summary>
internal struct ValueSummary
{
    private SortedDictionary<string, long>? words;

    public long Count { get; private set; }
    public double Sum { get; private set; }
    public double Min { get; private set; }
    public double Max { get; private set; }
    public double Last { get; private set; }
    public string? LastWord { get; private set; }

    /// <summary>The instant of the last, Unix milliseconds.</summary>
    public long LastMs { get; private set; }

    /// <summary>The place of the last in the order of receipt; 0 when that is not known, which is before all others.</summary>
    public long LastSeq { get; private set; }

    /// <summary>How often each was said; empty for a number.</summary>
    public readonly IReadOnlyDictionary<string, long> Words => words ?? (IReadOnlyDictionary<string, long>)NoWords;

    private static readonly SortedDictionary<string, long> NoWords = [];

    /// <summary>A summary of numbers as it was stored.</summary>
    public static ValueSummary OfNumbers(long count, double sum, double min, double max, double last, long lastMs) =>
        new() { Count = count, Sum = sum, Min = min, Max = max, Last = last, LastMs = lastMs };

    /// <summary>A part of a summary of words as it was stored: one word, with the instant of the last when that was this word.</summary>
    public static ValueSummary OfWord(string word, long count, long? lastMs) => new()
    {
        Count = count, words = new(StringComparer.Ordinal) { [word] = count }, LastWord = lastMs is null ? null : word, LastMs = lastMs ?? long.MinValue,
    };

    public void Add(double number, long atMs, long seq) => Merge(new() { Count = 1, Sum = number, Min = number, Max = number, Last = number, LastMs = atMs, LastSeq = seq });

    public void Add(string word, long atMs, long seq)
    {
        words ??= new(StringComparer.Ordinal);
        words[word] = words.GetValueOrDefault(word) + 1;
        if (Count == 0 || (atMs, seq).CompareTo((LastMs, LastSeq)) >= 0)
            (LastWord, LastMs, LastSeq) = (word, atMs, seq);
        Count++;
    }

    public void Merge(in ValueSummary other)
    {
        if (Count == 0 || (other.LastMs, other.LastSeq).CompareTo((LastMs, LastSeq)) >= 0)
            (Last, LastWord, LastMs, LastSeq) = (other.Last, other.LastWord, other.LastMs, other.LastSeq);
        (Min, Max) = Count == 0 ? (other.Min, other.Max) : (Math.Min(Min, other.Min), Math.Max(Max, other.Max));
        Sum += other.Sum;
        Count += other.Count;
        if (other.words is null)
            return;
        words ??= new(StringComparer.Ordinal);
        foreach (var (word, count) in other.words)
            words[word] = words.GetValueOrDefault(word) + count;
    }
}
