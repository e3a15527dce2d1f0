using Microsoft.EntityFrameworkCore;

namespace Jingwei.Storage;

/// <summary>A room's part of the database: its mapping, and (embedded in the same assembly) its numbered scripts.</summary>
public interface ITables
{
    /// <summary>The room, as in the scripts' names: <c>City</c> for <c>City/0001.sqlite.sql</c>.</summary>
    string Room { get; }

    /// <summary>Maps the room's rows. Table and column names follow from the types (snake_case, without "Row").</summary>
    void Map(ModelBuilder model);
}
