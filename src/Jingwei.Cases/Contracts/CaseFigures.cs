using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <param name="Trend">
/// 24 values: what happened in each hour of today (a rate as the rate of that hour), or, of what stands open, the number at the hour's end. Null for hours
/// to come, for a rate without any case, and for what no hour has kept.
/// </param>
/// <param name="Formula">How it is counted, in a sentence.</param>
/// <param name="Query">The list behind it: query of GET /cases.</param>
public sealed record FigureView(string Code, double? Value, string Unit, IReadOnlyList<double?> Trend, Text Formula, string Query);

public sealed record HourView(int Hour, int Found, int Closed, int FoundYesterday);

public sealed record AreaFigures(AreaRef Area, int Found, int Open, int Late);

public sealed record CaseFigures(DateTimeOffset At, DateTimeOffset Since, AreaRef? Area, IReadOnlyList<FigureView> Items, IReadOnlyList<HourView> Hours, IReadOnlyList<AreaFigures> ByArea);

/// <summary>Today's figures of the cases that an actor may see.</summary>
public interface ICaseFigures
{
    /// <param name="area">An area's id; null for all that the actor sees.</param>
    Task<CaseFigures> Run(long? area, City.Contracts.Actor actor, CancellationToken ct);
}
