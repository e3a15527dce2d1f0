using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Duplicates;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Duplicates;

/// <summary>Adds a further reporter to an open case instead of filing another: with a number and code of their own, and a line in its history.</summary>
internal sealed class AddReporter(ICityWriter writer, CaseBook book, CaseAccess cases, Access access, Nearby.PublicCategories categories, PersonalText personal, CitySettings city)
{
    public const string Code = "meToo";

    /// <summary>By a resident, who knows the case by its key and place.</summary>
    public Task<Result<ReportReceipt>> MeToo(MeTooRequest request, Actor actor, CancellationToken ct) => Run(
        new FurtherReporter(request.Text, request.FileIds, request.Contact, request.OnBehalfOf), actor, assisted: false, async scope =>
        {
            if (request.Lon is not { } lon || request.Lat is not { } lat || !new GeoPoint(lon, lat).IsOnEarth)
            {
                return Refusal.Invalid("lon", "place_required");
            }

            var near = await FindSimilar.Near(scope.Db.Set<CaseRow>(), new GeoPoint(lon, lat), DuplicateRule.Resident.ReachMeters, null).ToListAsync(ct);
            return near.Find(c => ShowSimilar.IsPublic(c, categories) && ShowSimilar.KeyOf(personal, c.Id) == request.Key) is { } row
                ? row
                : Refusal.Because(RefusalKind.Conflict, "similar_gone");
        }, ct);

    /// <summary>By intake, for its caller.</summary>
    public Task<Result<ReportReceipt>> Assisted(string number, FurtherReporter request, Actor actor, CancellationToken ct) => Run(request, actor, assisted: true, async scope =>
    {
        if (await cases.Visible(scope.Db, actor).SingleOrDefaultAsync(c => c.Number == number, ct) is not { } row)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        // Callers turn to where it lies as well as to the center that leads it.
        return !access.May(actor, Actions.ReportAssist, new AccessScope(row.AreaId)) && !access.May(actor, Actions.ReportAssist, new AccessScope(row.DeskAreaId ?? row.AreaId)) ? Refusal.Because(RefusalKind.Forbidden, "may_not", ("action", Actions.ReportAssist))
            : row.Stage == CaseStage.Ended ? Refusal.Because(RefusalKind.Conflict, "case_ended", ("number", number))
            : string.IsNullOrWhiteSpace(request.OnBehalfOf?.CallBackNumber) ? Refusal.Invalid("onBehalfOf.callBackNumber", "call_back_number_required")
            : row;
    }, ct);

    private async Task<Result<ReportReceipt>> Run(FurtherReporter request, Actor actor, bool assisted, Func<WriteScope, Task<Result<CaseRow>>> find, CancellationToken ct)
    {
        if (Wrong(request) is { } wrong)
        {
            return wrong;
        }

        // The code is worked out from the city's key and the reporter's id: neither it nor the receipt is stored.
        var added = await writer.Write<Result<Added>>(async scope =>
        {
            var found = await find(scope);
            if (!found.Ok)
            {
                return found.Refusal;
            }

            foreach (var file in request.FileIds ?? [])
            {
                if (!await scope.Db.Set<StoredFileRow>().AnyAsync(f => f.Id == file))
                {
                    return Refusal.Invalid("fileIds", "file_unknown", ("id", file));
                }
            }

            var row = found.Value;
            long? account = !assisted && actor.Kind == ActorKind.Person ? actor.AccountId : null;
            if (account is not null && await scope.Db.Set<CaseReporterRow>().AnyAsync(r => r.CaseId == row.Id && r.AccountId == account))
            {
                return Refusal.Because(RefusalKind.Conflict, "reported_already");
            }

            var reporter = await NewReporter(scope, row, request, account);
            scope.Db.Add(reporter);
            if (assisted)
            {
                await CaseBook.Involve(scope, row, actor.AccountId, handled: false);
                await FirstAsked.FirstAskedBook.RecordUnlessThere(scope, row, actor);
            }

            await scope.Db.SaveChangesAsync(ct);
            var count = await scope.Db.Set<CaseReporterRow>().CountAsync(r => r.CaseId == row.Id, ct);
            CaseBook.Write(scope, row.Id, new Happening(
                Code, actor.Kind == ActorKind.Person ? actor.AccountId : null, assisted ? "intake" : "resident", assisted ? "console" : "resident", new { number = reporter.Number, reporters = count },
                reporter.Words, request.FileIds));
            // No move rests on how many reported it.
            await book.SaveUnmoved(scope, row);
            return new Added(reporter.Id, reporter.Number, row.State, scope.Now);
        }, ct);
        return added.Then<ReportReceipt>(a => new ReportReceipt(a.Number, ReportProblem.CodeOf(personal, a.Id), a.State, a.At));
    }

    private async Task<CaseReporterRow> NewReporter(WriteScope scope, CaseRow row, FurtherReporter request, long? account)
    {
        var id = scope.NewId();
        var number = await CaseBook.NextNumber(scope, city);
        var contact = ContactOf(request);
        return new CaseReporterRow
        {
            Id = id,
            CaseId = row.Id,
            OriginCaseId = row.Id,
            Number = number,
            At = scope.Now,
            Words = string.IsNullOrWhiteSpace(request.Text) ? null : ReportProblem.Readable(request.Text).Trim(),
            AccountId = account,
            ContactSealed = contact is null ? null : personal.Seal(id, contact),
            ContactMasked = contact is null ? null : PersonalText.Mask(contact),
            BehalfName = string.IsNullOrWhiteSpace(request.OnBehalfOf?.Name) ? null : request.OnBehalfOf.Name.Trim(),
            FollowCodeHash = FollowCodes.Hash(number, ReportProblem.CodeOf(personal, id)),
        };
    }

    private static string? ContactOf(FurtherReporter request) =>
        (request.OnBehalfOf?.CallBackNumber ?? request.Contact) is { } contact && !string.IsNullOrWhiteSpace(contact) ? contact.Trim() : null;

    private static Refusal? Wrong(FurtherReporter request) =>
        request.Text?.Length > ReportProblem.LongestText ? Refusal.Invalid("text", "text_too_long", ("most", ReportProblem.LongestText))
        : request.FileIds?.Count > MoveCase.MostFiles ? Refusal.Invalid("fileIds", "too_many_files", ("most", MoveCase.MostFiles))
        : request.Contact?.Length > ReportProblem.LongestContact || request.OnBehalfOf?.CallBackNumber?.Length > ReportProblem.LongestContact || request.OnBehalfOf?.Name?.Length > ReportProblem.LongestContact
            ? Refusal.Invalid("contact", "contact_too_long", ("most", ReportProblem.LongestContact))
        : null;

    internal sealed record Added(long Id, string Number, string State, DateTimeOffset At);
}
