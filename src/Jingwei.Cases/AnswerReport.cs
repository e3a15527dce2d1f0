using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;

namespace Jingwei.Cases;

public sealed record AnswerRequest(string? Code, bool? Solved, string? Note = null);

/// <summary>
/// The reporter says whether it was solved. Before the check the answer is for the checker. Of a closed case "not solved" is a check that failed:
/// the case is open again with new clocks, and people are called to look.
/// </summary>
internal sealed class AnswerReport(ICityWriter writer, CaseBook book, WorkflowBook flows, FollowReport follow)
{
    private const string ReopenedCode = "reopened";

    public Task<Result<ReportView>> Run(string number, AnswerRequest request, Actor actor, CancellationToken ct) => writer.Write<Result<ReportView>>(async scope =>
    {
        if (await FollowReport.Find(scope.Db, number, request.Code, actor) is not var (row, reporter))
        {
            return FollowReport.Unknown;
        }

        if (request.Solved is not { } solved)
        {
            return Refusal.Invalid("solved", "answer_required");
        }

        if (request.Note?.Length > Moves.MoveCase.LongestNote)
        {
            return Refusal.Invalid("note", "note_too_long", ("most", Moves.MoveCase.LongestNote));
        }

        if (!ReporterAnswers.MayAnswer(row.Stage, row.ClosedAt, scope.Now, row.Outcome))
        {
            return Refusal.Because(RefusalKind.Conflict, row.Stage == CaseStage.Ended ? "answer_too_late" : reporter.AnsweredAt is null ? "answer_too_early" : "answered_already");
        }

        if (ReporterAnswers.Standing(reporter.Solved, reporter.AnsweredAt, row.DoneAt, row.ClosedAt) != solved || !string.IsNullOrWhiteSpace(request.Note))
        {
            await Take(scope, row, reporter, solved, request.Note);
        }

        return await follow.View(scope.Db, row, reporter);
    }, ct);

    private async Task Take(WriteScope scope, CaseRow row, CaseReporterRow reporter, bool solved, string? note)
    {
        reporter.Solved = solved;
        reporter.AnsweredAt = scope.Now;
        reporter.AnswerNote = note;
        CaseBook.Write(scope, row.Id, new Happening(FollowReport.Answered, null, "resident", "resident", new { solved, number = reporter.Number }, note));
        if (ReporterAnswers.Reopens(row.Stage, solved) && flows.Of(row).Reopened is { } step)
        {
            await Reopen(scope, row, step);
        }

        await book.Save(scope, row);
    }

    /// <summary>As after a check that was not passed, but always to be looked at first: nobody but the reporter has said that it is not solved.</summary>
    private async Task Reopen(WriteScope scope, CaseRow row, string step)
    {
        var from = row.State;
        await book.Enter(scope, row, step);
        (row.OfficerId, row.CrewId, row.CalledId, row.CalledSince, row.AcceptedAt, row.Outcome) = (null, null, null, null, null, null);
        CaseBook.Write(scope, row.Id, Happening.ByRule(ReopenedCode, reasons: [Reason.Of("reporterSaysUnsolved")]));
        scope.Emit(row.Number, new CaseMoved(row.Id, row.Number, ReopenedCode, from, step, null, null) { Does = MoveVerb.Return, FromStage = CaseStage.Ended, ToStage = row.Stage, ToHold = row.Hold });
    }
}
