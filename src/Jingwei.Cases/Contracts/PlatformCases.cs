using Jingwei.Cases.Platforms;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Contracts;

/// <summary>A case as another platform hands it over, in this city's words and codes.</summary>
/// <param name="Areas">The areas for which that platform may hand cases over.</param>
/// <param name="Area">Code of an area, where the platform knows it.</param>
/// <param name="ContactName">Kept only beside a contact, because a name alone helps nobody.</param>
/// <param name="Contact">How to reach who reported it there: sealed.</param>
/// <param name="DueAt">By when the platform wants it done.</param>
public sealed record HandedCase(
    Text Platform, string OutsideNumber, string Text, string Category, GeoPoint? Place, string? Area, string? Address, string? ContactName, string? Contact, DateTimeOffset ReportedAt, DateTimeOffset? DueAt,
    string? Workflow, IReadOnlyList<long> Areas);

/// <summary>One that can be filed.</summary>
public sealed class PlacedCase
{
    internal PlacedCase(HandedCase handed, CategoryDefinition category, Rules.Flow.Workflow flow, Hotline.OrderPlace place) => (Handed, Category, Flow, Where) = (handed, category, flow, place);

    internal HandedCase Handed { get; }

    internal CategoryDefinition Category { get; }

    internal Rules.Flow.Workflow Flow { get; }

    internal Hotline.OrderPlace Where { get; }

    internal void Deconstruct(out HandedCase handed, out CategoryDefinition category, out Rules.Flow.Workflow flow, out Hotline.OrderPlace place) => (handed, category, flow, place) = (Handed, Category, Flow, Where);
}

/// <summary>Who first reported a case.</summary>
/// <param name="Origin">The number of the case that they reported, by which the removal of their data is told: another than the case's own while it carries that one. Null for a screen.</param>
public sealed record ReporterLooked(string? Name, string Contact, string? Origin = null);

/// <summary>What another platform may be told of a case beside its codes.</summary>
/// <param name="StepName">What its workflow calls the step.</param>
/// <param name="CoveredText">The reporter's words with numbers and addresses covered; null when there are none.</param>
public sealed record CaseForPlatform(CaseInCodes Codes, Text Title, Text StepName, string? CoveredText, Text Address, GeoPoint Place, string Workflow, int WorkflowVersion, string? BodyName);

/// <summary>Cases that are handed to and from other platforms: what the room of the doors may do with them.</summary>
public sealed class PlatformCases
{
    private readonly TakeHanded take;
    private readonly LookAtReporter look;
    private readonly CaseBook book;
    private readonly CaseAccess access;
    private readonly WorkflowBook flows;

    internal PlatformCases(TakeHanded take, LookAtReporter look, CaseBook book, CaseAccess access, WorkflowBook flows) => (this.take, this.look, this.book, this.access, this.flows) = (take, look, book, access, flows);

    /// <summary>The names of the workflows that there are, for whoever checks a mapping.</summary>
    public IReadOnlyList<string> Workflows => [.. flows.Newest.Select(f => f.Name)];

    /// <summary>Whether it can be filed, and where; asked before the write, because it looks at the map.</summary>
    public Task<Result<PlacedCase>> Place(HandedCase handed, CancellationToken ct) => take.Place(handed, ct);

    /// <summary>Files it.</summary>
    public Task<CaseInCodes> Take(WriteScope scope, PlacedCase placed) => take.Take(scope, placed);

    /// <summary>A line in the case's history about what went to, or came from, another platform.</summary>
    /// <param name="code">handedOut, platformTook, platformRefused, and what it says of its own work: platformAccepted, platformWorking, platformAnswered, platformReturned, platformClosed.</param>
    /// <param name="byId">Who did it; null for a rule and for the platform itself.</param>
    public async Task Tell(WriteScope scope, long caseId, string code, object args, string? note, long? byId)
    {
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == caseId);
        CaseBook.Write(scope, caseId, new Happening(code, byId, byId is null ? "platform" : "center", byId is null ? "api" : "console", args, note is null ? null : ReportProblem.Readable(note)));
        await book.SaveUnmoved(scope, row);
    }

    /// <summary>Null when there is no such case.</summary>
    public async Task<CaseForPlatform?> Find(CityDb db, long caseId, CancellationToken ct)
    {
        if (await CaseInCodes.Find(db, caseId, ct) is not { } codes || await db.Set<CaseRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } row)
        {
            return null;
        }

        var body = row.BodyId is { } id ? (await PeopleCards.OrganizationNames(db, [id])).GetValueOrDefault(id)?.Zh : null;
        return new CaseForPlatform(
            codes, row.Title.Covered(), flows.Of(row).Step(row.State).Name, row.Text is { } words ? CoveredWords.Of(words) : null, row.Address, row.Place, row.Workflow, row.WorkflowVersion, body);
    }

    /// <summary>What the case's workflow calls one of its steps.</summary>
    public Text StepName(CaseForPlatform facts, string step) => flows.Find(facts.Workflow, facts.WorkflowVersion)?.Steps.FirstOrDefault(s => s.Id == step)?.Name ?? Text.Same(step);

    /// <summary>The id of the case of that number that the actor may see; null when there is none.</summary>
    public async Task<long?> FindVisible(CityDb db, string number, Actor actor, CancellationToken ct) =>
        await access.Visible(db, actor).Where(c => c.Number == number).Select(c => (long?)c.Id).SingleOrDefaultAsync(ct);

    /// <summary>Who first reported it, in clear; logged as a look.</summary>
    public Task<ReporterLooked?> Look(WriteScope scope, long caseId, string by, string purpose) => look.Run(scope, caseId, by, purpose);

    /// <summary>Words with what looks like the number or the home of a person covered.</summary>
    public static string Covered(string words) => CoveredWords.Of(words);

    /// <summary>The same as screens show it.</summary>
    public static Task<ReporterLooked?> Masked(CityDb db, long caseId) => LookAtReporter.Masked(db, caseId);
}

/// <summary>Words for outside.</summary>
internal static class CoveredTitles
{
    public static Text Covered(this Text title) => new(CoveredWords.Of(title.Zh), CoveredWords.Of(title.En));
}
