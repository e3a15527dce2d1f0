using System.Text.Json;
using Jingwei.Foundation;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Jingwei.Storage.Live;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Storage;

/// <summary>
/// One piece of work inside the writer's transaction. It may await nothing but <see cref="Db"/>. State, events, waits and
/// history written through it are stored together or not at all; live news goes out only after the commit.
/// </summary>
public sealed class WriteScope
{
    private readonly IdSource ids;
    private readonly EventCatalog events;
    private readonly List<LiveNews> news = [];
    private readonly List<Action> afterCommit = [];

    internal WriteScope(CityDb db, DateTimeOffset now, IdSource ids, EventCatalog events)
    {
        Db = db;
        (Now, HappenedAt) = (now, now);
        this.ids = ids;
        this.events = events;
    }

    public CityDb Db { get; }

    /// <summary>The city's time; the same for the whole piece of work.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>In a reaction, when its event happened, which may be long ago; else <see cref="Now"/>.</summary>
    public DateTimeOffset HappenedAt { get; internal set; }

    internal IReadOnlyList<LiveNews> News => news;

    internal IReadOnlyList<Action> WhenCommitted => afterCommit;

    internal bool Emitted { get; private set; }

    internal bool Scheduled { get; private set; }

    public long NewId() => ids.Next();

    /// <summary>Puts an event on the outbox, a row for each reaction that is registered for it.</summary>
    /// <param name="stream">Rows of one stream are delivered in order, to whichever reaction; a case's number, an alarm's device.</param>
    public void Emit(string stream, IEvent happened)
    {
        var (name, version) = EventName.Of(happened.GetType());
        foreach (var reaction in events.ReactionsTo(happened.GetType()))
        {
            Emitted = true;
            Db.Add(new OutboxRow
            {
                Id = ids.Next(),
                Stream = stream,
                Name = name,
                Version = version,
                Reaction = reaction,
                Body = JsonSerializer.Serialize(happened, happened.GetType(), StoredJson.Options),
                At = Now,
            });
        }
    }

    /// <summary>Sets a wait; a wait of the same kind and subject that has not come yet is replaced.</summary>
    public async Task Schedule(string kind, string subject, DateTimeOffset at, object? body = null)
    {
        await CancelDue(kind, subject);
        Db.Add(new DueRow
        {
            Id = ids.Next(),
            Kind = kind,
            Subject = subject,
            At = at,
            Body = body is null ? null : JsonSerializer.Serialize(body, body.GetType(), StoredJson.Options),
            SetAt = Now,
        });
        Scheduled = true;
    }

    /// <summary>The wait of that kind and subject that has not come yet, also one that this transaction set; null when there is none.</summary>
    public async Task<DueRow?> FindDue(string kind, string subject) =>
        Db.ChangeTracker.Entries<DueRow>().FirstOrDefault(e => e.State == EntityState.Added && e.Entity.Kind == kind && e.Entity.Subject == subject)?.Entity
            ?? await Db.Set<DueRow>().AsNoTracking().SingleOrDefaultAsync(d => d.Kind == kind && d.Subject == subject);

    /// <summary>Takes a wait back; none there is no error.</summary>
    public async Task CancelDue(string kind, string subject)
    {
        foreach (var row in Db.ChangeTracker.Entries<DueRow>()
                     .Where(e => e.State == EntityState.Added && e.Entity.Kind == kind && e.Entity.Subject == subject).ToList())
        {
            row.State = EntityState.Detached;
        }

        await Db.Set<DueRow>().Where(d => d.Kind == kind && d.Subject == subject).ExecuteDeleteAsync();
    }

    /// <summary>Tells those who watch, after the commit. News is ephemeral: who misses it reads the state again.</summary>
    public void Announce(LiveNews item) => news.Add(item);

    /// <summary>Runs on the writer's thread once the work is stored; must be short and must not throw. For waking whoever looks at what was stored.</summary>
    public void AfterCommit(Action wake) => afterCommit.Add(wake);

    /// <summary>Appends to the audit log: looks at personal data, sign-ins, changes by administrators.</summary>
    public void Audit(string actor, string action, string subject, string? purpose = null, string? detail = null) =>
        Db.Add(new AuditLogRow
        {
            Id = ids.Next(), At = Now, Actor = actor, Action = action, Subject = subject, Purpose = purpose, Detail = detail,
        });
}
