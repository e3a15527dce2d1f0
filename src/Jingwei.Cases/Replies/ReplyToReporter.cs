using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Replies;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Replies;

/// <param name="Text">What the reporters read; left out with <paramref name="Seen"/>.</param>
/// <param name="Asks">Whether an answer is asked for.</param>
/// <param name="Reporter">The number of the one reporter that it is for; null for all of the case.</param>
/// <param name="Seen">What was said is read, and there is nothing to reply.</param>
/// <param name="UpTo">With <paramref name="Seen"/>: the id of the last line of history that was read; what was said after it has not been.</param>
public sealed record ReplyRequest(string? Text = null, bool? Asks = null, string? Reporter = null, bool? Seen = null, string? UpTo = null);

/// <summary>回复反映人: writes to those who reported a case; each reads it where they follow it.</summary>
internal sealed class ReplyToReporter(ICityWriter writer, CaseBook book, CaseAccess access)
{
    /// <summary>All who work on the case; neither a mere reader nor who is only being called.</summary>
    private const CasePart By = CasePart.Officer | CasePart.Operator | CasePart.Checker | CasePart.Intake | CasePart.ShiftLeader | CasePart.Dispatcher | CasePart.Body | CasePart.Hotline | CasePart.Supervisor;

    /// <summary>Whether somebody with these parts in a case writes to its reporters.</summary>
    public static bool MayBy(CasePart parts, Actor actor) => actor.Kind == ActorKind.Person && (parts & By) != 0;

    public Task<Result<string>> Run(string number, ReplyRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number, ct);
        var parts = row is null ? CasePart.None : await access.PartsOf(scope.Db, row, actor);
        if (row is null || parts == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        if (!MayBy(parts, actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "reply_not_yours", ("number", number));
        }

        if (await Wrong(scope.Db, row, request) is { } wrong)
        {
            return wrong;
        }

        var to = string.IsNullOrWhiteSpace(request.Reporter) ? null : request.Reporter.Trim();
        var code = request.Seen == true ? Correspondence.SeenCode : request.Asks == true ? Correspondence.AskedCode : Correspondence.RepliedCode;
        CaseBook.Write(scope, row.Id, new Happening(code, actor.AccountId, RoleOf(parts), how, to is null ? null : new { number = to }, request.Seen == true ? null : ReportProblem.Readable(request.Text!).Trim()));
        await scope.Db.SaveChangesAsync(ct);
        row.SaidAt = await Letters.WaitsSince(scope.Db, row.Id);
        // No move rests on what was written.
        await book.SaveUnmoved(scope, row);
        return row.Number;
    }, ct);

    /// <summary>Who runs the center may check too, but does not write as a checker.</summary>
    private static string RoleOf(CasePart parts) => CaseParts.RoleOf((parts & By & ~CasePart.Checker) is var known && known != CasePart.None ? known : CasePart.Checker);

    private static async Task<Refusal?> Wrong(CityDb db, CaseRow row, ReplyRequest request)
    {
        if (request.Seen == true)
        {
            return request.Text is not null || request.Asks == true ? Refusal.Invalid("seen", "reply_or_seen") : row.SaidAt is null ? Refusal.Because(RefusalKind.Conflict, "nothing_said")
                : Ids.Find(request.UpTo) is { } last && await db.Set<CaseHistoryRow>().AnyAsync(h => h.CaseId == row.Id && h.Id > last && h.Code == Correspondence.SaidCode) ? Refusal.Because(RefusalKind.Conflict, "said_more") : null;
        }

        return string.IsNullOrWhiteSpace(request.Text) ? Refusal.Invalid("text", "reply_required")
            : request.Text.Length > MoveCase.LongestNote ? Refusal.Invalid("text", "text_too_long", ("most", MoveCase.LongestNote))
            : row.MergedIntoId is not null ? Refusal.Because(RefusalKind.Conflict, "reply_where_merged")
            : request.Asks == true && row.Stage == CaseStage.Ended ? Refusal.Because(RefusalKind.Conflict, "case_ended", ("number", row.Number))
            : request.Reporter is { Length: > 0 } one ? await To(db, row, one.Trim())
            : await Retention.RetentionBook.AllRemoved(db, row.Id) ? Removed(row)
            : await db.Set<CaseReporterRow>().AnyAsync(r => r.CaseId == row.Id) ? null : Refusal.Because(RefusalKind.Conflict, "no_reporter");
    }

    private static async Task<Refusal?> To(CityDb db, CaseRow row, string one) =>
        await db.Set<CaseReporterRow>().SingleOrDefaultAsync(r => r.CaseId == row.Id && r.Number == one) is not { } reporter ? Refusal.Invalid("reporter", "reporter_unknown", ("number", one))
        : reporter.RemovedAt is null ? null : Removed(row);

    /// <summary>What is written now would never go: the time for which it was kept is over.</summary>
    private static Refusal Removed(CaseRow row) => Refusal.Because(RefusalKind.Conflict, "reporters_removed", ("number", row.Number));
}
