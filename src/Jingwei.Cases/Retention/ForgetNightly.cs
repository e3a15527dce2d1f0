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
internal sealed class ForgetNightly(RetentionBook retention, RetentionGate gate, CityNights nights, int inOnePiece = 200) : IDueHandler
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
        var night = due.Subject == Night ? nights.Next(scope.Now, At) : (await scope.FindDue(DueKind, Night))?.At ?? nights.Next(scope.Now, At);
        var from = due.Body is null ? Seen.Nothing : JsonSerializer.Deserialize<Seen>(due.Body, StoredJson.Options)!;
        var more = await Repeats(scope);
        // Pictures go by the periods, and by the city's time: not before those are released, nor after a jump of this.
        var seen = await gate.IsOpen(scope, due) ? await Uploads(scope, from) : (Last: from, More: false);
        // The next night goes on from there: what it has seen belongs to something, or is gone.
        await scope.Schedule(DueKind, Night, night, seen.Last);
        if (more || seen.More)
        {
            await scope.Schedule(DueKind, Piece, scope.Now, seen.Last);
        }
    }

    /// <summary>The oldest first; answers whether there may be more.</summary>
    private async Task<bool> Repeats(WriteScope scope)
    {
        var before = scope.Now - Repeatable;
        var old = await scope.Db.Set<IdempotencyRow>().Where(r => r.At < before).OrderBy(r => r.At).Select(r => r.Key).Take(inOnePiece).ToListAsync();
        await scope.Db.Set<IdempotencyRow>().Where(r => EF.Parameter(old).Contains(r.Key)).ExecuteDeleteAsync();
        return old.Count == inOnePiece;
    }

    /// <summary>In the order in which they were brought, so that a picture is looked at once: one that belonged to something by then goes with that.</summary>
    private async Task<(Seen Last, bool More)> Uploads(WriteScope scope, Seen from)
    {
        var (db, at, id) = (scope.Db, from.At, from.Id);
        var before = scope.Now.AddDays(-(await retention.InForce(db)).UploadDays);
        var seen = await db.Set<StoredFileRow>().Where(f => f.At >= at && f.At < before && (f.At > at || string.Compare(f.Id, id) > 0)).OrderBy(f => f.At).ThenBy(f => f.Id)
            .Select(f => new { f.Id, f.At, Used = db.Set<CaseFileRow>().Any(c => c.FileId == f.Id) || db.Set<Meetings.MeetingFileRow>().Any(m => m.FileId == f.Id) }).Take(inOnePiece).ToListAsync();
        foreach (var file in seen.Where(f => !f.Used))
        {
            if (!await ReporterPhotos.Forget(scope, file.Id))
            {
                // It waits with a request for approval: it is looked at again as if it were brought now.
                await db.Set<StoredFileRow>().Where(f => f.Id == file.Id).ExecuteUpdateAsync(f => f.SetProperty(r => r.At, scope.Now));
            }
        }

        return seen.Count == 0 ? (from, false) : (new Seen(seen[^1].At, seen[^1].Id), seen.Count == inOnePiece);
    }

    /// <summary>The picture that was looked at last.</summary>
    private sealed record Seen(DateTimeOffset At, string Id)
    {
        public static readonly Seen Nothing = new(DateTimeOffset.UnixEpoch, "");
    }
}
