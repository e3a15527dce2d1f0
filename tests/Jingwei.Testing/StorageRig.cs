using System.Collections.Concurrent;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Live;
using Jingwei.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jingwei.Testing;

/// <summary>
/// Rooms over a real SQLite folder of their own, with a clock moved by hand and no background threads but the writer: a test delivers
/// the outbox and the waits itself with <see cref="Settle"/>. The folder can be reopened, as after a crash.
/// </summary>
public sealed class StorageRig : IAsyncDisposable, ILiveSink
{
    private readonly bool ownsFolder;
    private readonly ServiceProvider services;

    public StorageRig(Action<IServiceCollection> rooms, HandClock? clock = null, string? folder = null, TimeProvider? machine = null)
    {
        Clock = clock ?? HandClock.At("2026-11-22T00:00:00.000Z");
        ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("jingwei-test-").FullName;
        var registered = new ServiceCollection();
        registered.AddLogging(l => l.SetMinimumLevel(LogLevel.None));
        registered.AddSingleton<CityClock>(Clock);
        registered.AddSingleton(machine ?? TimeProvider.System);
        registered.AddSingleton<ILiveSink>(this);
        registered.AddStorage(new DataFolder(Folder));
        rooms(registered);
        services = registered.BuildServiceProvider();
        StorageModule.Prepare(services);
    }

    public HandClock Clock { get; }

    public string Folder { get; }

    public IServiceProvider Services => services;

    public ICityWriter Writer => services.GetRequiredService<ICityWriter>();

    public ICityReader Reader => services.GetRequiredService<ICityReader>();

    public ConcurrentQueue<LiveNews> News { get; } = new();

    public void Deliver(IReadOnlyList<LiveNews> news)
    {
        foreach (var item in news)
        {
            News.Enqueue(item);
        }
    }

    /// <summary>Delivers events and handles waits that are due now, until nothing is left.</summary>
    public async Task<int> Settle()
    {
        var outbox = services.GetRequiredService<OutboxRunner>();
        var due = services.GetRequiredService<DueRunner>();
        var total = 0;
        int round;
        do
        {
            round = await outbox.Drain(CancellationToken.None) + await due.RunDue(CancellationToken.None);
            total += round;
        }
        while (round > 0);
        return total;
    }

    /// <summary>Moves the clock from wait to wait, so that everything happens at its own time.</summary>
    public async Task AdvanceTo(DateTimeOffset instant)
    {
        await Settle();
        var due = services.GetRequiredService<DueRunner>();
        while (await due.NextAt(CancellationToken.None) is { } next && next <= instant)
        {
            if (next > Clock.Now)
            {
                Clock.Advance(next - Clock.Now);
            }

            await Settle();
        }

        Clock.Advance(instant - Clock.Now);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (ownsFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
