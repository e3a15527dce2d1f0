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
    public static readonly IReadOnlyList<string> Sent = ["filedFromReport", AddReporter.Code, Correspondence.SaidCode];

    /// <summary>Those that go with these reporters, wherever they were sent.</summary>
    public static async Task<IReadOnlySet<string>> Of(CityDb db, GoingReporters going)
    {
        var photos = new HashSet<string>();
        foreach (var row in going.Cases.Concat(going.Elsewhere.Select(e => e.Case)))
        {
            var lines = await db.Set<CaseHistoryRow>().AsNoTracking().Where(h => h.CaseId == row.Id && h.FileIds != null && EF.Parameter(Sent).Contains(h.Code)).ToListAsync();
            photos.UnionWith(lines.Where(l => going.LosesPhotos(row, l)).SelectMany(l => JsonSerializer.Deserialize<List<string>>(l.FileIds!)!));
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

        await scope.Db.Set<LeftFileRow>().Where(f => f.FileId == due.Subject).ExecuteDeleteAsync();
    }
}
