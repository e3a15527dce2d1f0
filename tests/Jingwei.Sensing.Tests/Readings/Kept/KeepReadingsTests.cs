using Jingwei.Sensing.Rules;
using Microsoft.Data.Sqlite;

namespace Jingwei.Sensing.Tests.Readings.Kept;

public sealed class KeepReadingsTests
{
    private static readonly DateTimeOffset Start = KeptFolder.Start;

    [Fact]
    public async Task A_day_goes_when_it_is_older_than_the_policy_says_and_not_before()
    {
        await using var folder = new KeptFolder { Policy = new(4, 400, 3650) };
        folder.Store(Daily(8));
        folder.Clock.Advance(TimeSpan.FromDays(8) - TimeSpan.FromMilliseconds(1));
        await folder.KeepAll();
        // The 5th of September: the 1st is four days old.
        folder.Raw.ShouldBe(["09-01", "09-02", "09-03", "09-04", "09-05"]);
        folder.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await folder.KeepAll();
        folder.Raw.ShouldBe(["09-02", "09-03", "09-04", "09-05"]);
        (await folder.KeepAll()).ShouldBe(0);
    }

    [Fact]
    public async Task The_newest_two_days_stay_however_far_the_clock_has_jumped()
    {
        await using var folder = new KeptFolder { Policy = new(2, 2, 2) };
        folder.Store(Daily(4));
        folder.Clock.Advance(TimeSpan.FromDays(5000));
        await folder.KeepAll();
        folder.Raw.ShouldBe(["08-31", "09-01"]);
    }

    [Fact]
    public async Task A_day_is_not_over_before_two_newer_ones_have_a_file()
    {
        await using var folder = new KeptFolder();
        folder.Store(Daily(2));
        folder.Clock.Advance(TimeSpan.FromDays(100));
        (await folder.KeepAll()).ShouldBe(0);
        folder.Files.ShouldNotContain("hours-2026.db");
    }

    [Fact]
    public async Task Minutes_go_by_the_month_and_hours_by_the_year_and_the_ledger_says_so()
    {
        await using var folder = new KeptFolder { Policy = new(2, 40, 500) };
        folder.Store(Daily(8));
        folder.Clock.Advance(TimeSpan.FromDays(8));
        await folder.KeepAll();
        folder.Files.Where(f => f.EndsWith(".db", StringComparison.Ordinal)).ShouldBe(["2026-09-04.db", "2026-09-05.db", "hours-2026.db", "ledger.db", "minutes-2026-08.db", "minutes-2026-09.db"]);
        // The 31st of August is 40 days old on the 10th of October.
        folder.Store([new Told(1, Start.AddDays(40), TimeSpan.Zero, null, """{"fill":1}"""), new Told(1, Start.AddDays(41), TimeSpan.Zero, null, """{"fill":1}""")]);
        folder.Clock.Advance(TimeSpan.FromDays(42) - (folder.Clock.Now - Start));
        await folder.KeepAll();
        folder.Files.ShouldContain("minutes-2026-08.db");
        folder.Clock.Advance(TimeSpan.FromDays(1));
        await folder.KeepAll();
        folder.Files.ShouldNotContain("minutes-2026-08.db");
        folder.Files.ShouldContain("minutes-2026-09.db");
        folder.Ledger.Aggregates().ShouldBe(["minutes-2026-08.db"]);
        folder.Say(1, SeriesStep.Minute).ShouldNotContain(l => l.StartsWith($"{Start.ToUnixTimeMilliseconds()} ", StringComparison.Ordinal));
        folder.Say(1, SeriesStep.Day).Count.ShouldBe(10);
        folder.Clock.Advance(TimeSpan.FromDays(700));
        folder.Store([new Told(1, folder.Clock.Now.AddDays(-1), TimeSpan.Zero, null, """{"fill":1}"""), new Told(1, folder.Clock.Now, TimeSpan.Zero, null, """{"fill":1}""")]);
        await folder.KeepAll();
        folder.Ledger.Aggregates().ShouldContain("hours-2026.db");
    }

    [Fact]
    public async Task Killed_after_any_step_nothing_is_lost_or_twice()
    {
        var told = Daily(7).SelectMany(t => new[] { t, t with { Late = TimeSpan.FromDays(3) }, t with { Device = 2, Interval = TimeSpan.FromMinutes(5) } }).ToList();
        for (var kill = 1; ; kill++)
        {
            await using var folder = new KeptFolder();
            folder.Store(told);
            folder.Clock.Advance(TimeSpan.FromDays(9));
            var steps = 0;
            using (var keeper = folder.Keeper())
                while (steps < kill && (await keeper.Step(CancellationToken.None)).Worked)
                    steps++;
            ShouldSay(folder, told);
            await folder.KeepAll();
            ShouldSay(folder, told);
            folder.Raw.ShouldBe(["09-03", "09-04"]);
            folder.Ledger.Counts().Sum(c => c.All).ShouldBe(15);
            if (steps < kill)
            {
                // Each of five days: begun, read, its files committed, ended, noted, dropped.
                kill.ShouldBeGreaterThan(5 * 7);
                break;
            }
        }
    }

    [Fact]
    public async Task A_day_that_came_back_after_it_was_dropped_counts_once_and_goes_again()
    {
        await using var folder = new KeptFolder();
        var told = Daily(6);
        folder.Store(told);
        folder.Clock.Advance(TimeSpan.FromDays(8));
        var kept = Path.Combine(folder.Path, "..", "kept.db");
        File.Copy(Path.Combine(folder.Path, "2026-08-30.db"), kept);
        await folder.KeepAll();
        File.Copy(kept, Path.Combine(folder.Path, "2026-08-30.db"));
        ShouldSay(folder, told);
        await folder.KeepAll();
        folder.Raw.ShouldBe(["09-02", "09-03"]);
        ShouldSay(folder, told);
    }

    [Fact]
    public async Task What_a_removal_left_is_removed()
    {
        await using var folder = new KeptFolder();
        folder.Store(Daily(4));
        folder.Clock.Advance(TimeSpan.FromDays(8));
        File.WriteAllText(Path.Combine(folder.Path, "2026-08-01.db-wal"), "");
        File.WriteAllText(Path.Combine(folder.Path, "2026-08-01.db-shm"), "");
        await folder.KeepAll();
        folder.Files.ShouldNotContain(f => f.StartsWith("2026-08-01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Aggregates_of_a_newer_version_are_left_alone()
    {
        await using var folder = new KeptFolder();
        folder.Store(Daily(4));
        folder.Clock.Advance(TimeSpan.FromDays(8));
        await folder.KeepAll();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "hours-2026.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version=9";
            command.ExecuteNonQuery();
        }
        folder.Store([new Told(1, Start.AddDays(4), TimeSpan.Zero, null, """{"fill":1}""")]);
        (await Should.ThrowAsync<IOException>(folder.KeepAll)).Message.ShouldContain("version 9");
        folder.Raw.ShouldContain("08-31");
    }

    private static List<Told> Daily(int days) => [.. Enumerable.Range(0, days).Select(d => new Told(1, Start.AddDays(d), TimeSpan.Zero, null, $$"""{"fill":{{d}}}"""))];

    private static void ShouldSay(KeptFolder folder, List<Told> told)
    {
        foreach (var device in new long[] { 1, 2 })
            foreach (var step in Enum.GetValues<SeriesStep>())
                folder.Say(device, step).ShouldBe(NaiveSeries.Say(told, device, step), customMessage: $"{device} {step}");
    }
}
