using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

public sealed record FileReceipt(string Id, string ContentType, long SizeBytes);

/// <summary>Takes photos in and gives them out to those who may see a case that they belong to.</summary>
internal sealed class CaseFiles(IFileStore files, ICityReader reader, CaseAccess access, Meetings.MeetingAccess meetings, Photos.PhotoMarks marks)
{
    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public const long MostBytes = 10 * 1024 * 1024;

    /// <summary>Takes a JPEG, PNG or WebP; what it is, is read from its first bytes, not from what the sender says.</summary>
    public async Task<Result<FileReceipt>> Take(Stream content, Actor actor, CancellationToken ct)
    {
        var head = new byte[12];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (TypeOf(head.AsSpan(0, read)) is not { } type)
        {
            return Refusal.Invalid("file", read == 0 ? "file_empty" : "file_not_a_picture", ("known", new[] { "image/jpeg", "image/png", "image/webp" }));
        }

        await using var whole = new HeadThenRest(head.AsMemory(0, read), content);
        var stored = await files.Put(whole, type, actor.Kind == ActorKind.Person ? actor.UserName : "-", MostBytes, ct);
        if (stored.Ok && type == "image/jpeg")
        {
            await marks.Keep(stored.Value.Id, () => files.Find(stored.Value.Id), ct);
        }

        return stored.Then<FileReceipt>(f => new FileReceipt(f.Id, f.ContentType, f.SizeBytes));
    }

    /// <summary>The type of a picture that the actor may see: of a visible case or meeting, or brought by the actor; null otherwise.</summary>
    public Task<string?> FindVisible(string id, Actor actor, CancellationToken ct) => reader.Read(async db =>
    {
        var file = await db.Set<StoredFileRow>().SingleOrDefaultAsync(f => f.Id == id, ct);
        if (file is null)
        {
            return null;
        }

        var own = actor.Kind == ActorKind.Person && file.By == actor.UserName;
        var visible = access.Visible(db, actor);
        var met = meetings.Visible(db, actor);
        // Whose report filed the case; a further reporter sees nothing of the others.
        var reported = db.Set<CaseReporterRow>().Where(r => actor.Kind == ActorKind.Person && r.AccountId == actor.AccountId);
        return own || await db.Set<CaseFileRow>().AnyAsync(f => f.FileId == id && reported.Any(r => r.Id == f.CaseId), ct) || await db.Set<CaseFileRow>().AnyAsync(f => f.FileId == id && visible.Any(c => c.Id == f.CaseId), ct)
            || await db.Set<Meetings.MeetingFileRow>().AnyAsync(f => f.FileId == id && met.Any(m => m.Id == f.MeetingId), ct) ? file.ContentType : null;
    }, ct);

    /// <summary>The type of a stored picture, whoever may see it; null when there is none.</summary>
    public Task<string?> TypeOf(string id, CancellationToken ct) =>
        reader.Read(db => db.Set<StoredFileRow>().Where(f => f.Id == id).Select(f => (string?)f.ContentType).SingleOrDefaultAsync(ct), ct);

    private static string? TypeOf(ReadOnlySpan<byte> head) =>
        head.StartsWith(Jpeg) ? "image/jpeg"
        : head.StartsWith(Png) ? "image/png"
        : head.Length >= 12 && head[..4].SequenceEqual("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;

    private sealed class HeadThenRest(ReadOnlyMemory<byte> head, Stream rest) : Stream
    {
        private int given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (given >= head.Length)
            {
                return await rest.ReadAsync(buffer, cancellationToken);
            }

            var count = Math.Min(buffer.Length, head.Length - given);
            head.Slice(given, count).CopyTo(buffer);
            given += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
