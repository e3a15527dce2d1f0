using Jingwei.Cases.Assists;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Workflows;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Assists;

/// <summary>The acts of co-handling as one sentence each: null when it was done, else the code of the refusal.</summary>
internal static class AssistRig
{
    public const string Photo = "p-1";

    public static Task Photograph(this LevelsRig city) => city.Storage.Writer.Write(scope =>
    {
        scope.Db.Add(new StoredFileRow { Id = Photo, ContentType = "image/jpeg", SizeBytes = 3, By = "urban", At = scope.Now });
        return Task.FromResult(0);
    });

    public static async Task<string?> Ask(this LevelsRig city, CaseRow row, string who, long body, string? what = "请封一条车道", decimal? hours = 4)
    {
        var limit = hours is { } amount ? new MoreTime(amount, TimeUnit.WorkingHours) : null;
        var code = (await city.Get<AskAssist>().Run(row.Number, new AssistRequest(body.ToString(), what, limit), city[who], "console", CancellationToken.None)).Refusal?.Code;
        await city.Storage.Settle();
        return code;
    }

    public static async Task<string?> Move(this LevelsRig city, CaseRow row, string who, string move, string? words = null, bool photo = false, long? body = null, string? id = null)
    {
        id ??= (await city.Parts(row))[0].Id;
        var request = new AssistMoveRequest(move, words, photo ? [Photo] : null, body?.ToString());
        var code = (await city.Get<MoveAssist>().Run(row.Number, id, request, city[who], "field", CancellationToken.None)).Refusal?.Code;
        await city.Storage.Settle();
        return code;
    }

    /// <summary>As the desk sees them, the newest first.</summary>
    public static async Task<IReadOnlyList<AssistView>> Parts(this LevelsRig city, CaseRow row, string who = "desk") => (await city.Page(row.Number, who)).Assists;

    public static async Task<string?> MoveCase(this LevelsRig city, CaseRow row, string who, string move, string? note = null, DateTimeOffset? until = null)
    {
        var code = (await city.Get<MoveCase>().Run(row.Number, new MoveRequest(move, note, Until: until), city[who], "field", CancellationToken.None)).Refusal?.Code;
        await city.Storage.Settle();
        return code;
    }

    public static Task Suspend(this LevelsRig city, CaseRow row, DateTimeOffset until) => city.Storage.Writer.Write(async scope =>
    {
        var stands = scope.Db.Set<CaseRow>().Single(c => c.Id == row.Id);
        await city.Get<CaseClocks>().Suspend(scope, stands, city.Get<WorkflowBook>().Of(stands), until);
        await city.Get<CaseBook>().Save(scope, stands);
        return 0;
    });

    public static async Task<List<string>> Told(this LevelsRig city, CaseRow row) => [.. (await city.History(row.Id)).Where(c => c.StartsWith("assist", StringComparison.Ordinal))];

    public static Task<int> Waits(this LevelsRig city) => city.Storage.Reader.Read(db => db.Set<Storage.Due.DueRow>().CountAsync(w => w.Kind == OpenAssists.DueKind));

    public static async Task<IReadOnlyList<string>> Audit(this LevelsRig city) =>
        await city.Storage.Reader.Read(async db => (IReadOnlyList<string>)[.. (await new AssistAudit().Check(db, city.Now, CancellationToken.None)).Findings.Select(f => f.Code)]);
}
