using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Jingwei.Storage.Sqlite;

/// <summary>Runs the rooms' numbered scripts that this file has not seen: rooms in their order, numbers rising, each in a transaction.</summary>
public static partial class SqliteMigrations
{
    /// <summary>All scripts of these rooms, in the order in which they run.</summary>
    public static IEnumerable<Script> ScriptsOf(IEnumerable<ITables> rooms) =>
        rooms.SelectMany(room => room.GetType().Assembly.GetManifestResourceNames()
            .Select(name => (name, match: ScriptName().Match(name)))
            .Where(s => s.match.Success && s.match.Groups["room"].Value == room.Room)
            .OrderBy(s => s.match.Groups["number"].Value, StringComparer.Ordinal)
            .Select(s => new Script(room.Room, int.Parse(s.match.Groups["number"].Value), () => Read(room, s.name))));

    public static int Run(SqliteCity city)
    {
        using var connection = city.OpenForWriting();
        SqliteCity.Execute(connection, "CREATE TABLE IF NOT EXISTS schema_script(room TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY(room, number)) WITHOUT ROWID");
        var ran = 0;
        foreach (var script in ScriptsOf(city.Tables))
        {
            using var transaction = connection.BeginTransaction();
            using var claim = connection.CreateCommand();
            claim.Transaction = transaction;
            claim.CommandText = "INSERT OR IGNORE INTO schema_script(room, number) VALUES ($room, $number)";
            claim.Parameters.AddWithValue("$room", script.Room);
            claim.Parameters.AddWithValue("$number", script.Number);
            if (claim.ExecuteNonQuery() == 1)
            {
                SqliteCity.Execute(connection, script.Sql());
                transaction.Commit();
                ran++;
            }
        }

        return ran;
    }

    /// <param name="Room">Whose tables.</param>
    /// <param name="Number">From its name, NNNN.</param>
    /// <param name="Sql">Reads the text.</param>
    public sealed record Script(string Room, int Number, Func<string> Sql);

    private static string Read(ITables room, string name)
    {
        using var stream = room.GetType().Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(?<room>\w+)/(?<number>\d{4})\.sqlite\.sql$")]
    private static partial Regex ScriptName();
}
