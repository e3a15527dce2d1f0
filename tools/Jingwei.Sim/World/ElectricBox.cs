namespace Jingwei.Sim.World;

/// <summary>An electric box by the kerb: its door is left open, or forced; sometimes the one who opened it comes back and shuts it.</summary>
public sealed class ElectricBox : Thing
{
    private const double OpensADay = 0.08;
    private const double ShutByItself = 0.3;
    private bool open;
    private DateTimeOffset? shutsAt;

    public ElectricBox(DeviceFacts facts, Chance chance) : base(facts, chance) => open = Last(Names.Door, 0) > 0;

    public override bool IsWrong => open;

    public override string Trouble => open ? "door open" : "";

    public override void PutRight(DateTimeOffset at) => Shut();

    public void Open()
    {
        open = true;
        shutsAt = null;
        TellSoon();
    }

    protected override void Pass(DateTimeOffset from, DateTimeOffset to)
    {
        if (open && to >= shutsAt)
        {
            Shut();
        }
        else if (!open && Happened("opened", OpensADay, from, to))
        {
            Open();
            if (Chance.Happens(ShutByItself, $"{Id}/opened/who", BeatOf(to)))
            {
                shutsAt = to.AddMinutes(Chance.Between(2, 12, $"{Id}/opened/minutes", BeatOf(to)));
            }
        }
    }

    protected override IReadOnlyDictionary<string, double> Measure(DateTimeOffset at) =>
        new Dictionary<string, double> { [Names.Door] = open ? 1 : 0 };

    private void Shut()
    {
        open = false;
        shutsAt = null;
        TellSoon();
    }
}
