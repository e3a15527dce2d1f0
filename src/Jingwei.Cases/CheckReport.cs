using Jingwei.Cases.Contracts;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Cases;

/// <summary>A report that may be filed: what it is, where, and for which area.</summary>
internal sealed record CheckedReport(CaseSource Source, GeoPoint Place, Area Area, CategoryDefinition Category, Rules.Flow.Workflow Workflow);

/// <summary>Whether a report can be filed as it was sent, by this person; else which field is wrong.</summary>
internal sealed class CheckReport(IScenarioCatalog catalog, WorkflowBook flows, AreaDirectory areas, Access access)
{
    /// <param name="longestText">Most characters of its words.</param>
    public Result<CheckedReport> Run(ReportRequest request, Actor actor, int longestText = ReportProblem.LongestText)
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

        if (request.Text.Length > longestText)
        {
            return Refusal.Invalid("text", "text_too_long", ("most", longestText));
        }

        if (request.FileIds?.Count > Moves.MoveCase.MostFiles)
        {
            return Refusal.Invalid("fileIds", "too_many_files", ("most", Moves.MoveCase.MostFiles));
        }

        if (request.Contact?.Length > ReportProblem.LongestContact || request.OnBehalfOf?.CallBackNumber?.Length > ReportProblem.LongestContact || request.OnBehalfOf?.Name?.Length > ReportProblem.LongestContact)
        {
            return Refusal.Invalid("contact", "contact_too_long", ("most", ReportProblem.LongestContact));
        }

        if (request.Address?.Length > ReportProblem.LongestAddress || request.Beside?.Length > ReportProblem.LongestAddress)
        {
            return Refusal.Invalid(request.Beside?.Length > ReportProblem.LongestAddress ? "beside" : "address", "address_too_long", ("most", ReportProblem.LongestAddress));
        }

        if ((source == CaseSource.Assisted || request.OnBehalfOf is not null) && string.IsNullOrWhiteSpace(request.OnBehalfOf?.CallBackNumber))
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

        // Who speaks for somebody is a worker if the post says so, else a relative or neighbor, whose report is a resident's.
        if (string.IsNullOrEmpty(request.Kind) && request.OnBehalfOf is not null && access.May(actor, Actions.ReportAssist, new AccessScope(area.Id)))
        {
            source = CaseSource.Assisted;
        }

        var needed = source switch { CaseSource.Assisted => Actions.ReportAssist, CaseSource.Inspector => Actions.ReportInspect, _ => null };
        if (needed is not null && !access.May(actor, needed, new AccessScope(area.Id)))
        {
            return Refusal.Because(RefusalKind.Forbidden, "may_not", ("action", needed));
        }

        // Residents do not choose how the city works; their choice is passed over.
        var flow = source == CaseSource.Resident || string.IsNullOrWhiteSpace(request.Workflow) ? flows.NewestOf(WorkflowBook.Usual) : flows.FindNewest(request.Workflow);
        // The hotline's is for orders with a platform's number.
        if (flow is null || flow.Name == Hotline.TakeOrder.Flow)
        {
            return Refusal.Invalid("workflow", "workflow_unknown", ("workflow", request.Workflow), ("known", flows.Newest.Select(f => f.Name).Where(n => n != Hotline.TakeOrder.Flow)));
        }

        var code = string.IsNullOrWhiteSpace(request.Category) ? catalog.GeneralCode() : request.Category;
        return catalog.FindCategory(code) is { Reportable: true } category
            ? new CheckedReport(source.Value, place, area, category, flow)
            : Refusal.Invalid("category", "category_unknown", ("category", request.Category));
    }
}
