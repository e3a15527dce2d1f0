using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;

namespace Jingwei.Cases.Platforms;

/// <summary>Files a case that another platform hands to this city. That the same number is one case is for whoever keeps the numbers, in the same transaction.</summary>
internal sealed class TakeHanded(CaseBook book, WorkflowBook flows, IScenarioCatalog catalog, FindOrderPlace find, PersonalText personal, CitySettings city)
{
    public const string Code = "filedFromPlatform";

    /// <summary>Where it lies, and by what it goes on; else which field is wrong, in this city's names.</summary>
    public async Task<Result<PlacedCase>> Place(HandedCase handed, CancellationToken ct)
    {
        if (catalog.FindCategory(handed.Category) is not { ParentCode: not null } category)
        {
            return Refusal.Invalid("category", "category_unknown", ("category", handed.Category));
        }

        // The hotline's is for orders with a caller.
        if ((handed.Workflow is { } named ? flows.FindNewest(named) : flows.NewestOf(WorkflowBook.Usual)) is not { } flow || flow.Name == TakeOrder.Flow)
        {
            return Refusal.Invalid("workflow", "workflow_unknown", ("workflow", handed.Workflow), ("known", flows.Newest.Select(f => f.Name).Where(n => n != TakeOrder.Flow)));
        }

        if (handed.Place is null && handed.Area is null && handed.Address is null)
        {
            return Refusal.Invalid("place", "place_required");
        }

        return await find.Run(handed.Place, handed.Area, handed.Address, handed.Areas, ct) is { } place
            ? new PlacedCase(handed, category, flow, place)
            : Refusal.Invalid("place", "platform_place_outside");
    }

    public async Task<CaseInCodes> Take(WriteScope scope, PlacedCase placed)
    {
        var (handed, category, flow, place) = placed;
        var text = ReportProblem.Readable(handed.Text).Trim();
        var brief = CaseTitles.Brief(text);
        var row = new CaseRow
        {
            Id = scope.NewId(),
            Number = await CaseBook.NextNumber(scope, city),
            Source = CaseSource.Platform,
            Workflow = flow.Name,
            WorkflowVersion = flow.Version,
            CategoryCode = category.Code,
            Severity = category.Severity,
            Title = new Text($"{category.Name.Zh}：{brief}", $"{category.Name.En}: {brief}"),
            Text = text,
            AreaId = place.Area.Id,
            Lon = place.Point.Lon,
            Lat = place.Point.Lat,
            Address = handed.Address is { } told ? Text.Same(ReportProblem.Readable(told).Trim()) : place.Area.Name,
            OpenedAt = scope.Now,
            OwnLimit = LimitOf(handed, scope.Now)?.Json(),
        };
        scope.Db.Add(new CaseReporterRow
        {
            Id = row.Id, CaseId = row.Id, OriginCaseId = row.Id, Number = row.Number, At = handed.ReportedAt,
            ContactSealed = handed.Contact is { } contact ? personal.Seal(row.Id, contact) : null, ContactMasked = handed.Contact is { } shown ? PersonalText.Mask(shown) : null,
            BehalfName = handed.Contact is null ? null : handed.ContactName, FollowCodeHash = FollowCodes.Hash(row.Number, ReportProblem.CodeOf(personal, row.Id)),
        });
        await book.File(scope, row, new Happening(Code, null, "platform", "api", new { platform = handed.Platform.Zh, platformEn = handed.Platform.En, outsideNumber = handed.OutsideNumber, placeOpen = place.Open }));
        return (await CaseInCodes.Find(scope.Db, row.Id))!;
    }

    /// <summary>What the platform gave counts from when it was reported there; a limit that is over already gives none, nor does one of more years than any limit has, by which platforms say "never".</summary>
    private static OwnLimit? LimitOf(HandedCase handed, DateTimeOffset now) =>
        handed.DueAt is { } due && due > now && due > handed.ReportedAt && due - handed.ReportedAt <= TimeSpan.FromDays(TimeLimit.MostDays) && TimeLimit.Of(due - handed.ReportedAt) is { Amount: > 0 } limit ? new OwnLimit(limit.Amount, limit.Unit, handed.ReportedAt) : null;
}
