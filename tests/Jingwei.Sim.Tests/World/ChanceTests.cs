using Jingwei.Sim.World;

namespace Jingwei.Sim.Tests.World;

public class ChanceTests
{
    private static readonly Chance chance = new(7);

    [Fact]
    public void Draws_are_even()
    {
        var draws = Enumerable.Range(0, 20_000).Select(i => chance.Uniform("even", i)).ToList();
        draws.ShouldAllBe(d => d >= 0 && d < 1);
        draws.Average().ShouldBe(0.5, 0.01);
        draws.Count(d => d < 0.1).ShouldBeInRange(1_800, 2_200);
    }

    [Fact]
    public void Streams_and_neighbors_have_nothing_to_do_with_each_other()
    {
        var a = Enumerable.Range(0, 5_000).Select(i => chance.Uniform("bin-001/litter", i)).ToList();
        var b = Enumerable.Range(0, 5_000).Select(i => chance.Uniform("bin-002/litter", i)).ToList();
        Correlation(a, b).ShouldBe(0, 0.05);
        Correlation(a.Take(4_999), a.Skip(1)).ShouldBe(0, 0.05);
    }

    [Fact]
    public void Normal_draws_have_mean_0_and_spread_1()
    {
        var draws = Enumerable.Range(0, 20_000).Select(i => chance.Normal("normal", i)).ToList();
        draws.Average().ShouldBe(0, 0.03);
        draws.Average(d => d * d).ShouldBe(1, 0.04);
    }

    [Fact]
    public void A_draw_is_the_same_however_often_and_in_whatever_order()
    {
        var first = chance.Uniform("x", 3);
        chance.Uniform("y", 1);
        chance.Uniform("x", 3).ShouldBe(first);
        new Chance(7).Uniform("x", 3).ShouldBe(first);
        new Chance(8).Uniform("x", 3).ShouldNotBe(first);
    }

    private static double Correlation(IEnumerable<double> a, IEnumerable<double> b) =>
        a.Zip(b, (x, y) => (x - 0.5) * (y - 0.5)).Average() * 12;
}
