using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Moves;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>留存: keeps what is known of a case's reporters longer, for a named person, with a reason and an end; or lifts that again.</summary>
internal sealed class HoldCase(ICityWriter writer, CaseBook book, CaseAccess cases, Access access, CitySettings city)
{
    public const string HeldCode = "dataHeld";
    public const string LiftedCode = "dataHoldLifted";
    private const int LongestPerson = 100;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Longer than any procedure lasts; who needs it longer says so again.</summary>
    private const int LongestDays = 3_653;

    public Task<Result<string>> Hold(string number, HoldRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await Find(scope.Db, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var row = found.Value;
        var wrong = string.IsNullOrWhiteSpace(request.Person) ? Refusal.Invalid("person", "hold_person_required")
            : request.Person.Length > LongestPerson ? Refusal.Invalid("person", "text_too_long", ("most", LongestPerson))
            : Reason(request.Reason)
            ?? WrongDay(request.Until, scope.Now);
        if (wrong is not null)
        {
            return wrong;
        }

        var below = await CaseReporters.Below(scope.Db, row.Id);
        if (!await scope.Db.Set<CaseReporterRow>().AnyAsync(r => (r.CaseId == row.Id || EF.Parameter(below).Contains(r.OriginCaseId)) && r.RemovedAt == null)
            && await scope.Db.Set<CaseRetentionRow>().FindAsync(row.Id) is null)
        {
            return Refusal.Because(RefusalKind.Conflict, "hold_nothing_left", ("number", number));
        }

        var until = EndOf(DayOf(request.Until)!.Value);
        scope.Db.Add(new CaseHoldRow
        {
            Id = scope.NewId(), CaseId = row.Id, AreaId = row.AreaId, Person = request.Person!.Trim(), Reason = request.Reason!.Trim(), Until = until, SetById = actor.AccountId, SetAt = scope.Now,
        });
        scope.Audit(actor.UserName, "reporterData.hold", row.Number, request.Reason.Trim());
        await Tell(scope, row, new Happening(HeldCode, actor.AccountId, "supervisor", how, new { until }));
        return row.Number;
    }, ct);

    public Task<Result<string>> Lift(string number, string id, LiftRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await Find(scope.Db, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var row = found.Value;
        if (Ids.Find(id) is not { } known || await scope.Db.Set<CaseHoldRow>().SingleOrDefaultAsync(h => h.Id == known && h.CaseId == row.Id) is not { } hold)
        {
            return Refusal.Because(RefusalKind.NotFound, "hold_unknown");
        }

        if (hold.LiftedAt is not null || hold.Until <= scope.Now)
        {
            return Refusal.Because(RefusalKind.Conflict, "hold_over");
        }

        if (Reason(request.Reason) is { } wrong)
        {
            return wrong;
        }

        (hold.LiftedById, hold.LiftedAt, hold.LiftedWhy) = (actor.AccountId, scope.Now, request.Reason!.Trim());
        scope.Audit(actor.UserName, "reporterData.liftHold", row.Number, request.Reason.Trim());
        await Tell(scope, row, new Happening(LiftedCode, actor.AccountId, "supervisor", how, new { until = hold.Until }));
        return row.Number;
    }, ct);

    public bool May(CaseRow row, Actor actor) => actor.Kind == ActorKind.Person
        && (access.May(actor, Actions.RetentionHold, new AccessScope(row.AreaId)) || access.May(actor, Actions.RetentionHold, new AccessScope(row.DeskAreaId ?? row.AreaId)));

    /// <summary>The history says that it is kept and until when, not for whom or why; then the case that carries it on is planned anew.</summary>
    private async Task Tell(WriteScope scope, CaseRow row, Happening happening)
    {
        CaseBook.Write(scope, row.Id, happening);
        await book.SaveUnmoved(scope, row);
        if (row.MergedIntoId is not null && await MergeCases.RootOf(scope.Db, row.Id) is { } rootId)
        {
            await book.SaveUnmoved(scope, await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == rootId));
        }

        // What was taken out of it has lines in its history too.
        foreach (var outId in await scope.Db.Set<CaseMergeRow>().Where(m => m.IntoId == row.Id && m.SplitAt != null).Select(m => m.CaseId).Distinct().ToListAsync())
        {
            if (await MergeCases.RootOf(scope.Db, outId) is { } elsewhere && elsewhere != row.Id)
            {
                await book.SaveUnmoved(scope, await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == elsewhere));
            }
        }
    }

    private async Task<Result<CaseRow>> Find(CityDb db, string number, Actor actor) =>
        await cases.Visible(db, actor).SingleOrDefaultAsync(c => c.Number == number) is not { } row ? Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number))
        : May(row, actor) ? row
        : Refusal.Because(RefusalKind.Forbidden, "may_not", ("action", Actions.RetentionHold));

    /// <summary>A calendar day of the city is kept to its end.</summary>
    private DateTimeOffset EndOf(DateOnly day) => DateTimeOffset.FromUnixTimeMilliseconds(city.Time.InstantOf(day.AddDays(1).ToDateTime(TimeOnly.MinValue)));

    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private Refusal? WrongDay(string? until, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(city.Time.LocalOf(now.ToUnixTimeMilliseconds()));
        var last = today.AddDays(LongestDays);
        return DayOf(until) is { } day && day >= today && day <= last ? null
            : Refusal.Invalid("until", "hold_until_invalid", ("from", today.ToString(DayFormat, CultureInfo.InvariantCulture)), ("to", last.ToString(DayFormat, CultureInfo.InvariantCulture)));
    }

    private static Refusal? Reason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? Refusal.Invalid("reason", "hold_reason_required") : reason.Length > MoveCase.LongestNote ? Refusal.Invalid("reason", "text_too_long", ("most", MoveCase.LongestNote)) : null;
}
