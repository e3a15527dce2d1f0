using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Clock;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <param name="Category">A code of GET /categories that is not a kind.</param>
/// <param name="Note">Why.</param>
public sealed record CategoryRequest(string? Category, string? Note = null, int? ExpectedVersion = null);

/// <summary>
/// Puts an open case under another category, as whoever takes in, files or runs the center may. Clocks that run by the category's limit are reckoned anew from their own start; those that
/// have stopped stay as they were.
/// </summary>
internal sealed class ChangeCategory(ICityWriter writer, IScenarioCatalog catalog, CaseBook book, CaseClocks clocks, WorkflowBook flows, CaseAccess access, Search.CaseSearchIndex search, Coding.CodeBook codes)
{
    public const string Code = "categoryChanged";

    /// <summary>Who may.</summary>
    public const CasePart By = CasePart.Intake | CasePart.ShiftLeader | CasePart.Operator | CasePart.Hotline;

    public Task<Result<string>> Run(string number, CategoryRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        var parts = row is null || actor.Kind != ActorKind.Person ? CasePart.None : await access.PartsOf(scope.Db, row, actor);
        if (row is null || parts == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        if ((parts & By) == 0)
        {
            return Refusal.Because(RefusalKind.Forbidden, "category_not_yours");
        }

        if (row.Stage == CaseStage.Ended)
        {
            return Refusal.Because(RefusalKind.Conflict, "case_ended");
        }

        if (request.ExpectedVersion is { } expected && expected != row.Version)
        {
            return Refusal.Because(RefusalKind.Conflict, "version_changed", ("expected", expected), ("actual", row.Version));
        }

        if (catalog.FindCategory(request.Category ?? "") is not { ParentCode: not null } category)
        {
            return Refusal.Invalid("category", "category_unknown", ("category", request.Category));
        }

        if (category.Code == row.CategoryCode)
        {
            return Refusal.Invalid("category", "category_same");
        }

        if (string.IsNullOrWhiteSpace(request.Note))
        {
            return Refusal.Invalid("note", "note_required");
        }

        if (request.Note.Length > MoveCase.LongestNote)
        {
            return Refusal.Invalid("note", "note_too_long", ("most", MoveCase.LongestNote));
        }

        await Change(scope, row, category, request.Note, actor, CaseParts.RoleOf(parts & By), how);
        return row.Number;
    }, ct);

    private async Task Change(WriteScope scope, CaseRow row, CategoryDefinition category, string note, Actor actor, string role, string how)
    {
        var before = catalog.FindCategory(row.CategoryCode)?.Name ?? Text.Same(row.CategoryCode);
        row.CategoryCode = category.Code;
        if (row.Text is { } words)
        {
            // Of what somebody reported the title begins with what it is.
            var brief = CaseTitles.Brief(words);
            row.Title = new Text($"{category.Name.Zh}：{brief}", $"{category.Name.En}: {brief}");
        }

        // A code and condition of another category say nothing of this one.
        if ((await codes.Of(scope.Db, row)).OfPackage(category.Code)?.Code is var code && code != row.Code)
        {
            (row.Code, row.Condition) = (code, null);
        }

        await search.Put(scope.Db, row);
        await scope.Db.Set<CasePartyRow>().Where(p => p.CaseId == row.Id).ForEachAsync(p => p.CategoryCode = row.CategoryCode);
        var flow = flows.Of(row);
        foreach (var clockRow in (await CaseClocks.Of(scope.Db, row.Id)).Where(c => c.MetAt is null))
        {
            // What the case brought with it stays, whatever it is of.
            if (flow.FindClock(clockRow.Kind) is { Limit: null } clock && !(clock.Main && row.OwnLimit is not null))
            {
                var (limit, by) = await clocks.LimitOf(scope.Db, row, clock);
                await clocks.Add(scope, row, clockRow, clock, new ClockCategoryChanged(scope.Now, limit, by));
            }
        }

        await CaseBook.Involve(scope, row, actor.AccountId, handled: false);
        CaseBook.Write(scope, row.Id, new Happening(Code, actor.AccountId, role, how, new { from = before, to = category.Name, category = category.Code }, note));
        await book.Save(scope, row);
    }
}
