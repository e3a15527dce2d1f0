using Jingwei.Dispatch.Rules;

namespace Jingwei.Dispatch.Tests;

public sealed class RingsAgainTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2, 60, 4, true)]
    [InlineData(4, 60, 4, false)]
    [InlineData(3, 60, 4, true)]
    [InlineData(4, 299, 3, false)]
    [InlineData(4, 300, 4, true)]
    [InlineData(null, 60, 2, true)]
    public void Coming_back_to_what_people_were_called_for_is_no_news(int? calledAs, int secondsAgo, int now, bool rings) =>
        RingsAgain.For(now, [(calledAs, Noon.AddSeconds(-secondsAgo))], Noon).ShouldBe(rings);
}
