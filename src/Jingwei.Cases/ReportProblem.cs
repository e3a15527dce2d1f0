using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>For whom a worker or relative reports.</summary>
public sealed record OnBehalfOf(string? Name, string? CallBackNumber);

/// <param name="Contact">How to reach the reporter; optional, sealed.</param>
/// <param name="Kind">resident (default), assisted or inspector.</param>
/// <param name="Category">A code of GET /categories; the general one when left out.</param>
/// <param name="Address">The place in the reporter's words; when left out, the map's words for the point: nearest street and crossing.</param>
/// <param name="Workflow">By which workflow it goes on; staff alone choose. The street's when left out.</param>
/// <param name="Beside">What is next to it, in the reporter's words; follows the address.</param>
public sealed record ReportRequest(
    string? Text,
    double? Lon,
    double? Lat,
    IReadOnlyList<string>? FileIds = null,
    string? Contact = null,
    string? Kind = null,
    OnBehalfOf? OnBehalfOf = null,
    string? Category = null,
    string? Address = null,
    string? Beside = null,
    string? Workflow = null);

/// <param name="FollowCode">With the number, opens the report's own page. Shown once.</param>
public sealed record ReportReceipt(string Number, string FollowCode, string State, DateTimeOffset At);

/// <summary>Files what a person reports: a resident, somebody on behalf of another, or an inspector.</summary>
internal sealed class ReportProblem(ICityWriter writer, CaseBook book, CheckReport check, Streets streets, PersonalText personal, CitySettings city)
{
    public const int LongestText = 2000;
    public const int LongestContact = 100;
    public const int LongestAddress = 200;

    /// <param name="through">The door of another system by which it came; null for our own pages and API.</param>
    public Task<Result<ReportReceipt>> Run(ReportRequest request, Actor actor, CancellationToken ct, OutsideReport? through = null)
    {
        var checkedInput = check.Run(request, actor, through is null ? LongestText : OutsideReport.LongestText);
        if (!checkedInput.Ok)
        {
            return Task.FromResult<Result<ReportReceipt>>(checkedInput.Refusal);
        }

        return Receipt(request, checkedInput.Value, actor, through, ct);
    }

    /// <summary>The code is worked out from the city's key and the case, so that neither it nor the receipt need be stored.</summary>
    private async Task<Result<ReportReceipt>> Receipt(ReportRequest request, CheckedReport input, Actor actor, OutsideReport? through, CancellationToken ct)
    {
        var filed = await writer.Write<Result<Filed>>(async scope =>
        {
            foreach (var id in request.FileIds ?? [])
            {
                if (!await scope.Db.Set<StoredFileRow>().AnyAsync(f => f.Id == id))
                {
                    return Refusal.Invalid("fileIds", "file_unknown", ("id", id));
                }
            }

            var source = input.Source;
            var row = await NewCase(scope, request, input);
            scope.Db.Add(ReporterOf(row, request, actor, CodeOf(row.Id)));
            if (actor.Kind == ActorKind.Person)
            {
                // Who takes a report in has no hand in its handling, and a resident follows by the report's own page.
                if (source != CaseSource.Resident)
                {
                    await CaseBook.Involve(scope, row, actor.AccountId, handled: false);
                }
            }

            await book.File(scope, row, new Happening(
                "filedFromReport",
                actor.Kind == ActorKind.Person ? actor.AccountId : null,
                source switch { CaseSource.Inspector => "inspector", CaseSource.Assisted => "intake", _ => "resident" },
                source == CaseSource.Assisted ? "console" : source == CaseSource.Inspector ? "field" : "resident",
                new { source, onBehalf = request.OnBehalfOf is not null, through = through?.Door },
                through?.Note is { } note ? Readable(note) : null,
                request.FileIds));
            if (source == CaseSource.Assisted && actor.Kind == ActorKind.Person)
            {
                FirstAsked.FirstAskedBook.Record(scope, row, actor);
            }

            return new Filed(row.Id, row.Number, row.State, scope.Now);
        }, ct);
        return filed.Then<ReportReceipt>(f => new ReportReceipt(f.Number, CodeOf(f.CaseId), f.State, f.At));
    }

    /// <summary>Without signs that no screen shows and no message carries.</summary>
    internal static string Readable(string text) => new([.. text.Where(c => !char.IsControl(c) || c is '\n' or '\t')]);

    private string CodeOf(long caseId) => CodeOf(personal, caseId);

    internal static string CodeOf(PersonalText personal, long reporterId) => FollowCodes.Make(personal.Mark("follow", reporterId));

    private async Task<CaseRow> NewCase(WriteScope scope, ReportRequest request, CheckedReport input)
    {
        var (source, place, area, category, _) = input;
        var text = Readable(request.Text!).Trim();
        var brief = CaseTitles.Brief(text);
        var title = new Text($"{category.Name.Zh}：{brief}", $"{category.Name.En}: {brief}");
        var address = await AddressOf(scope, request, place, area);
        return new CaseRow
        {
            Id = scope.NewId(),
            Number = await CaseBook.NextNumber(scope, city),
            Source = source,
            Workflow = input.Workflow.Name,
            WorkflowVersion = input.Workflow.Version,
            CategoryCode = category.Code,
            Severity = category.Severity,
            Title = title,
            Text = text,
            AreaId = area.Id,
            Lon = place.Lon,
            Lat = place.Lat,
            Address = address,
            OpenedAt = scope.Now,
        };
    }

    /// <summary>The place in the reporter's words; before them, when the phone found it, in those of the map.</summary>
    private async Task<Text> AddressOf(WriteScope scope, ReportRequest request, GeoPoint place, Area area)
    {
        var told = request.Address is { } words && !string.IsNullOrWhiteSpace(words) ? Readable(words).Trim() : null;
        var address = told is null ? await streets.WordsFor(scope.Db, place) ?? area.Name : Text.Same(told);
        return request.Beside is { } beside && !string.IsNullOrWhiteSpace(beside)
            ? new Text($"{address.Zh} {Readable(beside).Trim()}", $"{address.InEnglish()}, {Readable(beside).Trim()}")
            : address;
    }

    private CaseReporterRow ReporterOf(CaseRow row, ReportRequest request, Actor actor, string code)
    {
        var contact = request.OnBehalfOf?.CallBackNumber ?? request.Contact;
        contact = string.IsNullOrWhiteSpace(contact) ? null : contact.Trim();
        return new CaseReporterRow
        {
            Id = row.Id,
            CaseId = row.Id,
            OriginCaseId = row.Id,
            Number = row.Number,
            At = row.OpenedAt,
            AccountId = actor.Kind == ActorKind.Person && row.Source == CaseSource.Resident ? actor.AccountId : null,
            ContactSealed = contact is null ? null : personal.Seal(row.Id, contact),
            ContactMasked = contact is null ? null : PersonalText.Mask(contact),
            BehalfName = string.IsNullOrWhiteSpace(request.OnBehalfOf?.Name) ? null : request.OnBehalfOf.Name.Trim(),
            FollowCodeHash = FollowCodes.Hash(row.Number, code),
        };
    }

    internal sealed record Filed(long CaseId, string Number, string State, DateTimeOffset At);
}
