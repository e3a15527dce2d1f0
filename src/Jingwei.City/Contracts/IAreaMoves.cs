using Jingwei.Storage;

namespace Jingwei.City.Contracts;

/// <summary>An area that hangs under another parent now.</summary>
/// <param name="FromId">The parent that it hung under; null when it had none.</param>
public sealed record AreaMove(long AreaId, long? FromId);

/// <summary>A room that must know how areas hung together before. Asked in the transaction that moves them.</summary>
public interface IAreaMoves
{
    /// <param name="moves">At least one; each area once.</param>
    Task Note(WriteScope scope, IReadOnlyList<AreaMove> moves);
}
