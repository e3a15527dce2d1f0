using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>Numbers of one profile in another, by their names.</summary>
internal static class CarryValues
{
    /// <summary>Whether numbers of the one mean the same in the other, place by place.</summary>
    public static bool Alike(IReadOnlyList<ValueDefinition> a, IReadOnlyList<ValueDefinition> b) =>
        ReferenceEquals(a, b)
        || (a.Count == b.Count && a.Zip(b).All(v => v.First.Name == v.Second.Name && v.First.Shape == v.Second.Shape && v.First.Words.SequenceEqual(v.Second.Words)));

    /// <summary>Numbers in the order of the new profile; NaN where the old one has no value of that name and shape, or where a word is not in the new list.</summary>
    public static double[] To(IReadOnlyList<ValueDefinition> to, IReadOnlyList<ValueDefinition> from, double[] values)
    {
        var carried = new double[to.Count];
        for (var i = 0; i < carried.Length; i++)
        {
            var place = PlaceOf(from, to[i]);
            carried[i] = place < 0 ? double.NaN
                : double.IsNaN(values[place]) ? values[place]
                : to[i].Shape != ValueShape.Word ? values[place]
                : PlaceOf(to[i].Words, from[place].Words[(int)values[place]]);
        }
        return carried;
    }

    /// <summary>The place of a value of the same name and shape; −1 when there is none.</summary>
    public static int PlaceOf(IReadOnlyList<ValueDefinition> profile, ValueDefinition value)
    {
        for (var i = 0; i < profile.Count; i++)
            if (profile[i].Name == value.Name && profile[i].Shape == value.Shape)
                return i;
        return -1;
    }

    private static double PlaceOf(IReadOnlyList<string> words, string word)
    {
        for (var i = 0; i < words.Count; i++)
            if (words[i] == word)
                return i;
        return double.NaN;
    }
}
