namespace Jingwei.Cases.Learning.Categories;

/// <summary>Puts examples into parts of which each is put aside once: the categories spread evenly, equal messages in one part, so that nothing is asked that was just told.</summary>
public static class Folds
{
    /// <param name="truths">Of each message the number of its category.</param>
    /// <returns>Of each message its part, from 0 on.</returns>
    public static int[] Of(IReadOnlyList<Message> messages, IReadOnlyList<int> truths, int folds, uint seed)
    {
        var chance = new XorShift(seed);
        var groups = Enumerable.Range(0, messages.Count).GroupBy(i => (messages[i].Title.Trim(), messages[i].Text.Trim())).Select(g => g.ToArray()).ToArray();
        chance.Shuffle(groups);
        var (parts, next) = (new int[messages.Count], 0);
        foreach (var group in groups.OrderBy(g => truths[g[0]]))
        {
            foreach (var i in group)
            {
                parts[i] = next % folds;
            }

            next++;
        }

        return parts;
    }
}
