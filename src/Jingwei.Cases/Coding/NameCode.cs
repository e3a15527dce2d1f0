using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Clock;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Coding;

/// <param name="Code">Of the table that the case began with, such as <c>A01-18</c>.</param>
/// <param name="Condition">One of that code's.</param>
/// <param name="Asset">The number of the thing in the register of assets; left out when none is known.</param>
/// <param name="Note">Why; needed when another condition was named before.</param>
public sealed record CodeRequest(string? Code, string? Condition, string? Asset = null, string? Note = null, int? ExpectedVersion = null);

/// <summary>Says what a case is in two-level codes, in which condition, and which asset it is about, as whoever takes in, files or sends it out may. Its main clock goes by that from its own start.</summary>
internal sealed class NameCode(ICityWriter writer, CodeBook codes, CaseBook book, CaseClocks clocks, WorkflowBook flows, CaseAccess access)
{
    /// <summary>Who may.</summary>
    public const CasePart By = CasePart.Intake | CasePart.ShiftLeader | CasePart.Dispatcher | CasePart.Operator;

    public Task<Result<string>> Run(string number, CodeRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        var parts = row is null || actor.Kind != ActorKind.Person ? CasePart.None : await access.PartsOf(scope.Db, row, actor);
        if (row is null || parts == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        if ((parts & By) == 0)
        {
            return Refusal.Because(RefusalKind.Forbidden, "code_not_yours");
        }

        if (row.Stage == CaseStage.Ended)
        {
            return Refusal.Because(RefusalKind.Conflict, "case_ended");
        }

        if (request.ExpectedVersion is { } expected && expected != row.Version)
        {
            return Refusal.Because(RefusalKind.Conflict, "version_changed", ("expected", expected), ("actual", row.Version));
        }

        if (request.Note?.Length > MoveCase.LongestNote)
        {
            return Refusal.Invalid("note", "note_too_long", ("most", MoveCase.LongestNote));
        }

        if (row.Condition is not null && string.IsNullOrWhiteSpace(request.Note))
        {
            return Refusal.Invalid("note", "note_required");
        }

        var table = await codes.Of(scope.Db, row);
        if (table.Find(request.Code) is not { } code)
        {
            return Refusal.Invalid("code", "code_unknown", ("code", request.Code));
        }

        if (code.FindCondition(request.Condition) is not { } condition)
        {
            return Refusal.Invalid("condition", "code_condition_unknown", ("condition", request.Condition), ("known", code.Conditions.Select(c => c.Id)));
        }

        Asset? asset = null;
        if (!string.IsNullOrWhiteSpace(request.Asset) && (asset = await AssetRegister.FindByNumber(scope.Db, request.Asset.Trim())) is null)
        {
            return Refusal.Invalid("asset", "asset_unknown", ("asset", request.Asset));
        }

        row.CodeVersion ??= table.Version;
        (row.Code, row.Condition, row.AssetId) = (code.Code, condition.Id, asset?.Id ?? (string.IsNullOrWhiteSpace(request.Asset) ? null : row.AssetId));
        var flow = flows.Of(row);
        // What the case brought with it stays, whatever it is of.
        foreach (var clockRow in (await CaseClocks.Of(scope.Db, row.Id)).Where(c => c.MetAt is null))
        {
            if (flow.FindClock(clockRow.Kind) is { Limit: null, Main: true } clock && row.OwnLimit is null)
            {
                var (limit, by) = await clocks.LimitOf(scope.Db, row, clock);
                await clocks.Add(scope, row, clockRow, clock, new ClockCategoryChanged(scope.Now, limit, by));
            }
        }

        if (row.OwnLimit is null)
        {
            var closing = new List<TimeLimit>();
            foreach (var clock in ClosingLimits.Clocks(flow))
            {
                closing.Add((await clocks.LimitOf(scope.Db, row, clock)).Limit);
            }

            await CaseFactBook.RenewClosing(scope, row, closing);
        }

        await CaseBook.Involve(scope, row, actor.AccountId, handled: false);
        CaseBook.Write(scope, row.Id, new Happening(
            "codeNamed", actor.AccountId, CaseParts.RoleOf(parts & By), how, new { code = code.Code, name = code.Name, condition = condition.Name, asset = asset?.Number ?? "–" }, request.Note));
        await book.Save(scope, row);
        return row.Number;
    }, ct);
}
