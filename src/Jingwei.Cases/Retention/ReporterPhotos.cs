using System.Text.Json;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Photos;
using Jingwei.Cases.Rules.Replies;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>The photos that reporters sent leave their cases; a file that nothing else shows goes from the folder, by a wait, after the transaction.</summary>
internal static class ReporterPhotos
{
    private static readonly string[] Sent = ["filedFromReport", AddReporter.Code, Correspondence.SaidCode];

    /// <summary>Takes them out of these cases; answers which they were.</summary>
    public static async Task<IReadOnlySet<string>> Take(WriteScope scope, IReadOnlyList<long> cases)
    {
        var db = scope.Db;
        var lists = await db.Set<CaseHistoryRow>().AsNoTracking().Where(h => EF.Parameter(cases).Contains(h.CaseId) && h.FileIds != null && Sent.Contains(h.Code) && h.ByRole != "inspector").Select(h => h.FileIds!).ToListAsync();
        var photos = lists.SelectMany(json => JsonSerializer.Deserialize<List<string>>(json)!).ToHashSet();
        foreach (var photo in photos)
        {
            await db.Set<CaseFileRow>().Where(f => f.FileId == photo && EF.Parameter(cases).Contains(f.CaseId)).ExecuteDeleteAsync();
            await Forget(scope, photo);
        }

        return photos;
    }

    /// <summary>A file that nothing shows any more loses its row now and its bytes after this transaction. Answers whether it does.</summary>
    public static async Task<bool> Forget(WriteScope scope, string fileId)
    {
        var db = scope.Db;
        if (await db.Set<CaseFileRow>().AnyAsync(f => f.FileId == fileId) || await db.Set<Meetings.MeetingFileRow>().AnyAsync(f => f.FileId == fileId)
            || await db.Set<Moves.CaseRequestRow>().AnyAsync(r => r.State == Moves.RequestState.Waiting && r.Body.Contains(fileId)))
        {
            return false;
        }

        await db.Set<StoredFileRow>().Where(f => f.Id == fileId).ExecuteDeleteAsync();
        await db.Set<PhotoMarkRow>().Where(m => m.FileId == fileId).ExecuteDeleteAsync();
        await scope.Schedule(WhenFileGoes.DueKind, fileId, scope.Now);
        return true;
    }
}

/// <summary>The bytes of a file whose row is gone go from the folder. One that was brought again meanwhile stays: it has a row.</summary>
internal sealed class WhenFileGoes(IFileStore files) : IDueHandler
{
    public const string DueKind = "file.remove";

    public string Kind => DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        if (!await scope.Db.Set<StoredFileRow>().AnyAsync(f => f.Id == due.Subject))
        {
            files.Remove(due.Subject);
        }
    }
}
