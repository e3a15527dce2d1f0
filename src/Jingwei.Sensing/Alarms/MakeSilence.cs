using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;

namespace Jingwei.Sensing.Alarms;

/// <summary>A silence or maintenance window to make. At least one of device, device kind, condition, category and area; what is given must all fit.</summary>
/// <param name="Kind">silence (when null) or maintenance.</param>
/// <param name="Device">A device's name.</param>
/// <param name="Condition">A condition of the device or of the device kind.</param>
/// <param name="Category">A category, or the class above it.</param>
/// <param name="Area">An area's id or code. Without one and without a device it is about the whole city.</param>
/// <param name="From">When it begins, at most 90 days ahead; null for now.</param>
/// <param name="Until">When it ends: at most 30 days after it begins.</param>
/// <param name="Reason">Why, 1 to 200 characters: others read it on every alarm that it holds.</param>
public sealed record SilenceRequest(
    SilenceKind? Kind, string? Device, string? DeviceKind, string? Condition, string? Category, string? Area, DateTimeOffset? From, DateTimeOffset? Until, string? Reason);

/// <summary>Somebody says that certain alarms shall call nobody for a time, and why.</summary>
internal sealed class MakeSilence(
    ICityWriter writer, Access access, AreaDirectory areas, DeviceDirectory directory, IScenarioCatalog catalog, AttentionDesk desk, SilenceViews views)
{
    private const int LongestReason = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(90);

    public Task<Result<SilenceView>> Run(SilenceRequest request, Actor actor, CancellationToken ct) => writer.Write<Result<SilenceView>>(
        async scope =>
        {
            var from = Instants.Truncate(request.From is { } later && later > scope.Now ? later : scope.Now);
            if (RefuseTimes(request, from, scope.Now) is { } wrong)
                return wrong;
            if (RefuseScope(request) is { } about)
                return about;
            var device = request.Device is { Length: > 0 } name ? directory.Find(name) : null;
            if (AreaOf(request, device) is not { } areaId)
                return Refusal.Invalid("area", "area_unknown", ("area", request.Area));
            // Whoever may not see a device learns nothing of it.
            if (device is not null && !access.May(actor, Actions.AlarmRead, new AccessScope(device.AreaId)))
                return Refusal.Invalid("device", "device_unknown", ("name", device.Name));
            if (!access.May(actor, Actions.AlarmSilence, new AccessScope(areaId)))
                return Refusal.Because(RefusalKind.Forbidden, "silence_too_wide", ("action", Actions.AlarmSilence));
            var silence = new SilenceRow
            {
                Id = scope.NewId(), Kind = request.Kind ?? SilenceKind.Silence, DeviceId = device?.Id, DeviceKind = Given(request.DeviceKind), Condition = Given(request.Condition),
                CategoryCode = Given(request.Category), AreaId = areaId, Reason = request.Reason!.Trim(), FromAt = from, UntilAt = Instants.Truncate(request.Until!.Value), MadeAt = scope.Now,
                By = actor.UserName, ByName = actor.DisplayName,
            };
            scope.Db.Add(silence);
            IReadOnlyList<string> goOn = from <= scope.Now ? await desk.Open(scope).StepBack(silence) : [];
            return views.Show(silence, 0) with { Cases = goOn };
        },
        ct);

    private static Refusal? RefuseTimes(SilenceRequest request, DateTimeOffset from, DateTimeOffset now)
    {
        if (request.Until is not { } until)
            return Refusal.Invalid("until", "silence_end_required");
        if (until <= from)
            return Refusal.Invalid("until", "silence_ends_before_it_begins");
        if (until > from + Longest)
            return Refusal.Invalid("until", "silence_too_long", ("days", (int)Longest.TotalDays));
        if (from > now + FarthestAhead)
            return Refusal.Invalid("from", "silence_too_far_ahead", ("days", (int)FarthestAhead.TotalDays));
        return request.Reason?.Trim() switch
        {
            null or "" => Refusal.Invalid("reason", "silence_reason_required"),
            { Length: > LongestReason } => Refusal.Invalid("reason", "note_too_long", ("most", LongestReason)),
            _ => null,
        };
    }

    private Refusal? RefuseScope(SilenceRequest request)
    {
        var (device, kind, condition, category) = (Given(request.Device), Given(request.DeviceKind), Given(request.Condition), Given(request.Category));
        if ((device ?? kind ?? condition ?? category ?? Given(request.Area)) is null)
            return Refusal.Invalid("device", "silence_scope_required");
        if (device is not null && directory.Find(device) is null)
            return Refusal.Invalid("device", "device_unknown", ("name", device));
        if (kind is not null && catalog.FindKind(kind) is null)
            return Refusal.Invalid("deviceKind", "device_kind_unknown", ("kind", kind));
        if (category is not null && catalog.FindCategory(category) is null)
            return Refusal.Invalid("category", "category_unknown", ("category", category));
        var conditionsOf = device is not null ? directory.Find(device)!.Kind : kind is not null ? catalog.FindKind(kind) : null;
        return condition is not null && conditionsOf?.FindCondition(condition) is null ? Refusal.Invalid("condition", "condition_unknown", ("condition", condition)) : null;
    }

    private long? AreaOf(SilenceRequest request, DeviceEntry? device) =>
        device is not null ? device.AreaId
        : Given(request.Area) is { } asked ? ((Ids.Find(asked) is { } id ? areas.Find(id) : null) ?? areas.FindByCode(asked))?.Id
        : areas.City?.Id;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
