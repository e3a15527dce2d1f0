using System.Globalization;

namespace Jingwei.Foundation;

/// <summary>How an id is written in the API: a decimal number, as a string.</summary>
public static class Ids
{
    /// <summary>The id that a text says; null when it says none.</summary>
    public static long? Find(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
