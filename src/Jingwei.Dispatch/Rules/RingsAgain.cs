namespace Jingwei.Dispatch.Rules;

/// <summary>Whether phones ring again for a case that has become worse. Pure.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>called as 2, now 4</term><description>rings</description></item>
/// <item><term>called as 4 a minute ago, fell to 2, now 4</term><description>does not: a value that jitters around a step is one rise</description></item>
/// <item><term>called as 3 a minute ago, now 4</term><description>rings</description></item>
/// <item><term>called as 4 five minutes ago, fell to 2, now 4</term><description>rings</description></item>
/// <item><term>a call of before severities were kept</term><description>counts for nothing</description></item>
/// </list>
/// </remarks>
public static class RingsAgain
{
    /// <summary>Within this, coming back to what people were called for is no news.</summary>
    public static readonly TimeSpan News = TimeSpan.FromMinutes(5);

    /// <param name="severity">How bad the case is now, 1 to 4.</param>
    /// <param name="calls">How bad it was at each of its calls, and when that was.</param>
    public static bool For(int severity, IEnumerable<(int? Severity, DateTimeOffset Since)> calls, DateTimeOffset now) =>
        !calls.Any(c => c.Severity >= severity && now - c.Since < News);
}
