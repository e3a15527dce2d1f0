using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Workshop;
using Jingwei.Storage;

namespace Jingwei.Scenarios.Contracts;

/// <summary>Where a package is to be on or off, and what is otherwise there.</summary>
/// <param name="Area">An area's or zone's id; null for the whole city.</param>
/// <param name="State">on, off, or asAbove: as the area above has it.</param>
/// <param name="Changes">YAML with only what is otherwise there; only with <c>on</c>.</param>
/// <param name="Reason">At most 300 characters; must be given.</param>
/// <param name="Until">When it ends by itself; must be given for a package that touches a person, and lie no further than its text allows.</param>
public sealed record SetPackageRequest(string? Area, string? State, string? Changes, string? Reason, DateTimeOffset? Until);

/// <summary>
/// Switches a package on or off in an area, with local changes. One that touches a person is off until somebody signs: whoever switches it on is kept by name with
/// their reason, and it goes off by itself when the signature runs out. Local changes take two people: whoever wants them, and whoever approved them.
/// </summary>
public sealed class SetPackage
{
    public const string DueKind = "package.setting.ends";
    private const int LongestReason = 300;
    private const int LongestChanges = 20_000;
    private readonly ICityWriter writer;
    private readonly PublishedCatalog catalog;
    private readonly RevisionWriting revisions;
    private readonly PutIntoForce force;
    private readonly WorkshopAccess access;
    private readonly AreaDirectory areas;
    private readonly CityClock clock;

    internal SetPackage(ICityWriter writer, PublishedCatalog catalog, RevisionWriting revisions, PutIntoForce force, WorkshopAccess access, AreaDirectory areas, CityClock clock) =>
        (this.writer, this.catalog, this.revisions, this.force, this.access, this.areas, this.clock) = (writer, catalog, revisions, force, access, areas, clock);

    /// <summary>Answers with the revision by which it is so. What takes a second person is refused.</summary>
    /// <param name="serving">Whether lanes are running, so that it is waited for until they judge by it.</param>
    public Task<Result<int>> Run(string package, SetPackageRequest request, Actor actor, bool serving, CancellationToken ct) =>
        Run(package, request, actor, null, serving, ct);

    /// <summary>The same with whoever approved it.</summary>
    /// <param name="approver">Another than the actor, who may set it there; only for local changes, else null.</param>
    public Task<Result<int>> Run(string package, SetPackageRequest request, Actor actor, Actor? approver, bool serving, CancellationToken ct) =>
        Run(package, request, actor, approver, null, serving, ct);

    /// <param name="also">What is stored with it, told of the setting's id; null for nothing.</param>
    internal async Task<Result<int>> Run(
        string package, SetPackageRequest request, Actor actor, Actor? approver, Func<WriteScope, long, Task<Refusal?>>? also, bool serving, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        var present = catalog.Present;
        var judged = Judge(package, request, approver ?? actor);
        if (!judged.Ok)
            return judged.Refusal;
        if (!string.IsNullOrWhiteSpace(request.Changes) && (approver is null || approver.UserName == actor.UserName))
            return Refusal.Because(RefusalKind.Forbidden, "changes_need_second_person");
        var (state, areaId) = judged.Value;
        var made = await writer.Write<Result<int>>(scope => Store(scope, package, state, areaId, request, actor, approver, also, present), ct);
        if (made.Ok && serving)
            await force.Reached(made.Value, ct);
        return made;
    }

    /// <summary>What is to be set where, when the actor may set it and nothing is wrong with it.</summary>
    internal Result<(PackageState State, long? AreaId)> Judge(string package, SetPackageRequest request, Actor actor)
    {
        var present = catalog.Present;
        if (present.Find(package) is not { } version)
            return Refusal.Because(RefusalKind.NotFound, "package_not_found");
        var areaId = Ids.Find(request.Area);
        if (!string.IsNullOrEmpty(request.Area) && (areaId is null || areas.Find(areaId.Value) is null))
            return Refusal.Invalid("area", "area_unknown", ("area", request.Area));
        if (!access.MaySet(actor, areaId))
            return Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", Actions.ScenarioSet));
        if (Wrong(request, version, out var state) is { } wrong)
            return wrong;
        if (!string.IsNullOrWhiteSpace(request.Changes) && LocalChanges.Mistakes(request.Changes, version, present.Versions) is { Count: > 0 } mistakes)
            return Refusal.Invalid("changes", "changes_have_mistakes", ("mistakes", mistakes));
        return (state, areaId);
    }

    private async Task<Result<int>> Store(
        WriteScope scope, string package, PackageState state, long? areaId, SetPackageRequest request, Actor actor, Actor? approver, Func<WriteScope, long, Task<Refusal?>>? also,
        RevisionCatalog present)
    {
        var row = new PackageSettingRow
        {
            Id = scope.NewId(), Package = package, AreaId = areaId, State = state, Changes = string.IsNullOrWhiteSpace(request.Changes) ? null : request.Changes,
            Reason = request.Reason!.Trim(), Until = request.Until, SetBy = actor.UserName, SetByName = actor.DisplayName, At = scope.Now,
            ApprovedBy = approver?.UserName, ApprovedByName = approver?.DisplayName,
        };
        scope.Db.Add(row);
        if (request.Until is { } until)
            await scope.Schedule(DueKind, row.Id.ToString(), until);
        if (also is not null && await also(scope, row.Id) is { } refusal)
            return refusal;
        var before = present.Settings.Where(s => s.Package == package && s.AreaId == areaId).Select(s => s.Id).ToList();
        return await revisions.Make(scope, present.Revision, RevisionReason.Set, package, approver ?? actor, c => c with
        {
            Settings = [.. c.Settings.Except(before), .. state == PackageState.AsAbove ? Array.Empty<long>() : [row.Id]],
        });
    }

    private Refusal? Wrong(SetPackageRequest request, ShelvedVersion version, out PackageState state)
    {
        if (!Enum.TryParse(request.State, ignoreCase: true, out state) || !Enum.IsDefined(state) || int.TryParse(request.State, out _))
            return Refusal.Invalid("state", "state_unknown", ("known", "on, off, asAbove"));
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > LongestReason)
            return Refusal.Invalid("reason", "reason_required", ("most", LongestReason));
        if (request.Changes?.Length > LongestChanges)
            return Refusal.Invalid("changes", "text_too_long", ("most", LongestChanges));
        if (!string.IsNullOrWhiteSpace(request.Changes) && state != PackageState.On)
            return Refusal.Invalid("changes", "changes_need_on");
        var now = clock.Now;
        if (request.Until <= now)
            return Refusal.Invalid("until", "until_is_past");
        if (version.Package.Person is { } person && state == PackageState.On && (request.Until is not { } until || until > now.AddDays(person.MostDays)))
            return Refusal.Invalid("until", "signature_needs_end", ("mostDays", person.MostDays));
        return null;
    }
}
