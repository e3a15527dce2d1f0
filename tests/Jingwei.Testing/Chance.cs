using FsCheck;

namespace Jingwei.Testing;

/// <summary>
/// What chance a property is tried with: the same stories in each run, so that a change is red by its own fault; and others, and more of them, when asked for by
/// the environment variable <c>JINGWEI_EXPLORE</c>, a number of times as many.
/// </summary>
public static class Chance
{
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("JINGWEI_EXPLORE"), out var times) && times > 0 ? times : 0;

    /// <summary>Throws at the first story that does not hold.</summary>
    /// <param name="stories">How many are tried; at least 1.</param>
    public static Config Tries(int stories) => Times == 0
        ? Config.QuickThrowOnFailure.WithMaxTest(stories).WithReplay(new Replay(new Rnd(19_760_412, 1), null))
        : Config.QuickThrowOnFailure.WithMaxTest(stories * Times);
}
