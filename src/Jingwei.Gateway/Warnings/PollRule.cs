namespace Jingwei.Gateway.Warnings;

/// <summary>When a feed is asked again.</summary>
internal static class PollRule
{
    /// <summary>However long a feed has failed: a storm's warning must not wait for the morning.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>While there are more new messages than one poll fetches.</summary>
    public static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    /// <param name="everyMinutes">As its keeper set it.</param>
    /// <param name="failures">Polls in a row that came to nothing: each doubles the wait, up to an hour, or what was set when that is longer.</param>
    /// <param name="more">There is more to fetch.</param>
    public static TimeSpan WaitAfter(int everyMinutes, int failures, bool more)
    {
        var every = TimeSpan.FromMinutes(everyMinutes);
        if (failures == 0)
        {
            return more && AtOnce < every ? AtOnce : every;
        }

        var longer = every * Math.Pow(2, Math.Min(failures, 12));
        return longer < Longest ? longer : Longest > every ? Longest : every;
    }
}
