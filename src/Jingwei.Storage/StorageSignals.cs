namespace Jingwei.Storage;

/// <summary>Wakes the runners as soon as a commit gave them something to do; knows whether commits succeed.</summary>
public sealed class StorageSignals : IDisposable
{
    private readonly SemaphoreSlim outbox = new(0, 1);
    private readonly SemaphoreSlim due = new(0, 1);

    public void Dispose()
    {
        outbox.Dispose();
        due.Dispose();
    }

    public void OutboxChanged() => Release(outbox);

    public void DueChanged() => Release(due);

    /// <summary>Why the last commit failed; null when it succeeded.</summary>
    public Exception? CommitFault { get; private set; }

    internal void Committed() => CommitFault = null;

    internal void CommitFailed(Exception fault) => CommitFault = fault;

    internal Task OutboxChange(TimeSpan atMost, CancellationToken ct) => outbox.WaitAsync(atMost, ct);

    internal Task DueChange(CancellationToken ct) => due.WaitAsync(ct);

    private static void Release(SemaphoreSlim signal)
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }
}
