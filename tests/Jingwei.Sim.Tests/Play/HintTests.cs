using Jingwei.Sim.Play;

namespace Jingwei.Sim.Tests.Play;

public sealed class HintTests
{
    [Fact]
    public async Task A_hint_ends_one_wait_however_often_it_was_given()
    {
        var hint = new Hint();
        hint.Give();
        hint.Give();
        (await hint.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await hint.Wait(TimeSpan.Zero, TestContext.Current.CancellationToken)).ShouldBeFalse("or whoever has nothing to do would never rest");
    }

    [Fact]
    public async Task Who_waits_already_hears_it_at_once()
    {
        var hint = new Hint();
        var waiting = hint.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        hint.Give();
        (await waiting).ShouldBeTrue();
    }
}
