namespace Jingwei.Storage;

/// <summary>The one way to change <see cref="CityDb"/>.</summary>
public interface ICityWriter
{
    /// <summary>
    /// Runs the work in a savepoint of a shared transaction and answers after the commit. Work that throws, or whose result
    /// is an <see cref="Jingwei.Foundation.IOutcome"/> with a refusal, leaves no trace. Work is run in the order of the calls.
    /// When the caller carries an idempotency key, a repeat answers the first answer without running the work.
    /// </summary>
    Task<T> Write<T>(Func<WriteScope, Task<T>> work, CancellationToken ct = default);
}

/// <summary>Reading: a consistent view per call, nothing tracked, never waits for the writer.</summary>
public interface ICityReader
{
    Task<T> Read<T>(Func<CityDb, Task<T>> query, CancellationToken ct = default);
}
