using Jingwei.Foundation;

namespace Jingwei.Scenarios.Contracts;

/// <summary>A package's panel of the center's screen.</summary>
/// <param name="Show">In the order of the panel, at least one, each once.</param>
public sealed record ScreenPanel(Text Title, IReadOnlyList<PanelPart> Show);

/// <summary>What a panel can show, of the kinds and categories of its package.</summary>
public enum PanelPart
{
    /// <summary>Devices, and how they are.</summary>
    Devices,

    /// <summary>Devices that have fallen silent.</summary>
    Silent,

    /// <summary>Alarms that are active.</summary>
    Alarms,

    /// <summary>Cases that are open.</summary>
    Cases,

    /// <summary>The share of cases that were cleared in time.</summary>
    OnTime,

    /// <summary>The newest values.</summary>
    Values,
}
