namespace Jingwei.Sim.World;

/// <summary>
/// A litter bin: it fills with the tide, by its place more or less, now and then by an armful at once; the round empties it
/// three times a day, people in between. Its sensor tells at once when 85 or 95 is passed, and sometimes sees what is not there.
/// </summary>
public sealed class Bin : Thing
{
    /// <summary>Full enough that passers-by begin to put things beside it.</summary>
    private const double Over = 95;
    private const double NearlyOver = 85;
    private const double PercentPerHour = 5.5;
    private const double ArmfulsADay = 1.1;
    private const double BlockedDays = 0.035;
    private static readonly TimeSpan NearlyOverHeld = TimeSpan.FromMinutes(5);

    /// <summary>When the round starts at the west end, in local hours.</summary>
    private static readonly double[] Rounds = [5.5, 13.5, 21.5];

    private readonly double busy;
    private readonly double roundDelayHours;
    private double level;
    private DateTimeOffset? nearlyOverSince;
    private DateTimeOffset now;

    /// <param name="facts">As the host describes it.</param>
    /// <param name="chance">Draws by name.</param>
    /// <param name="alongRoad">0 at the west end, 1 at the east end: when the round comes by.</param>
    public Bin(DeviceFacts facts, Chance chance, double alongRoad) : base(facts, chance)
    {
        busy = Math.Clamp(chance.LogNormal(0.85, 0.45, $"{facts.Id}/busy"), 0.3, 2.6);
        roundDelayHours = alongRoad;
        level = Math.Clamp(Last(Names.Fill, chance.Between(5, 75, $"{facts.Id}/start")), 0, 100);
    }

    /// <summary>Percent of what it holds.</summary>
    public double Level => level;

    public override bool IsWrong => level >= Over || (nearlyOverSince is { } since && now - since >= NearlyOverHeld);

    public override string Trouble => IsWrong ? "overflow" : "";

    public override void PutRight(DateTimeOffset at)
    {
        level = Chance.Between(1, 6, $"{Id}/emptied", BeatOf(at));
        nearlyOverSince = null;
        TellSoon();
    }

    /// <summary>Someone stuffs it.</summary>
    public void Stuff(double to)
    {
        level = Math.Max(level, to);
        TellSoon();
    }

    protected override void Pass(DateTimeOffset from, DateTimeOffset to)
    {
        now = to;
        var before = level;
        if (Rounds.Any(r => Between(from, to, r + roundDelayHours)))
        {
            level = Chance.Between(0, 4, $"{Id}/round", BeatOf(to));
        }

        level += PercentPerHour * busy * Tide.At(to) * (to - from).TotalHours * Chance.Between(0.4, 1.6, $"{Id}/litter", BeatOf(to));
        if (Happened("armful", ArmfulsADay * Math.Min(1, Tide.At(to)), from, to))
        {
            level += Chance.Between(15, 45, $"{Id}/armful/size", BeatOf(to));
        }

        level = Math.Min(100, level);
        nearlyOverSince = level >= NearlyOver ? nearlyOverSince ?? to : null;
        if ((before < Over && level >= Over) || (before < NearlyOver && level >= NearlyOver) || IsBlocked(to) != IsBlocked(from))
        {
            TellSoon();
        }
    }

    protected override IReadOnlyDictionary<string, double> Measure(DateTimeOffset at) => new Dictionary<string, double>
    {
        [Names.Fill] = Math.Round(IsBlocked(at) ? 98 : level, 1),
    };

    /// <summary>A box leans before the ultrasonic eye for some minutes: a false alarm.</summary>
    private bool IsBlocked(DateTimeOffset at)
    {
        var day = Chance.DayOf(at);
        if (!Chance.Happens(BlockedDays, $"{Id}/blocked", day))
        {
            return false;
        }

        var hours = (at - Tide.StartOf(Tide.DayOf(at))).TotalHours;
        var start = Chance.Between(8, 22, $"{Id}/blocked/from", day);
        return hours >= start && hours < start + Chance.Between(0.05, 0.4, $"{Id}/blocked/hours", day);
    }

    private static bool Between(DateTimeOffset from, DateTimeOffset to, double localHour)
    {
        var at = Tide.StartOf(Tide.DayOf(to)).AddHours(localHour % 24);
        return from < at && at <= to;
    }
}
