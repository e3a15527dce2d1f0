using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Workshop;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Scenarios.Screens;

/// <summary>How a vital sign is.</summary>
public enum SignState
{
    Well,

    /// <summary>Amber: from the warning line on.</summary>
    Warn,

    /// <summary>Red: from the line on at which somebody must act.</summary>
    Act,

    /// <summary>Nothing is known: no device speaks, or a share has nothing to be a share of.</summary>
    NoData,
}

/// <summary>The list behind a figure: its rows are what was counted.</summary>
/// <param name="To">alarms, cases or devices.</param>
/// <param name="Query">Query of GET /alarms, /cases or /devices, and of the page of that name.</param>
/// <param name="Count">How many rows it has.</param>
public sealed record SignLinkView(string To, string Query, int Count);

/// <summary>A vital sign as it is now.</summary>
/// <param name="Value">A count, or percent to a tenth; null when nothing is known.</param>
/// <param name="Unit">count or percent.</param>
/// <param name="Formula">What is counted, in words.</param>
/// <param name="Owner">The role that answers for it.</param>
/// <param name="WorseWhenLess">It is amber from <paramref name="Warn"/> down; else up.</param>
/// <param name="HeardAt">When a device of its kinds last spoke; null for figures of cases.</param>
/// <param name="Silent">How many of its devices have fallen silent; null for figures of cases.</param>
/// <param name="Behind">What was counted; of a share, its part: what was not in time, what is silent.</param>
/// <param name="Whole">Of a share, what it is a share of.</param>
public sealed record VitalSignView(
    string Package, Text PackageName, ScenarioField Field, string Code, Text Name, Measure Measure, double? Value, string Unit, SignState State, Text Formula, string Owner, double Warn,
    double Act, bool WorseWhenLess, DateTimeOffset? HeardAt, int? Silent, SignLinkView Behind, SignLinkView? Whole);

/// <summary>Vital signs of an area, the worst first.</summary>
/// <param name="Since">The beginning of today, on the city's clocks.</param>
/// <param name="Area">Null for all that the asker sees.</param>
public sealed record VitalSignsView(DateTimeOffset At, DateTimeOffset Since, PackageAreaView? Area, IReadOnlyList<VitalSignView> Items);

/// <summary>One part of a panel.</summary>
/// <param name="Value">A count, or percent to a tenth; null when nothing is known.</param>
/// <param name="Behind">The list behind it; null for values.</param>
/// <param name="Devices">By state; only of <see cref="PanelPart.Devices"/>.</param>
/// <param name="Values">Only of <see cref="PanelPart.Values"/>.</param>
public sealed record PanelPartView(PanelPart Part, double? Value, SignLinkView? Behind, SensorCounts? Devices, IReadOnlyList<ValueAcross> Values);

/// <summary>A package's panel.</summary>
/// <param name="State">The worst of its vital signs, and at best amber while an alarm of its package stands.</param>
public sealed record PanelView(string Package, Text PackageName, Text Title, SignState State, IReadOnlyList<PanelPartView> Parts, IReadOnlyList<VitalSignView> Signs);

/// <summary>A package that is on and has nothing there yet.</summary>
public sealed record FoldedPanelView(string Package, Text PackageName);

/// <summary>One field of the city's work: its panels, the worst first.</summary>
public sealed record ScreenFieldView(ScenarioField Field, IReadOnlyList<PanelView> Panels, IReadOnlyList<FoldedPanelView> Folded);

/// <summary>The panels of all packages that are on in an area, by field.</summary>
public sealed record ScreensView(DateTimeOffset At, DateTimeOffset Since, PackageAreaView? Area, IReadOnlyList<ScreenFieldView> Fields);
