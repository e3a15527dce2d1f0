using System.Text.Json;
using System.Threading.Channels;
using Jingwei.Foundation;
using Jingwei.Storage.Live;
using Jingwei.Storage.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jingwei.Storage.Sqlite;

/// <summary>
/// The one writer of <c>city.db</c>: a thread that takes what waits, runs each piece in a savepoint of one transaction, commits once and
/// then answers all. SQLite has a single writer anyway; two that compete cost far more than one queue (docs/adr/0001).
/// </summary>
internal sealed class SqliteWriter : ICityWriter, IAsyncDisposable
{
    private const int MostInOneCommit = 256;

    private readonly SqliteCity city;
    private readonly CityClock clock;
    private readonly IdSource ids;
    private readonly EventCatalog events;
    private readonly ILiveSink live;
    private readonly StorageSignals signals;
    private readonly ILogger<SqliteWriter> log;
    private readonly SqliteConnection connection;
    private readonly DbContextOptions<CityDb> options;
    private readonly Channel<Work> queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Task loop;

    public SqliteWriter(SqliteCity city, CityClock clock, IdSource ids, EventCatalog events, ILiveSink live, StorageSignals signals, ILogger<SqliteWriter> log)
    {
        this.city = city;
        this.clock = clock;
        this.ids = ids;
        this.events = events;
        this.live = live;
        this.signals = signals;
        this.log = log;
        connection = city.OpenForWriting();
        options = SqliteCity.OptionsOver(connection, tracking: true);
        loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public async Task<T> Write<T>(Func<WriteScope, Task<T>> work, CancellationToken ct = default)
    {
        var item = new Work<T>(work, Idempotency.Next());
        await queue.Writer.WriteAsync(item, ct).ConfigureAwait(false);
        return await item.Answer.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop.ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private void Run()
    {
        var batch = new List<Work>(MostInOneCommit);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            try
            {
                using var transaction = connection.BeginTransaction(deferred: false);
                while (batch.Count < MostInOneCommit && queue.Reader.TryRead(out var work))
                {
                    batch.Add(work);
                    RunOne(work, transaction);
                }

                // Time never runs backwards: whatever is stored is not later than this.
                using (var keep = connection.CreateCommand())
                {
                    keep.CommandText = "UPDATE city_time SET latest = max(latest, $now)";
                    keep.Parameters.AddWithValue("$now", clock.Now.ToUnixTimeMilliseconds());
                    keep.ExecuteNonQuery();
                }

                transaction.Commit();
            }
#pragma warning disable CA1031 // The fault is handed to everyone who waits for this commit.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Fail(batch, fault);
                continue;
            }

            signals.Committed();
            Answer(batch);
        }
    }

    /// <summary>
    /// Tells everyone whose work was in it. When not even a transaction could begin, those who wait are still in the queue and would wait for ever; when a
    /// commit failed they are not concerned, and get a transaction of their own.
    /// </summary>
    private void Fail(List<Work> batch, Exception fault)
    {
        var begun = batch.Count > 0;
        while (!begun && batch.Count < MostInOneCommit && queue.Reader.TryRead(out var waiting))
        {
            batch.Add(waiting);
        }

        signals.CommitFailed(fault);
        log.LogError(fault, "A commit failed: {Count} pieces of work were not stored", batch.Count);
        foreach (var work in batch)
        {
            work.Fail(fault);
        }
    }

    private void RunOne(Work work, SqliteTransaction transaction)
    {
        transaction.Save("work");
        using var db = new CityDb(options, city.Tables);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        var scope = new WriteScope(db, clock.Now, ids, events);
        bool keep;
        try
        {
            keep = work.Run(scope);
        }
#pragma warning disable CA1031 // The fault belongs to the caller of this piece alone.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            work.Fault(fault);
            keep = false;
        }

        if (!keep)
        {
            transaction.Rollback("work");
        }

        transaction.Release("work");
    }

    private void Answer(List<Work> batch)
    {
        var emitted = false;
        var scheduled = false;
        foreach (var work in batch)
        {
            if (work.Kept is { } scope)
            {
                emitted |= scope.Emitted;
                scheduled |= scope.Scheduled;
                Tell(scope);
            }
        }

        if (emitted)
        {
            signals.OutboxChanged();
        }

        if (scheduled)
        {
            signals.DueChanged();
        }

        foreach (var work in batch)
        {
            work.Complete();
        }
    }

    /// <summary>What is stored stays stored: whoever fails to hear of it may not take the writer down with them, nor keep others from hearing.</summary>
    private void Tell(WriteScope scope)
    {
        foreach (var wake in scope.WhenCommitted)
        {
            Try(wake);
        }

        if (scope.News.Count > 0)
        {
            Try(() => live.Deliver(scope.News));
        }
    }

    private void Try(Action hear)
    {
        try
        {
            hear();
        }
#pragma warning disable CA1031 // A listener may fail in any way.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Somebody failed to hear what was stored");
        }
    }

    private abstract class Work
    {
        public WriteScope? Kept { get; protected set; }

        public abstract bool Run(WriteScope scope);

        public abstract void Fault(Exception fault);

        public abstract void Fail(Exception fault);

        public abstract void Complete();
    }

    private sealed class Work<T>(Func<WriteScope, Task<T>> work, IdempotencyPart? part) : Work
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;
        private Exception? fault;

        public Task<T> Answer => answer.Task;

        public override bool Run(WriteScope scope)
        {
            if (part is not null && scope.Db.Set<IdempotencyRow>().Find(part.Key) is { } before)
            {
                if (before.Fingerprint is { } asked && part.Fingerprint is { } asks && asked != asks)
                {
                    throw new IdempotencyKeyReusedException();
                }

                result = JsonSerializer.Deserialize<T>(before.Answer, StoredJson.Options);
                return false;
            }

            var running = work(scope);
            if (!running.IsCompleted)
            {
                throw new InvalidOperationException("Work in the writer may await nothing but the database.");
            }

            result = running.GetAwaiter().GetResult();
            if (result is IOutcome { Refusal: not null })
            {
                return false;
            }

            if (part is not null)
            {
                scope.Db.Add(new IdempotencyRow
                {
                    Key = part.Key, At = scope.Now, Answer = JsonSerializer.Serialize(result, StoredJson.Options), Fingerprint = part.Fingerprint,
                });
            }

            scope.Db.SaveChanges();
            Kept = scope;
            return true;
        }

        public override void Fault(Exception fault) => this.fault = fault;

        public override void Fail(Exception fault) => answer.TrySetException(fault);

        public override void Complete()
        {
            if (fault is not null)
            {
                answer.TrySetException(fault);
            }
            else
            {
                answer.TrySetResult(result!);
            }
        }
    }
}
