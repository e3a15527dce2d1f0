namespace Jingwei.Sim.World;

/// <summary>Kinds and value names as the package street-care declares them.</summary>
internal static class Names
{
    public const string Bin = "bin";
    public const string Fill = "fill";
    public const string Manhole = "manhole";
    public const string Shift = "shift";
    public const string Water = "water";
    public const string ElectricBox = "ebox";
    public const string Door = "door";
    public const string Dust = "dust";
    public const string Pm10 = "pm10";
    public const string Counter = "counter";
    public const string PeopleIn = "in";
    public const string PeopleOut = "out";
}
