namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>Rows by category need a number for each, as rows by person, body or area have. FNV-1a of the code, 62 bits: the same on every machine.</summary>
public static class CategoryKeys
{
    public static long Of(string category)
    {
        ArgumentNullException.ThrowIfNull(category);
        var hash = 14695981039346656037UL;
        foreach (var sign in category)
            hash = unchecked((hash ^ sign) * 1099511628211UL);
        return (long)(hash >> 2);
    }
}
