using Jingwei.City.Contracts;

namespace Jingwei.Cases.Rules.Hands;

/// <summary>In which direction a case goes from one center to another.</summary>
public enum HandKind
{
    /// <summary>下交: to a center below, which has it from then on.</summary>
    Down,

    /// <summary>上交: to a center above, once that accepts.</summary>
    Up,

    /// <summary>移交: to a center beside, once that accepts.</summary>
    Across,

    /// <summary>提级接办: a center above takes it to its own desk.</summary>
    TakeOver,
}

/// <summary>How far a hand is.</summary>
public enum HandState
{
    /// <summary>Somebody of the sender's desk wants it, and one who leads there has not agreed.</summary>
    Asked,

    /// <summary>The receiver has not answered; the sender keeps the case.</summary>
    Waiting,

    /// <summary>The receiver has, or had, the case by it.</summary>
    Made,

    /// <summary>The receiver said no.</summary>
    Refused,

    /// <summary>Who leads at the sender's desk did not agree.</summary>
    Denied,

    /// <summary>The sender took it back.</summary>
    Withdrawn,

    /// <summary>The case ended, or a center above took it, before it was answered.</summary>
    Overtaken,
}

/// <summary>Two centers, as a hand between them needs to know them.</summary>
/// <param name="Covers">The one from which it goes contains the other.</param>
/// <param name="Covered">The other contains it.</param>
/// <param name="SameLevel">Both are of one level of the tree.</param>
public readonly record struct Between(bool Covers, bool Covered, bool SameLevel);

/// <summary>Which way a case goes between two centers, who must agree, and which center leads a place. Pure.</summary>
public static class HandRule
{
    /// <summary>The levels at which centers stand, from the street up.</summary>
    public static readonly IReadOnlyList<string> Levels = [AreaLevels.Subdistrict, AreaLevels.District, AreaLevels.City];

    /// <summary>The way from one center to another; null when there is none: the same one, or one beside it of another level, to which the center above hands it.</summary>
    public static HandKind? WayOf(Between centers) => centers switch
    {
        { Covers: true, Covered: true } => null,
        { Covers: true } => HandKind.Down,
        { Covered: true } => HandKind.Up,
        { SameLevel: true } => HandKind.Across,
        _ => null,
    };

    /// <summary>Whether the receiver is asked. Below, it is told; and what is handed on by whoever stands above both is a ruling.</summary>
    public static bool NeedsAnswer(HandKind kind, bool byOneAbove) => kind is HandKind.Up or HandKind.Across && !byOneAbove;

    /// <summary>Whether one who leads at the sender's desk must agree first: whoever does not lead there asks.</summary>
    public static bool NeedsApproval(HandKind kind, bool leads, bool byOneAbove) => NeedsAnswer(kind, byOneAbove) && !leads;

    /// <summary>The center of a place: the nearest area above it at whose level centers stand; the place's own area where there is none.</summary>
    /// <param name="pathUp">The place's area, the one above, and so on up to the city.</param>
    public static long CenterOf(long areaId, IEnumerable<(long Id, string Level)> pathUp)
    {
        foreach (var (id, level) in pathUp)
        {
            if (Levels.Contains(level))
            {
                return id;
            }
        }

        return areaId;
    }

    /// <summary>Whether it is still to be answered by somebody.</summary>
    public static bool IsOpen(HandState state) => state is HandState.Asked or HandState.Waiting;
}
