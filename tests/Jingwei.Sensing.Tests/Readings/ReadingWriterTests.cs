using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Jingwei.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Jingwei.Sensing.Tests.Readings;

public sealed class ReadingWriterTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("jingwei-writer-").FullName;
    private readonly HandClock clock = HandClock.At("2026-11-22T23:59:59.000Z");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task Over_midnight_what_the_first_file_took_is_handed_over_though_the_second_takes_nothing()
    {
        var folder = new DataFolder(root);
        var handed = new List<long>();
        var lost = new List<long>();
        using var hold = new ManualResetEventSlim();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var writer = new ReadingWriter(new ReadingFolder(folder), clock, Hand, batch => lost.AddRange(batch.Select(i => i.DeviceId)), NullLogger<ReadingWriter>.Instance);
        var first = writer.Append(Input(1)).AsTask();
        await held.Task;
        // What comes while the disk is busy is gathered: these two are committed after each other.
        var before = writer.Append(Input(2)).AsTask();
        clock.Advance(TimeSpan.FromSeconds(2));
        var after = writer.Append(Input(3)).AsTask();
        Directory.CreateDirectory(Path.Combine(folder.Readings, "2026-11-23.db.new"));
        hold.Set();
        await first;
        await before;
        await Should.ThrowAsync<Exception>(after);
        handed.ShouldBe([1, 2]);
        Directory.Delete(Path.Combine(folder.Readings, "2026-11-23.db.new"));
        await writer.Append(Input(4));
        handed.ShouldBe([1, 2, 4]);
        lost.ShouldBe([3]);

        void Hand(IReadOnlyList<StoredInput> batch)
        {
            handed.AddRange(batch.Select(i => i.DeviceId));
            held.TrySetResult();
            hold.Wait();
        }
    }

    [Fact]
    public async Task What_joins_together_is_stored_in_its_order_or_none_of_it()
    {
        var folder = new DataFolder(root);
        var handed = new List<long>();
        var lost = new List<long>();
        var inTheWay = Directory.CreateDirectory(Path.Combine(folder.Readings, "2026-11-22.db.new"));
        // Midnight passes while they join.
        var ticking = new TickingClock(clock) { Step = TimeSpan.FromMilliseconds(1) };
        using var writer = new ReadingWriter(new ReadingFolder(folder), ticking, batch => handed.AddRange(batch.Select(i => i.DeviceId)), Lose, NullLogger<ReadingWriter>.Instance);
        long[] all = [.. Enumerable.Range(1, 2_000)];
        await Should.ThrowAsync<Exception>(writer.AppendTogether([.. all.Select(Input)]));
        handed.Count.ShouldBe(0, "the disk took nothing once");
        lost.ShouldBe(all);
        await writer.AppendTogether([.. all.Select(Input)]);
        handed.ShouldBe(all);
        await writer.AppendTogether([]);

        // What is committed next finds its way again.
        void Lose(IReadOnlyList<StoredInput> batch)
        {
            lost.AddRange(batch.Select(i => i.DeviceId));
            inTheWay.Delete();
        }
    }

    [Fact]
    public async Task A_day_that_is_over_and_a_day_that_is_closed_leave_no_log_behind()
    {
        var folder = new DataFolder(root);
        using (var writer = new ReadingWriter(new ReadingFolder(folder), clock, _ => { }, _ => { }, NullLogger<ReadingWriter>.Instance))
        {
            await writer.Append(Input(1));
            clock.Advance(TimeSpan.FromSeconds(2));
            await writer.Append(Input(2));
        }
        Directory.GetFiles(folder.Readings).Select(Path.GetFileName).Order().ShouldBe(["2026-11-22.db", "2026-11-23.db"]);
    }

    private static StoredInput Input(long device) => new() { LaneId = 7, Kind = InputKind.Reading, DeviceId = device, Content = "{}"u8.ToArray() };
}
