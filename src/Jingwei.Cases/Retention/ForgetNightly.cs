using System.Text.Json;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>
/// Each night at 04:10 of the city: photos that were sent and belong to nothing after some days go, and so do the kept answers of calls that are too old to be repeated, which may hold what a reporter wrote.
/// It goes piece by piece, so that no move waits for it.
/// </summary>
internal sealed class ForgetNightly(RetentionBook retention, CityNights nights, int inOnePiece = 200) : IDueHandler
{
    public const string DueKind = "retention.night";
    private const string Night = "night";
    private const string Piece = "piece";
    private static readonly TimeOnly At = new(4, 10);

    /// <summary>For so long a call may be repeated under its key. With the 14 days of "not solved" it is less than the shortest period.</summary>
    public static readonly TimeSpan Repeatable = TimeSpan.FromDays(14);

    public string Kind => DueKind;

    public async Task Await(WriteScope scope)
    {
        if (await scope.FindDue(DueKind, Night) is null)
        {
            await scope.Schedule(DueKind, Night, nights.Next(scope.Now, At));
        }
    }

    public async Task Handle(DueRow due, WriteScope scope)
    {
        if (due.Subject == Night)
        {
            await scope.Schedule(DueKind, Night, nights.Next(scope.Now, At));
        }

        var at = due.Subject == Piece ? JsonSerializer.Deserialize<Progress>(due.Body!, StoredJson.Options)! : new Progress("", "");
        var key = at.Key is null ? null : await Repeats(scope, at.Key);
        var file = at.File is null ? null : await Uploads(scope, at.File);
        if (key is not null || file is not null)
        {
            await scope.Schedule(DueKind, Piece, scope.Now, new Progress(key, file));
        }
    }

    /// <summary>In the order of the keys; answers where to go on, null at the end.</summary>
    private async Task<string?> Repeats(WriteScope scope, string after)
    {
        var before = scope.Now - Repeatable;
        var seen = await scope.Db.Set<IdempotencyRow>().Where(r => string.Compare(r.Key, after) > 0).OrderBy(r => r.Key).Select(r => new { r.Key, r.At }).Take(inOnePiece).ToListAsync();
        var old = seen.Where(r => r.At < before).Select(r => r.Key).ToList();
        await scope.Db.Set<IdempotencyRow>().Where(r => EF.Parameter(old).Contains(r.Key)).ExecuteDeleteAsync();
        return seen.Count == inOnePiece ? seen[^1].Key : null;
    }

    private async Task<string?> Uploads(WriteScope scope, string after)
    {
        var before = scope.Now.AddDays(-(await retention.InForce(scope.Db)).UploadDays);
        var seen = await scope.Db.Set<StoredFileRow>().Where(f => string.Compare(f.Id, after) > 0).OrderBy(f => f.Id).Select(f => new { f.Id, f.At }).Take(inOnePiece).ToListAsync();
        foreach (var file in seen.Where(f => f.At < before))
        {
            await ReporterPhotos.Forget(scope, file.Id);
        }

        return seen.Count == inOnePiece ? seen[^1].Id : null;
    }

    /// <summary>How far one night has come; null where it is at the end.</summary>
    private sealed record Progress(string? Key, string? File);
}
