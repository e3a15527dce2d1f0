using System.Globalization;
using System.Numerics;

namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>
/// An exact fraction in lowest terms; the default is 0. Appraisal reckons in these and rounds only what is shown, so that 89.996 is never graded as 90.
/// </summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    // The denominator less one, so that the default is 0/1.
    private readonly BigInteger over;

    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("a fraction over nothing is no figure");
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / common;
        over = denominator / common - 1;
    }

    public BigInteger Numerator { get; }

    /// <summary>More than 0.</summary>
    public BigInteger Denominator => over + 1;

    public static implicit operator Fraction(long whole) => new(whole, 1);

    public static Fraction operator +(Fraction a, Fraction b) => new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => new(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <exception cref="DivideByZeroException">The second is 0.</exception>
    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>With so many places after the point, half away from zero (四舍五入): 93.72. Always with the sign in front when below zero, and never "-0.00".</summary>
    public string Shown(int places)
    {
        var scale = BigInteger.Pow(10, places);
        var rounded = (BigInteger.Abs(Numerator) * scale * 2 + Denominator) / (Denominator * 2);
        var sign = Numerator.Sign < 0 && !rounded.IsZero ? "-" : "";
        var whole = (rounded / scale).ToString(CultureInfo.InvariantCulture);
        return places == 0 ? sign + whole : $"{sign}{whole}.{(rounded % scale).ToString(CultureInfo.InvariantCulture).PadLeft(places, '0')}";
    }

    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
