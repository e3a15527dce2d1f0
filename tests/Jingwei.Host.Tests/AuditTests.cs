using Microsoft.Data.Sqlite;

namespace Jingwei.Host.Tests;

/// <summary>The audit is worth something only if it finds what is missing: a folder with a story in it, from which one thing is taken.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Whatever_is_taken_out_of_a_folder_is_named()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var street = await host.SignIn("street");
        using (var bin = await ThinMqtt.Connect(host.Mqtt, "bin-012"))
        {
            await bin.Publish("bin-012", """{"fill":97}""");
        }

        await RunningHost.Until(() => street.Get("/cases?device=bin-012"), list => list["items"]!.AsArray() is [{ } first, ..] && first["called"] is not null);
        await host.Advance(street, TimeSpan.FromMinutes(2));
        await host.Kill();
        await host.ShouldBeClean();

        await Finds(host, "DELETE FROM city_case", "alarm_without_case");
        await Finds(host, "DELETE FROM alarm", "case_without_alarm");
        await Finds(host, "UPDATE alarm SET hold = 'Silence' WHERE cleared_at IS NULL", "hold_without_end");
        await Finds(host, "UPDATE alarm SET attention_at = NULL WHERE cleared_at IS NULL", "alarm_without_attention");
        await Finds(host, "DELETE FROM call", "call_missing");
        await Finds(host, "DELETE FROM message WHERE id = (SELECT min(id) FROM message)", "notice_missing");
        await Finds(host, "DELETE FROM due", "clock_without_wait");
        await Finds(host, "UPDATE outbox SET done_at = NULL, at = 0 WHERE id = (SELECT min(id) FROM outbox)", "event_not_delivered");
        await host.ShouldBeClean();
    }

    /// <summary>Does harm in a copy that takes its place for one audit.</summary>
    private static async Task Finds(RunningHost host, string harm, string code)
    {
        var city = Path.Combine(host.Folder, "city.db");
        var whole = $"{city}.whole";
        using (var connection = new SqliteConnection($"Data Source={city};Pooling=False"))
        {
            connection.Open();
            Execute(connection, $"VACUUM INTO '{whole}'");
            Execute(connection, harm);
        }

        var (exit, output) = await host.Command("audit");
        output.ShouldContain(code, customMessage: harm);
        exit.ShouldBe(1);
        File.Delete($"{city}-wal");
        File.Delete($"{city}-shm");
        File.Move(whole, city, overwrite: true);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own sentences.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
