namespace Jingwei.Gateway.Exports;

/// <summary>Where rows go, one after the other; holds no more than one of them. Disposing without <see cref="Finish"/> leaves a torn file.</summary>
internal interface IRowSink : IAsyncDisposable
{
    Task Write(IReadOnlyList<object?> cells, CancellationToken ct);

    /// <summary>Writes what comes last.</summary>
    Task Finish(CancellationToken ct);
}
