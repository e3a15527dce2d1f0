using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>For whom a worker or relative reports.</summary>
public sealed record OnBehalfOf(string? Name, string? CallBackNumber);

/// <param name="Contact">How to reach the reporter; optional, sealed.</param>
/// <param name="Kind">resident (default), assisted or inspector.</param>
/// <param name="Category">A code of GET /categories; the general one when left out.</param>
/// <param name="Address">The place in the reporter's words.</param>
public sealed record ReportRequest(
    string? Text,
    double? Lon,
    double? Lat,
    IReadOnlyList<string>? FileIds = null,
    string? Contact = null,
    string? Kind = null,
    OnBehalfOf? OnBehalfOf = null,
    string? Category = null,
    string? Address = null);

/// <param name="FollowCode">With the number, opens the report's own page. Shown once.</param>
public sealed record ReportReceipt(string Number, string FollowCode, CaseState State, DateTimeOffset At);

/// <summary>Files what a person reports: a resident, somebody on behalf of another, or an inspector.</summary>
internal sealed class ReportProblem(ICityWriter writer, CaseBook book, IScenarioCatalog catalog, AreaDirectory areas, Access access, PersonalText personal, CitySettings city)
{
    public const int LongestText = 2000;
    public const int LongestContact = 100;

    public Task<Result<ReportReceipt>> Run(ReportRequest request, Actor actor, CancellationToken ct)
    {
        var checkedInput = Check(request, actor);
        if (!checkedInput.Ok)
        {
            return Task.FromResult<Result<ReportReceipt>>(checkedInput.Refusal);
        }

        return Receipt(request, checkedInput.Value, actor, ct);
    }

    /// <summary>The code is worked out from the city's key and the case, so that neither it nor the receipt need be stored.</summary>
    private async Task<Result<ReportReceipt>> Receipt(ReportRequest request, Checked input, Actor actor, CancellationToken ct)
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

            var (source, place, area, category) = input;
            var row = await NewCase(scope, request, source, place, area, category);
            scope.Db.Add(ReporterOf(row, request, actor, CodeOf(row.Id)));
            if (actor.Kind == ActorKind.Person)
            {
                // Who takes a report in has no hand in its handling, and a resident follows by the report's own page.
                if (source != CaseSource.Resident)
                {
                    await CaseBook.Involve(scope, row.Id, actor.AccountId, handled: false);
                }
            }

            await book.File(scope, row, new Happening(
                "filedFromReport",
                actor.Kind == ActorKind.Person ? actor.AccountId : null,
                source switch { CaseSource.Inspector => "inspector", CaseSource.Assisted => "intake", _ => "resident" },
                source == CaseSource.Assisted ? "console" : source == CaseSource.Inspector ? "field" : "resident",
                new { source },
                FileIds: request.FileIds));
            return new Filed(row.Id, row.Number, row.State, scope.Now);
        }, ct);
        return filed.Then<ReportReceipt>(f => new ReportReceipt(f.Number, CodeOf(f.CaseId), f.State, f.At));
    }

    /// <summary>Without signs that no screen shows and no message carries.</summary>
    private static string Readable(string text) => new([.. text.Where(c => !char.IsControl(c) || c is '\n' or '\t')]);

    private string CodeOf(long caseId) => FollowCodes.Make(personal.Mark("follow", caseId));

    private async Task<CaseRow> NewCase(WriteScope scope, ReportRequest request, CaseSource source, GeoPoint place, Area area, CategoryDefinition category)
    {
        var text = Readable(request.Text!).Trim();
        var brief = CaseTitles.Brief(text);
        var title = new Text($"{category.Name.Zh}：{brief}", $"{category.Name.En}: {brief}");
        var address = string.IsNullOrWhiteSpace(request.Address) ? area.Name : Text.Same(request.Address.Trim());
        return new CaseRow
        {
            Id = scope.NewId(),
            Number = await CaseBook.NextNumber(scope, city),
            State = CaseState.Filed,
            Source = source,
            CategoryCode = category.Code,
            Severity = category.Severity,
            Title = title,
            Text = text,
            SearchText = CaseSearch.TextOf(title, address, null, text),
            AreaId = area.Id,
            Lon = place.Lon,
            Lat = place.Lat,
            Address = address,
            OpenedAt = scope.Now,
        };
    }

    private CaseReporterRow ReporterOf(CaseRow row, ReportRequest request, Actor actor, string code)
    {
        var contact = request.OnBehalfOf?.CallBackNumber ?? request.Contact;
        contact = string.IsNullOrWhiteSpace(contact) ? null : contact.Trim();
        return new CaseReporterRow
        {
            CaseId = row.Id,
            AccountId = actor.Kind == ActorKind.Person && row.Source == CaseSource.Resident ? actor.AccountId : null,
            ContactSealed = contact is null ? null : personal.Seal(row.Id, contact),
            ContactMasked = contact is null ? null : PersonalText.Mask(contact),
            BehalfName = string.IsNullOrWhiteSpace(request.OnBehalfOf?.Name) ? null : request.OnBehalfOf.Name.Trim(),
            FollowCodeHash = FollowCodes.Hash(row.Number, code),
        };
    }

    private Result<Checked> Check(ReportRequest request, Actor actor)
    {
        CaseSource? source = request.Kind switch
        {
            null or "" when actor.Posts.Any(p => p.Role == Roles.Inspector) => CaseSource.Inspector,
            null or "" or "resident" => CaseSource.Resident,
            "assisted" => CaseSource.Assisted,
            "inspector" => CaseSource.Inspector,
            _ => null,
        };
        if (source is null)
        {
            return Refusal.Invalid("kind", "kind_unknown", ("known", new[] { "resident", "assisted", "inspector" }));
        }

        if (string.IsNullOrWhiteSpace(request.Text))
        {
            return Refusal.Invalid("text", "text_required");
        }

        if (request.Text.Length > LongestText)
        {
            return Refusal.Invalid("text", "text_too_long", ("most", LongestText));
        }

        if (request.FileIds?.Count > MoveCase.MostFiles)
        {
            return Refusal.Invalid("fileIds", "too_many_files", ("most", MoveCase.MostFiles));
        }

        if (request.Contact?.Length > LongestContact || request.OnBehalfOf?.CallBackNumber?.Length > LongestContact || request.OnBehalfOf?.Name?.Length > LongestContact)
        {
            return Refusal.Invalid("contact", "contact_too_long", ("most", LongestContact));
        }

        if (source == CaseSource.Assisted && string.IsNullOrWhiteSpace(request.OnBehalfOf?.CallBackNumber))
        {
            return Refusal.Invalid("onBehalfOf.callBackNumber", "call_back_number_required");
        }

        if (request.Lon is not { } lon || request.Lat is not { } lat || !new GeoPoint(lon, lat).IsOnEarth)
        {
            return Refusal.Invalid("lon", "place_required");
        }

        var place = new GeoPoint(lon, lat);
        if (areas.AllAt(place).Where(a => a.Level != AreaLevels.Zone).MaxBy(a => areas.AncestorsOf(a.Id).Count) is not { } area)
        {
            return Refusal.Invalid("lon", "place_outside_city");
        }

        var needed = source switch { CaseSource.Assisted => Actions.ReportAssist, CaseSource.Inspector => Actions.ReportInspect, _ => null };
        if (needed is not null && !access.May(actor, needed, new AccessScope(area.Id)))
        {
            return Refusal.Because(RefusalKind.Forbidden, "may_not", ("action", needed));
        }

        var code = string.IsNullOrWhiteSpace(request.Category) ? catalog.GeneralCode() : request.Category;
        return catalog.FindCategory(code) is { Reportable: true } category
            ? new Checked(source.Value, place, area, category)
            : Refusal.Invalid("category", "category_unknown", ("category", request.Category));
    }

    internal sealed record Filed(long CaseId, string Number, CaseState State, DateTimeOffset At);

    private sealed record Checked(CaseSource Source, GeoPoint Place, Area Area, CategoryDefinition Category);
}
