using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Gateway.Open311;

/// <summary>A published report in the standard's fields.</summary>
internal sealed class DrawRequest(ServiceBook services, CitySettings city)
{
    public static readonly Text Center = new("城运中心", "Operations center");

    public Spark Of(PublishedReport report, Language say)
    {
        var category = services.Find(report.Category);
        return Spark.Of(
            ("service_request_id", report.Number),
            ("status", report.Closed ? "closed" : "open"),
            ("status_notes", say.Of(NotesOf(report))),
            ("service_name", category is null ? report.Category : say.Of(category.Name)),
            ("service_code", report.Category),
            ("description", DescriptionOf(report, category, say)),
            ("agency_responsible", say.Of(report.BodyName ?? Center)),
            ("service_notice", category is null ? null : say.Of(ServiceBook.NoticeOf(category))),
            ("requested_datetime", Time(report.OpenedAt)),
            ("updated_datetime", Time(report.UpdatedAt)),
            ("expected_datetime", report.ExpectedAt is { } expected ? Time(expected) : null),
            ("address", AddressOf(report, say)),
            ("address_id", report.Area.Count > 0 ? report.Area[0].Code : null),
            ("zipcode", (string?)null),
            ("lat", report.Place.Lat),
            ("long", report.Place.Lon),
            // Nobody has covered faces and plates in it, and what lies behind a stranger's link may change.
            ("media_url", (string?)null));
    }

    /// <summary>W3C, with the offset of the city's clocks, in whole seconds.</summary>
    public string Time(DateTimeOffset instant) => instant.ToOffset(city.UtcOffsetAt(instant)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The step's name, and what a closed one came to.</summary>
    public static Text NotesOf(PublishedReport report) => report.Outcome is { } outcome && report.Closed ? OutcomeOf(outcome) : report.StepName;

    /// <summary>The reporter's words where the city publishes them for this category; else the category's.</summary>
    public string DescriptionOf(PublishedReport report, CategoryDefinition? category, Language say) =>
        services.Of(report.Category).PublishesWords && report.CoveredWords is { } words ? words : category is null ? report.Category : say.Of(services.DescriptionOf(category));

    /// <summary>From the smallest area to the city.</summary>
    public static string AddressOf(PublishedReport report, Language say) => string.Join(", ", report.Area.Select(a => say.Of(a.Name)));

    private static Text OutcomeOf(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Cleared or CaseOutcome.PickedUp => new("已处置", "Cleared"),
        CaseOutcome.AlreadyClear or CaseOutcome.ClearedItself => new("到场时已恢复", "Already clear when somebody came"),
        CaseOutcome.FalseAlarm or CaseOutcome.NotFound => new("到场未发现问题", "Nothing was found there"),
        CaseOutcome.Voided => new("作废", "Voided"),
        CaseOutcome.NotAccepted => new("不属于本市受理范围", "Not for the city to handle"),
        CaseOutcome.Merged => new("与另一件合并办理", "Carried on with another report"),
        _ => new("已办结", "Closed"),
    };
}
