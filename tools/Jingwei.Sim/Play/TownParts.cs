using Jingwei.Sim.People;
using Jingwei.Sim.Wire;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Play;

/// <summary>Everything that the parts of the player share.</summary>
public sealed class TownParts(
    StreetWorld world, Chance chance, RoadPath road, IReadOnlyList<PlayedPerson> people, CityHttp open, MqttFleet fleet, Action<string> log)
{
    public StreetWorld World { get; } = world;

    public Chance Chance { get; } = chance;

    public RoadPath Road { get; } = road;

    public IReadOnlyList<PlayedPerson> People { get; } = people;

    /// <summary>The operator's desk: sees every case of the street.</summary>
    public PlayedPerson Street { get; } = people.First(p => p.Role == "operator");

    /// <summary>The city without an account, as residents use it.</summary>
    public CityHttp Open { get; } = open;

    public MqttFleet Fleet { get; } = fleet;

    public Action<string> Log { get; } = log;

    /// <summary>Something was sent to the city that more may follow from than a stored reading or position.</summary>
    public bool Stirred { get; set; }

    /// <summary>Does what the city may refuse: somebody else was faster, or does it by hand. A refusal is logged and goes by.</summary>
    public async Task<bool> Try(Func<Task> act)
    {
        Stirred = true;
        try
        {
            await act();
            return true;
        }
        catch (CityRefusalException refusal) when ((int)refusal.Status is >= 400 and < 500)
        {
            Log($"refused: {refusal.Message}");
            return false;
        }
    }

    /// <summary>A device to which such an event can happen, drawn by the instant.</summary>
    public string? AnyDeviceFor(string kind, DateTimeOffset now)
    {
        var deviceKind = kind switch { "overflow" => "bin", "manholeShift" or "manholeWater" => "manhole", "doorOpen" => "ebox", _ => kind };
        var candidates = World.Things.Where(t => t.Facts.Kind == deviceKind && !t.IsWrong).ToList();
        return candidates.Count == 0 ? null : candidates[(int)(Chance.Uniform($"any/{kind}", Chance.BeatOf(now)) * candidates.Count)].Id;
    }
}
