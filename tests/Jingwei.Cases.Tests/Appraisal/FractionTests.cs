using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Rules.Appraisal;

namespace Jingwei.Cases.Tests.Appraisal;

public sealed class FractionTests
{
    [Theory]
    [InlineData(911, 972, "93.72")]
    [InlineData(1, 3, "33.33")]
    [InlineData(2, 3, "66.67")]
    [InlineData(1, 1, "100.00")]
    [InlineData(0, 7, "0.00")]
    [InlineData(1, 20_000, "0.01")]
    [InlineData(1, 20_001, "0.00")]
    [InlineData(-1, 20_000, "-0.01")]
    [InlineData(-1, 20_001, "0.00")]
    [InlineData(-2, 3, "-66.67")]
    public void Shown_in_percent_it_is_rounded_half_away_from_zero(long above, long below, string shown) => (new Fraction(above, below) * 100).Shown(2).ShouldBe(shown);

    [Fact]
    public void Without_places_there_is_no_point() => ((Fraction)972).Shown(0).ShouldBe("972");

    [Fact]
    public void The_default_is_nothing() => default(Fraction).ShouldBe((Fraction)0);

    [Fact]
    public void Nothing_is_over_nothing() => Should.Throw<DivideByZeroException>(() => new Fraction(1, 0));

    [Fact]
    public void What_is_taken_away_again_leaves_the_same_however_large() => Prop.ForAll<long, int, int>((a, b, c) =>
    {
        var (one, other) = (new Fraction(a, Math.Max(1, Math.Abs((long)b))), new Fraction(c, BigInteger.Pow(7, 40)));
        (one + other - other).ShouldBe(one);
        if (c != 0)
            (one * other / other).ShouldBe(one);
        (one < one + 1).ShouldBeTrue();
        one.CompareTo(other).ShouldBe(-other.CompareTo(one));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lowest_terms_make_equals_equal() => (new Fraction(-6, -8) == new Fraction(3, 4)).ShouldBeTrue();
}
