using System.Globalization;

namespace Jingwei.Host.Commands;

/// <summary>Says how many there are of something.</summary>
internal static class Counted
{
    /// <summary><c>1 case</c>, <c>2 cases</c>, <c>1,200 cases</c>.</summary>
    public static string Of(long count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");
}
