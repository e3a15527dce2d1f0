namespace Jingwei.Cases.Learning;

/// <summary>Chance from a seed (Marsaglia's xorshift32): the same on every machine and in every version of the runtime.</summary>
internal sealed class XorShift(uint seed)
{
    private uint state = (seed * 2654435769u) | 1;

    /// <summary>Below <paramref name="end"/>, from 0 on.</summary>
    public int Below(int end)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)end);
    }

    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
