using System.Threading.Channels;
using Jingwei.Host.Live;

namespace Jingwei.Host.Tests.Live;

public sealed class WatchersTests
{
    private const long City = 1, Street = 7, OtherStreet = 8;
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;
    private readonly Watchers watchers = new((watched, area, _) => watched == area || watched == City);

    [Fact]
    public async Task A_console_that_is_asleep_holds_nobody_elses_ring_or_news()
    {
        var asleep = new TaskCompletionSource();
        watchers.Join("asleep", 11, [Street], _ => asleep.Task);
        var awake = Page("awake", 12, Street);
        Tell(Street, "alarm");
        Tell(Street, "case");
        watchers.TellAccount(12, Ring());
        (await Next(awake, 3)).ShouldBe(["alarm", "case", "ring"], ignoreOrder: true);
        asleep.SetResult();
    }

    [Fact]
    public async Task A_page_joins_again_and_hears_everything_once()
    {
        var page = Page("desk", 12, Street);
        Tell(Street, "case");
        (await Next(page, 1)).ShouldBe(["case"]);
        var again = watchers.Join("desk", 12, [Street], _ => throw new InvalidOperationException("one page has one carrier"));
        again.Single(g => g.Area == "7").Seq.ShouldBe(1);
        Tell(Street, "alarm");
        watchers.TellAccount(12, Ring());
        watchers.TellAll(new LiveItem("*", "clock", null, At, new LiveBody(new { })));
        (await Next(page, 3)).ShouldBe(["alarm", "ring", "clock"], ignoreOrder: true);
        page.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Who_joins_again_with_other_areas_hears_those_instead()
    {
        var page = Page("desk", 12, Street);
        Page("desk", 12, OtherStreet);
        Tell(Street, "case");
        Tell(OtherStreet, "alarm");
        (await Next(page, 1)).ShouldBe(["alarm"]);
    }

    [Fact]
    public async Task News_of_an_area_reaches_who_watches_it_or_what_lies_above_and_no_one_else()
    {
        var (street, city, other) = (Page("street", 12, Street), Page("city", 13, City), Page("other", 14, OtherStreet));
        Tell(Street, "case");
        Tell(OtherStreet, "alarm");
        (await Next(street, 1)).ShouldBe(["case"]);
        (await Next(city, 2)).ShouldBe(["case", "alarm"]);
        (await Next(other, 1)).ShouldBe(["alarm"]);
    }

    [Fact]
    public async Task After_a_loss_everyone_is_told_also_who_has_not_heard_anything_yet()
    {
        var page = Page("desk", 12, Street);
        watchers.Miss(At);
        (await Next(page, 1)).ShouldBe(["gap"]);
    }

    [Fact]
    public void Nothing_is_kept_of_who_left()
    {
        Page("desk", 12, Street);
        watchers.Leave("desk");
        watchers.Leave("desk");
        watchers.Hearing(Street, "case").ShouldBeEmpty();
    }

    private ChannelReader<string> Page(string line, long account, params long[] watched)
    {
        var heard = Channel.CreateUnbounded<string>();
        watchers.Join(line, account, watched, message => heard.Writer.WriteAsync(message.Kind).AsTask());
        return heard.Reader;
    }

    private void Tell(long area, string kind)
    {
        foreach (var watched in watchers.Hearing(area, kind))
        {
            watchers.TellWatchersOf(watched, new LiveItem(watched.ToString(), kind, null, At, new LiveBody(new { })));
        }
    }

    private static LiveItem Ring() => new(null, "ring", null, At, new LiveBody(new { }));

    private static async Task<List<string>> Next(ChannelReader<string> page, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var kinds = new List<string>();
        while (kinds.Count < count)
        {
            kinds.Add(await page.ReadAsync(patience.Token));
        }

        return kinds;
    }
}
