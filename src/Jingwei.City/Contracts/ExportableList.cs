using Jingwei.Foundation;

namespace Jingwei.City.Contracts;

/// <summary>A list that can be taken out as a file, whole and as its reader sees it. Each room registers its own; whoever writes files knows nothing of what is in them.</summary>
public interface IExportableList
{
    /// <summary>As in the API: <c>cases</c>.</summary>
    string Name { get; }

    /// <summary>The headings, in their order.</summary>
    IReadOnlyList<Text> Columns { get; }

    /// <summary>What this actor would get now, or what is wrong with the filter. Nothing is read yet but the count.</summary>
    /// <param name="filter">The list's own filters by the names that its API gives them; an unknown one is refused.</param>
    /// <param name="english">Words of the rows in English; else in Chinese.</param>
    Task<Result<ExportPlan>> Plan(IReadOnlyDictionary<string, string> filter, bool english, Actor actor, CancellationToken ct);
}

/// <param name="Total">Rows at this moment; meanwhile some may come to be or go.</param>
/// <param name="Read">The rows after a place, from the beginning for null; a place stays good while rows come and go.</param>
public sealed record ExportPlan(long Total, Func<string?, CancellationToken, Task<ExportBatch>> Read);

/// <param name="Rows">A cell is a text, an <see cref="int"/>, a <see cref="double"/>, or null for nothing.</param>
/// <param name="Next">Where the next batch begins; null after the last.</param>
public sealed record ExportBatch(IReadOnlyList<IReadOnlyList<object?>> Rows, string? Next);
