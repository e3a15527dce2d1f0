namespace Jingwei.Sim.World;

/// <summary>A people counter on the pavement: who passed east and west in the five minutes behind.</summary>
public sealed class PeopleCounter : Thing
{
    private readonly double busy;

    public PeopleCounter(DeviceFacts facts, Chance chance) : base(facts, chance) =>
        busy = Math.Clamp(chance.LogNormal(1, 0.35, $"{facts.Id}/busy"), 0.4, 2.2);

    public override bool IsWrong => false;

    public override string Trouble => "";

    protected override TimeSpan Rhythm => TimeSpan.FromMinutes(5);

    public override void PutRight(DateTimeOffset at)
    {
    }

    protected override void Pass(DateTimeOffset from, DateTimeOffset to)
    {
    }

    protected override IReadOnlyDictionary<string, double> Measure(DateTimeOffset at) => new Dictionary<string, double>
    {
        [Names.PeopleIn] = Passed(at, "in"),
        [Names.PeopleOut] = Passed(at, "out"),
    };

    /// <summary>Some 90 people in five minutes each way at the mean of the tide, scattered as counts are.</summary>
    private double Passed(DateTimeOffset at, string way)
    {
        var mean = 90 * busy * Tide.At(at);
        return Math.Max(0, Math.Round(mean + Math.Sqrt(mean) * Chance.Normal($"{Id}/{way}", BeatOf(at))));
    }
}
