namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>How an alarm of a condition comes to somebody's attention: what hides it, and with what it is told as one.</summary>
/// <param name="HiddenBy">Its causes; while one of them stands, it is held. Empty when nothing hides it.</param>
/// <param name="WaitFor">How long it waits for a cause before it calls, on the city's clock; only where something hides it.</param>
/// <param name="Incident">With which alarms it makes one case; null when only its own device's.</param>
public sealed record AttentionDefinition(IReadOnlyList<CauseDefinition> HiddenBy, TimeSpan WaitFor, IncidentDefinition? Incident)
{
    /// <summary>The wait where a package does not name one.</summary>
    public static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(30);

    /// <summary>Nothing hides it, and it is told by itself.</summary>
    public static readonly AttentionDefinition Plain = new([], TimeSpan.Zero, null);
}

/// <summary>Where a cause must stand to hide a symptom.</summary>
public enum CauseReach
{
    /// <summary>On the very device.</summary>
    Device,

    /// <summary>In the symptom's smallest area, or in one that holds it.</summary>
    Area,

    /// <summary>In the same area of a level, such as the same subdistrict.</summary>
    Level,

    /// <summary>Within a distance.</summary>
    Distance,
}

/// <summary>A condition that hides another.</summary>
/// <param name="Kind">The cause's kind of device; null for the symptom's own.</param>
/// <param name="Condition">The cause's condition.</param>
/// <param name="Reach">Where it must stand.</param>
/// <param name="Level">The level's code, for <see cref="CauseReach.Level"/>.</param>
/// <param name="Meters">For <see cref="CauseReach.Distance"/>; more than zero.</param>
public sealed record CauseDefinition(string? Kind, string Condition, CauseReach Reach = CauseReach.Device, string? Level = null, double Meters = 0);

/// <summary>What alarms have in common that make one case.</summary>
public enum IncidentScope
{
    /// <summary>The numbered thing that their devices watch: a bin, a pump, a length of pipe.</summary>
    Asset,

    /// <summary>The building that their devices' addresses name.</summary>
    Building,

    /// <summary>The road that their devices' addresses name, within one subdistrict.</summary>
    Road,

    /// <summary>The smallest area that their devices stand in.</summary>
    Area,
}

/// <summary>Which alarms are told as one.</summary>
/// <param name="Scope">What they have in common, beside the class of their categories.</param>
/// <param name="Within">How long after the last that came to the case another still belongs to it; more than zero.</param>
public sealed record IncidentDefinition(IncidentScope Scope, TimeSpan Within);
