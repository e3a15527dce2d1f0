namespace Jingwei.Scenarios.Tests;

/// <summary>The folder that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>scenarios/</c>.</summary>
    public static string Root
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (!Directory.Exists(Path.Combine(at.FullName, "scenarios")))
                at = at.Parent!;
            return at.FullName;
        }
    }
}
