using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;

namespace Jingwei.Sensing.Alarms;

/// <summary>A silence or maintenance window as the API tells it.</summary>
/// <param name="DeviceId">The device's name; null unless it is about one.</param>
/// <param name="DeviceKind">The kind's code; null unless it is about one.</param>
/// <param name="Condition">The condition's code; null unless it is about one.</param>
/// <param name="Category">The category's code, or that of the class above; null unless it is about one.</param>
/// <param name="Area">The area that it is about; of one that names a device, where that stood then.</param>
/// <param name="By">Who said so.</param>
/// <param name="EndedAt">When somebody ended it early; null when it runs its time.</param>
/// <param name="Holds">How many standing alarms it holds now.</param>
/// <param name="Cases">In the answer to making it: numbers of the cases of alarms that stand and that it is about. Those cases go on. Null elsewhere.</param>
public sealed record SilenceView(
    string Id, SilenceKind Kind, string? DeviceId, Text? DeviceName, string? DeviceKind, Text? DeviceKindName, string? Condition, Text? ConditionName,
    string? Category, Text? CategoryName, AreaName Area, string Reason, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset MadeAt, Text By,
    DateTimeOffset? EndedAt, Text? EndedBy, int Holds, IReadOnlyList<string>? Cases = null);

/// <summary>Shows silences.</summary>
internal sealed class SilenceViews(AlarmViews alarms, DeviceDirectory directory, IScenarioCatalog catalog)
{
    public SilenceView Show(SilenceRow silence, int holds)
    {
        var device = silence.DeviceId is { } id ? directory.FindById(id) : null;
        var kind = silence.DeviceKind is { } code ? catalog.FindKind(code) : device?.Kind;
        return new SilenceView(
            silence.Id.ToString(), silence.Kind, device?.Name, device?.DisplayName, silence.DeviceKind, silence.DeviceKind is null ? null : kind?.Name ?? Text.Same(silence.DeviceKind),
            silence.Condition, silence.Condition is { } condition ? catalog.NameOf(kind, condition) : null,
            silence.CategoryCode, silence.CategoryCode is { } category ? catalog.FindCategory(category)?.Name ?? Text.Same(category) : null,
            alarms.Area(silence.AreaId), silence.Reason, silence.FromAt, silence.UntilAt, silence.MadeAt, silence.ByName, silence.EndedAt, silence.EndedByName, holds);
    }
}
