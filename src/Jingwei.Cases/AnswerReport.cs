using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;

namespace Jingwei.Cases;

/// <param name="Rating">How content the reporter is with how it was dealt with: 1 to 5, 5 the most; apart from whether it was solved. Null leaves the one that was given.</param>
public sealed record AnswerRequest(string? Code, bool? Solved, string? Note = null, int? Rating = null);

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

        if (request.Rating is < 1 or > ReporterAnswers.BestRating)
        {
            return Refusal.Invalid("rating", "rating_out_of_range", ("least", 1), ("most", ReporterAnswers.BestRating));
        }

        if (!ReporterAnswers.MayAnswer(row.Stage, row.ClosedAt, scope.Now, row.Outcome))
        {
            return Refusal.Because(RefusalKind.Conflict, row.Stage == CaseStage.Ended ? "answer_too_late" : reporter.AnsweredAt is null ? "answer_too_early" : "answered_already");
        }

        if (ReporterAnswers.Standing(reporter.Solved, reporter.AnsweredAt, row.DoneAt, row.ClosedAt) != solved || !string.IsNullOrWhiteSpace(request.Note)
            || (request.Rating is { } rating && rating != reporter.Rating))
        {
            await Take(scope, row, reporter, solved, request);
        }

        return await follow.View(scope.Db, row, reporter);
    }, ct);

    private async Task Take(WriteScope scope, CaseRow row, CaseReporterRow reporter, bool solved, AnswerRequest request)
    {
        // Who only adds a rating takes no word back.
        reporter.AnswerNote = string.IsNullOrWhiteSpace(request.Note) && reporter.Solved == solved && reporter.AnsweredAt >= row.DoneAt ? reporter.AnswerNote : request.Note;
        reporter.Solved = solved;
        reporter.AnsweredAt = scope.Now;
        reporter.Rating = request.Rating ?? reporter.Rating;
        CaseBook.Write(scope, row.Id, new Happening(FollowReport.Answered, null, "resident", "resident", new { solved, number = reporter.Number, rating = reporter.Rating }, request.Note));
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
