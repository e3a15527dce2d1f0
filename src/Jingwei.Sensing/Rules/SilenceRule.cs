namespace Jingwei.Sensing.Rules;

/// <summary>What a silence is about; each part that is given must fit.</summary>
/// <param name="DeviceId">One device.</param>
/// <param name="Kind">A kind of device.</param>
/// <param name="Condition">A condition of the device or the kind.</param>
/// <param name="Category">A category, or the class above it.</param>
/// <param name="AreaId">An area and everything below it; not looked at where a device is named, which may have moved.</param>
public readonly record struct SilenceScope(long? DeviceId, string? Kind, string? Condition, string? Category, long AreaId);

/// <summary>Whether a silence is about an alarm.</summary>
public static class SilenceRule
{
    /// <summary>The severity that only a silence by name holds.</summary>
    public const int Critical = 4;

    /// <summary>
    /// Whether it holds the alarm. A critical one is held only by a silence that names its device or its condition: whoever silences a street or a
    /// class of problems does not mean the gas alarm in it.
    /// </summary>
    public static bool Holds(in SilenceScope scope, in AlarmSpot alarm, string category, int severity, Func<long, long, bool> covers)
    {
        var named = scope.DeviceId is not null || scope.Condition is not null;
        return (named || severity < Critical)
            && (scope.DeviceId is { } device ? device == alarm.DeviceId : covers(scope.AreaId, alarm.AreaId))
            && (scope.Kind is null || scope.Kind == alarm.Kind)
            && (scope.Condition is null || scope.Condition == alarm.Condition)
            && (scope.Category is null || scope.Category == category || category.StartsWith(scope.Category + "-", StringComparison.Ordinal));
    }
}
