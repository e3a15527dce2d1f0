using Jingwei.Host.Demo;

namespace Jingwei.Sim.Tests.Street;

public class DemoBoardTests
{
    private readonly DemoBoard board = new();

    [Fact]
    public async Task What_was_said_is_heard_in_order_and_only_once()
    {
        board.Say("overflow", "bin-012");
        board.Say("rate", rate: 60);
        var (items, next) = await Hear(0);
        items.Select(i => i.Kind).ShouldBe(["overflow", "rate"]);
        items[0].Device.ShouldBe("bin-012");
        (await Hear(next)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_waits_hears_the_next_word_at_once()
    {
        var heard = board.Hear(0, TimeSpan.FromMinutes(5), TimeProvider.System, TestContext.Current.CancellationToken);
        heard.IsCompleted.ShouldBeFalse();
        board.Play(true);
        var (items, _) = await heard;
        items.ShouldHaveSingleItem().Playing.ShouldBe(true);
    }

    [Fact]
    public async Task Who_waits_is_let_go_when_the_host_stops()
    {
        using var stopping = new CancellationTokenSource();
        var heard = board.Hear(0, TimeSpan.FromMinutes(5), TimeProvider.System, stopping.Token);
        await stopping.CancelAsync();
        (await heard).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Playing_twice_says_nothing_new()
    {
        board.Play(true);
        board.Play(true);
        (await Hear(0)).Items.Count.ShouldBe(1);
        board.Playing.ShouldBeTrue();
    }

    private Task<(IReadOnlyList<DemoCommand> Items, long Next)> Hear(long after) =>
        board.Hear(after, TimeSpan.Zero, TimeProvider.System, TestContext.Current.CancellationToken);
}
