using Jingwei.Foundation;

namespace Jingwei.Storage;

/// <summary>
/// A room's part in the rehearsal that follows each start: the way from an alarm to a ringing phone is walked once in the writer and taken back, so that the
/// first real alarm does not wait for code to be compiled.
/// </summary>
public interface IRehearsal
{
    /// <summary>Lower comes first; what one part wrote, the next one sees.</summary>
    int Order { get; }

    Task Rehearse(WriteScope scope);
}

/// <summary>Walks all parts in one piece of work that is then refused: nothing of it is kept and nobody hears of it.</summary>
public sealed class Rehearsals(ICityWriter writer, IEnumerable<IRehearsal> parts)
{
    public Task Run(CancellationToken ct) => writer.Write<Result<Done>>(async scope =>
    {
        foreach (var part in parts.OrderBy(p => p.Order))
        {
            await part.Rehearse(scope);
            await scope.Db.SaveChangesAsync();
        }

        return new Refusal("only_rehearsed");
    }, ct);
}
