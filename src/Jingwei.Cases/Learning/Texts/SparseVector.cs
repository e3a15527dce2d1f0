namespace Jingwei.Cases.Learning.Texts;

/// <summary>Few weights of many: terms by number, ascending, each with its weight. Length 1, or empty.</summary>
public readonly record struct SparseVector(int[] Terms, float[] Weights)
{
    public static SparseVector Empty { get; } = new([], []);

    public int Count => Terms.Length;

    /// <summary>Of weights of any size; they are made to length 1.</summary>
    public static SparseVector Normalized(List<(int Term, double Weight)> weights)
    {
        weights.Sort((a, b) => a.Term.CompareTo(b.Term));
        var length = Math.Sqrt(weights.Sum(w => w.Weight * w.Weight));
        return length == 0 ? Empty : new SparseVector([.. weights.Select(w => w.Term)], [.. weights.Select(w => (float)(w.Weight / length))]);
    }

    /// <summary>The cosine of two vectors of length 1.</summary>
    public double Dot(SparseVector other)
    {
        var (sum, i, j) = (0.0, 0, 0);
        while (i < Terms.Length && j < other.Terms.Length)
        {
            var (mine, theirs) = (Terms[i], other.Terms[j]);
            if (mine == theirs)
            {
                sum += Weights[i++] * other.Weights[j++];
            }
            else if (mine < theirs)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return sum;
    }

    public double Dot(ReadOnlySpan<double> dense)
    {
        var sum = 0.0;
        for (var i = 0; i < Terms.Length; i++)
        {
            sum += Weights[i] * dense[Terms[i]];
        }

        return sum;
    }

    /// <summary>Adds this, so many times, to a dense vector.</summary>
    public void AddTo(Span<double> dense, double times)
    {
        for (var i = 0; i < Terms.Length; i++)
        {
            dense[Terms[i]] += times * Weights[i];
        }
    }
}
