using System.Runtime.InteropServices;
using Jingwei.Foundation;
using Microsoft.Extensions.Logging;

namespace Jingwei.Sensing.Readings;

/// <summary>
/// The one writer of the day files. Inputs join the batch that is being gathered, and with it the lane order; a thread commits batch after
/// batch, hands each to the lanes in that order, and then answers. When so much waits that memory would grow, joining waits. A batch is of
/// one day, so that it is in one file: stored, handed over and answered as a whole, or not at all.
/// </summary>
internal sealed class ReadingWriter : IDisposable
{
    /// <summary>Inputs that may wait for the disk at once.</summary>
    private const int MostWaiting = 16_384;

    private readonly ReadingFolder folder;
    private readonly CityClock clock;
    private readonly ILogger<ReadingWriter> log;
    private readonly Action<IReadOnlyList<StoredInput>> stored;
    private readonly Action<IReadOnlyList<StoredInput>> lost;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim work = new(0);
    private readonly LogCopier copier;
    private readonly Thread thread;
    private readonly Queue<Batch> ended = new();
    private Batch open = new();
    private TaskCompletionSource? room;
    private Task lastCommitted = Task.CompletedTask;
    private long lastSeq;
    private long lastReceivedMs;
    private bool stopping;
    private DayFile? file;
    private DateOnly fileDay;
    private int pagesInLog;

    /// <param name="folder">Where the day files are.</param>
    /// <param name="clock">Stamps the receipt.</param>
    /// <param name="stored">Is handed each committed batch in order, on the writer's thread; must not block.</param>
    /// <param name="lost">Is handed each batch that could not be stored, before those who wait for it hear of it; must not block.</param>
    /// <param name="log">For batches that could not be stored.</param>
    public ReadingWriter(
        ReadingFolder folder, CityClock clock, Action<IReadOnlyList<StoredInput>> stored, Action<IReadOnlyList<StoredInput>> lost, ILogger<ReadingWriter> log)
    {
        this.folder = folder;
        this.clock = clock;
        this.stored = stored;
        this.lost = lost;
        this.log = log;
        (lastSeq, lastReceivedMs) = folder.Last() ?? default;
        LastAtStart = lastSeq;
        copier = new LogCopier(log);
        thread = new Thread(Run) { IsBackground = true, Name = "readings" };
        thread.Start();
    }

    /// <summary>The last input that was on the disk when this began; 0 when there was none.</summary>
    public long LastAtStart { get; }

    /// <summary>Joins the order when there is room; the answer completes when the input is on the disk, and throws when it could not be stored.</summary>
    public async ValueTask Append(StoredInput input)
    {
        while (true)
        {
            Task wait;
            bool joined;
            lock (gate)
            {
                joined = open.Rows.Count < MostWaiting;
                wait = joined ? Join(input) : (room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
            await wait.ConfigureAwait(false);
            if (joined)
                return;
        }
    }

    /// <summary>Joins the order at once, room or not; for the lanes' own few wake-ups.</summary>
    public Task AppendNow(StoredInput input)
    {
        lock (gate)
            return Join(input);
    }

    /// <summary>
    /// Joins the order at once, room or not, one after another and in one batch: received at one instant, so that all are stored or none. For what may not be stored
    /// behind a part of it that was lost.
    /// </summary>
    public Task AppendTogether(IReadOnlyList<StoredInput> inputs)
    {
        lock (gate)
        {
            Receive();
            if (inputs.Count == 0)
                return Task.CompletedTask;
            foreach (var input in inputs)
                Add(input);
            return open.Committed.Task;
        }
    }

    /// <summary>Completes when all that joined before is on the disk and handed to the lanes.</summary>
    public Task Committed()
    {
        lock (gate)
            return open.Rows.Count > 0 ? open.Committed.Task : lastCommitted;
    }

    public void Dispose()
    {
        lock (gate)
            stopping = true;
        work.Release();
        thread.Join();
        Close();
        copier.Dispose();
        work.Dispose();
    }

    private Task Join(StoredInput input)
    {
        Receive();
        Add(input);
        return open.Committed.Task;
    }

    // What joins next is received now, in a batch of that day.
    private void Receive()
    {
        ObjectDisposedException.ThrowIf(stopping, this);
        lastReceivedMs = Math.Max(lastReceivedMs, clock.Now.ToUnixTimeMilliseconds());
        if (open.Rows.Count > 0 && ReadingFolder.DayOf(open.Rows[0].ReceivedMs) != ReadingFolder.DayOf(lastReceivedMs))
        {
            ended.Enqueue(open);
            open = new Batch();
        }
    }

    private void Add(StoredInput input)
    {
        lastSeq = Math.Max(lastSeq + 1, IdSource.LowestAt(DateTimeOffset.FromUnixTimeMilliseconds(lastReceivedMs)));
        input.Seq = lastSeq;
        input.ReceivedMs = lastReceivedMs;
        input.AtMs ??= lastReceivedMs;
        open.Rows.Add(input);
        if (open.Rows.Count == 1)
            work.Release();
    }

    private void Run()
    {
        while (true)
        {
            work.Wait();
            Batch batch;
            lock (gate)
            {
                if (!ended.TryDequeue(out batch!))
                {
                    if (open.Rows.Count == 0)
                    {
                        if (stopping)
                            return;
                        continue;
                    }
                    batch = open;
                    open = new Batch();
                }
                lastCommitted = batch.Committed.Task;
                room?.TrySetResult();
                room = null;
            }
            try
            {
                Store(CollectionsMarshal.AsSpan(batch.Rows));
            }
#pragma warning disable CA1031 // Whoever waits for this batch hears of it; the next batch tries anew.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                log.LogError(fault, "{Count} inputs could not be stored", batch.Rows.Count);
                file?.Dispose();
                file = null;
                lost(batch.Rows);
                batch.Committed.TrySetException(fault);
                continue;
            }
            stored(batch.Rows);
            batch.Committed.TrySetResult();
            MindLog();
        }
    }

    private void Store(ReadOnlySpan<StoredInput> rows)
    {
        var day = ReadingFolder.DayOf(rows[0].ReceivedMs);
        if (file is null || day != fileDay)
        {
            Close();
            file = new DayFile(folder.PathOf(day));
            fileDay = day;
        }
        file.Append(rows);
    }

    private void Close()
    {
        if (file is null)
            return;
        file.Dispose();
        copier.AskLast(file.Path);
        file = null;
        pagesInLog = 0;
    }

    // After the answer: what is done here holds up the next batch alone.
    private void MindLog()
    {
        pagesInLog += file!.TakePagesWritten();
        if (pagesInLog >= LogCopier.PagesBetweenCopies)
        {
            copier.Ask(file.Path);
            pagesInLog = 0;
        }
        if (copier.TakeRest(file.Path))
            file.CopyRest();
    }

    private sealed class Batch
    {
        public List<StoredInput> Rows { get; } = new(64);

        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
