using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>An alarm as far as causes and silences are concerned.</summary>
/// <param name="DeviceId">Its device.</param>
/// <param name="Kind">The device's kind.</param>
/// <param name="Condition">Its condition.</param>
/// <param name="AreaId">The smallest area that the device stands in.</param>
/// <param name="Place">Where it stands.</param>
public readonly record struct AlarmSpot(long DeviceId, string Kind, string Condition, long AreaId, GeoPoint Place);

/// <summary>Whether one alarm, while it stands, hides another.</summary>
public static class CauseRule
{
    /// <param name="declared">What the symptom's condition says of its cause.</param>
    /// <param name="symptom">The alarm that would be hidden.</param>
    /// <param name="cause">The alarm that stands.</param>
    /// <param name="covers">Whether the first area is the second or holds it.</param>
    /// <param name="levelOf">The area of a level above an area, or itself; null when there is none.</param>
    public static bool Hides(CauseDefinition declared, in AlarmSpot symptom, in AlarmSpot cause, Func<long, long, bool> covers, Func<long, string, long?> levelOf)
    {
        if (cause.Condition != declared.Condition || cause.Kind != (declared.Kind ?? symptom.Kind))
            return false;
        return declared.Reach switch
        {
            CauseReach.Device => cause.DeviceId == symptom.DeviceId && cause.Condition != symptom.Condition,
            CauseReach.Area => covers(cause.AreaId, symptom.AreaId),
            CauseReach.Level => levelOf(cause.AreaId, declared.Level!) is { } level && levelOf(symptom.AreaId, declared.Level!) == level,
            _ => cause.Place.DistanceMetersTo(symptom.Place) <= declared.Meters,
        };
    }
}
