using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.RegisterRows;
using Jingwei.Sensing.Tests.RegisterRows;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jingwei.Sensing.Tests.Lanes;

/// <summary>A folder of readings that may not be written is told like a full disk, and waited for.</summary>
public sealed class ClosedFolderTests
{
    [Fact]
    public async Task A_reading_is_answered_as_not_stored()
    {
        await using var rig = await SensingRig.Start();
        var closed = Close(rig);
        (await rig.Send("bin-012", """{"fill":97}""")).ShouldBe(new ReadingReceipt(ReadingStatus.Rejected, "not_stored"));
        closed.Delete();
        (await rig.Send("bin-012", """{"fill":97}""")).Status.ShouldBe(ReadingStatus.Stored);
    }

    [Fact]
    public async Task A_row_is_kept_and_answered_as_not_stored()
    {
        await using var rig = await LeaseRig.Start();
        var closed = Close(rig);
        var rows = BroughtRows.FromJson("""[{"no":"A-1","house":"bin-012"}]"""u8.ToArray(), LeaseRig.Lease.Register!).Value;
        (await rig.Get<WriteRows>().Run("lease", rows, LeaseRig.Administrator, CancellationToken.None)).Refusal.ShouldNotBeNull().Code.ShouldBe("not_stored");
        closed.Delete();
        await rig.Settle();
        (await rig.Storage.Reader.Read(db => db.Set<UnheardRow>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_lanes_are_to_hear_is_tried_again()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post("""[{"no":"A-1","house":"bin-012"}]""");
        await rig.Settle();
        var row = (await rig.Rows()).Single();
        var closed = Close(rig);
        var log = new HeardLog();
        using var hand = new HandToLanes(rig.Storage.Reader, rig.Storage.Writer, rig.Get<LaneHost>(), rig.Get<DeviceDirectory>(), TimeProvider.System, log);
        await rig.Storage.Writer.Write(scope =>
        {
            scope.Db.Add(new UnheardRow { Id = scope.NewId(), Kind = Sensing.Rules.InputKind.Row, DeviceId = row.Id, At = scope.Now, Content = row.Heard });
            return Task.FromResult(true);
        });
        await hand.StartAsync(CancellationToken.None);
        (await log.Said.Task).ShouldBeOfType<UnauthorizedAccessException>();
        hand.ExecuteTask!.IsCompleted.ShouldBeFalse("it goes on, and tries again");
        await hand.StopAsync(CancellationToken.None);
        closed.Delete();
        await rig.Settle();
        (await rig.Storage.Reader.Read(db => db.Set<UnheardRow>().CountAsync())).ShouldBe(0);
    }

    // For an account that may do everything too: what stands in the way of the day's file cannot be deleted as a file.
    private static DirectoryInfo Close(SensingRig rig)
    {
        rig.Clock.Advance(TimeSpan.FromDays(1));
        return Directory.CreateDirectory(Path.Combine(rig.Folder, "readings", $"{rig.Clock.Now.UtcDateTime:yyyy-MM-dd}.db.new"));
    }

    private sealed class HeardLog : ILogger<HandToLanes>
    {
        public TaskCompletionSource<Exception?> Said { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.TrySetResult(exception);
    }
}
