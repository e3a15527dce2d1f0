using Jingwei.Foundation;

namespace Jingwei.Scenarios.Contracts;

/// <summary>A figure by which commanders see how a part of the city is.</summary>
/// <param name="Of">
/// What is counted, at least one, each of the measure's <see cref="Measures.Subject"/>: conditions such as <c>lift.stopped</c>, categories such as <c>05-03</c>, or device kinds such as <c>lift</c>.
/// </param>
/// <param name="Owner">The role that answers for it.</param>
/// <param name="Warn">From here on it is amber, in the measure's unit.</param>
/// <param name="Act">From here on it is red: beyond <paramref name="Warn"/>, in the direction in which the measure gets worse.</param>
public sealed record VitalSign(string Code, Text Name, Measure Measure, IReadOnlyList<string> Of, string Owner, double Warn, double Act);

/// <summary>What a vital sign counts.</summary>
public enum Measure
{
    ActiveAlarms,
    AlarmsToday,
    CasesToday,
    CasesOpen,

    /// <summary>Of the cases cleared today, those cleared in time.</summary>
    OnTimeShare,

    /// <summary>Of the devices that have spoken, those that are silent.</summary>
    SilentShare,
}

/// <summary>What a measure is taken of.</summary>
public enum MeasureSubject
{
    Condition,
    Category,
    DeviceKind,
}

/// <summary>What follows from a measure.</summary>
public static class Measures
{
    public static MeasureSubject Subject(this Measure measure) => measure switch
    {
        Measure.ActiveAlarms or Measure.AlarmsToday => MeasureSubject.Condition,
        Measure.SilentShare => MeasureSubject.DeviceKind,
        _ => MeasureSubject.Category,
    };

    /// <summary>In percent, 0 to 100; else a count from 0.</summary>
    public static bool IsShare(this Measure measure) => measure is Measure.OnTimeShare or Measure.SilentShare;

    /// <summary>Worse when it falls; else when it rises.</summary>
    public static bool WorseWhenLess(this Measure measure) => measure == Measure.OnTimeShare;
}
