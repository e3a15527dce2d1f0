using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Replies;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Replies;

public sealed record SayMoreRequest(string? Code, string? Text, IReadOnlyList<string>? FileIds = null);

/// <summary>A reporter adds words and photos to an open report, or answers what was asked.</summary>
internal sealed class SayMore(ICityWriter writer, CaseBook book, FollowReport follow)
{
    /// <summary>So many times within a day: enough for a talk, too little to bury a case.</summary>
    public const int MostADay = 20;

    public Task<Result<ReportView>> Run(string number, SayMoreRequest request, Actor actor, CancellationToken ct) => writer.Write<Result<ReportView>>(async scope =>
    {
        if (await FollowReport.Find(scope.Db, number, request.Code, actor) is not var (row, reporter))
        {
            return FollowReport.Unknown;
        }

        if (await Wrong(scope, row, reporter, request) is { } wrong)
        {
            return wrong;
        }

        CaseBook.Write(scope, row.Id, new Happening(
            Correspondence.SaidCode, null, "resident", "resident", new { number = reporter.Number }, ReportProblem.Readable(request.Text!).Trim(), request.FileIds));
        row.SaidAt ??= scope.Now;
        // No move rests on what was said.
        await book.SaveUnmoved(scope, row);
        return await follow.View(scope.Db, row, reporter);
    }, ct);

    private static async Task<Refusal?> Wrong(WriteScope scope, CaseRow row, CaseReporterRow reporter, SayMoreRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            return Refusal.Invalid("text", "text_required");
        }

        if (request.Text.Length > ReportProblem.LongestText)
        {
            return Refusal.Invalid("text", "text_too_long", ("most", ReportProblem.LongestText));
        }

        if (request.FileIds?.Count > MoveCase.MostFiles)
        {
            return Refusal.Invalid("fileIds", "too_many_files", ("most", MoveCase.MostFiles));
        }

        foreach (var file in request.FileIds ?? [])
        {
            if (!await scope.Db.Set<StoredFileRow>().AnyAsync(f => f.Id == file))
            {
                return Refusal.Invalid("fileIds", "file_unknown", ("id", file));
            }
        }

        if (row.Stage == CaseStage.Ended)
        {
            return Refusal.Because(RefusalKind.Conflict, "report_ended", ("number", reporter.Number));
        }

        var since = scope.Now - TimeSpan.FromDays(1);
        var said = await scope.Db.Set<CaseHistoryRow>().Where(h => h.CaseId == row.Id && h.Code == Correspondence.SaidCode && h.At > since).Select(h => h.Args).ToListAsync();
        return said.Count(args => FollowReport.NumberOf(args) == reporter.Number) >= MostADay ? Refusal.Because(RefusalKind.TooMany, "said_too_often", ("most", MostADay)) : null;
    }
}
