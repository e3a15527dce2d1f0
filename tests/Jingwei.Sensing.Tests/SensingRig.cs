using System.Text;
using Jingwei.City;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Groups;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Sensing.Tests;

/// <summary>The room over a real folder, with a street of two bins, a people counter and a gateway. Can be reopened, as after a crash.</summary>
internal sealed class SensingRig : IAsyncDisposable
{
    public static readonly CategoryDefinition Litter = new(
        "01-05", null, new Text("垃圾满溢", "Overflowing bin"), 2, true,
        new CategoryClocks(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)));

    public static readonly DeviceKindDefinition Bin = new(
        "bin", new Text("果皮箱", "Bin"),
        [
            new ValueDefinition("fill", new Text("满溢度", "Fill"), "%", ValueShape.Number, 0, 100, []),
            new ValueDefinition("lid", new Text("箱盖", "Lid"), "", ValueShape.Word, 0, 0, ["shut", "open"]),
            new ValueDefinition("burning", new Text("着火", "Burning"), "", ValueShape.Boolean, 0, 1, []),
        ],
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), false,
        [
            new ConditionDefinition("overflow", new Text("满溢", "Overflow"), "01-05", 2, true, new ThresholdTest(
                "fill",
                [new ThresholdWay(new Level(Comparison.AtLeast, 95), TimeSpan.Zero), new ThresholdWay(new Level(Comparison.AtLeast, 85), TimeSpan.FromMinutes(5))],
                new Level(Comparison.LessThan, 60))),
            new ConditionDefinition("silent", new Text("失联", "Silent"), "01-05", 1, false, new NoDataTest(TimeSpan.FromHours(1))),
        ]);

    public static readonly DeviceKindDefinition Counter = new(
        "counter", new Text("客流计", "People counter"),
        [new ValueDefinition("in", new Text("进", "In"), "人", ValueShape.Number, 0, 100_000, [])],
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), true,
        [new ConditionDefinition("unbelievable", new Text("数值不可信", "Not believed"), "01-05", 1, false, new OutOfRangeTest("in", TimeSpan.Zero))]);

    public static readonly DeviceKindDefinition River = new(
        "river", new Text("河道水位", "River gauge"), [new ValueDefinition("level", new Text("水位", "Level"), "m", ValueShape.Number, 0, 20, [])],
        TimeSpan.FromHours(1), TimeSpan.FromMinutes(10), false,
        [new ConditionDefinition("rising", new Text("预报超警", "Forecast to flood"), "01-05", 3, true, new ForecastTest(
            "level", new Level(Comparison.AtLeast, 3.5), TimeSpan.FromHours(6), new Level(Comparison.LessThan, 3)))]) { Forecasts = true };

    public const long Street = 7;
    public const long Next = 8;

    private readonly StorageRig rig;
    private readonly bool ownsFolder;
    private readonly MoreDevices more;

    private SensingRig(StorageRig rig, bool ownsFolder, MoreDevices more)
    {
        this.rig = rig;
        this.ownsFolder = ownsFolder;
        this.more = more;
    }

    /// <summary>What stands in the street beside the bins.</summary>
    public sealed record MoreDevices(IReadOnlyList<DeviceKindDefinition> Kinds, IReadOnlyList<(string Name, string Kind, long Area)> Devices);

    public StorageRig Storage => rig;
    public HandClock Clock => rig.Clock;
    public string Folder => rig.Folder;
    public List<object> Heard { get; private init; } = [];

    public static DeviceSender SenderOf(string name) => new(0, name, name.StartsWith("gateway", StringComparison.Ordinal));

    /// <summary>Opens a folder, or makes one with its devices, and starts the lanes.</summary>
    public static async Task<SensingRig> Start(string? folder = null, HandClock? clock = null, HandCatalog? packages = null, MoreDevices? more = null, SensingOptions? options = null, Action<IServiceCollection>? also = null)
    {
        more ??= new MoreDevices([], []);
        var heard = new List<object>();
        var keep = folder ?? Directory.CreateTempSubdirectory("jingwei-sensing-").FullName;
        var storage = new StorageRig(
            s =>
            {
                s.AddSingleton<IScenarioCatalog>(packages ?? new HandCatalog(more.Kinds));
                s.AddCity();
                s.AddSensing(options);
                s.AddSingleton<ILanePlan>(new LaneOfArea());
                s.AddSingleton(heard);
                s.AddReaction<AlarmRaised, HearRaised>();
                s.AddReaction<AlarmCleared, HearCleared>();
                s.AddReaction<AlarmWeighed, HearWeighed>();
                also?.Invoke(s);
            },
            clock,
            keep);
        var rig = new SensingRig(storage, folder is null, more) { Heard = heard };
        if (folder is null)
            await rig.Register();
        await rig.Get<LaneHost>().StartAsync(CancellationToken.None);
        await rig.Get<KeepGroups>().Look(CancellationToken.None);
        await rig.Get<HandToLanes>().Flush(CancellationToken.None);
        return rig;
    }

    public HandCatalog Packages => (HandCatalog)Get<IScenarioCatalog>();

    /// <summary>A device's kind as it is watched now.</summary>
    public DeviceKindDefinition? KindOf(long deviceId) => Get<DeviceDirectory>().FindById(deviceId)?.Kind;

    /// <summary>Puts another declaration of the bin into force, as publishing does.</summary>
    public async Task Publish(DeviceKindDefinition bin)
    {
        var revision = Packages.Know(bin);
        await Get<ILanes>().ChangeRules(revision, CancellationToken.None);
        Packages.InForce(revision);
        await Get<DeviceRegister>().Refresh(CancellationToken.None);
        await Get<ILanes>().ChangeRules(revision, CancellationToken.None);
        await Get<KeepGroups>().Look(CancellationToken.None);
    }

    public T Get<T>() where T : notnull => rig.Services.GetRequiredService<T>();

    public Task<ReadingReceipt> Send(string device, string payload, string? sender = null) =>
        Get<IReadingIntake>().Submit(SenderOf(sender ?? device), device, Encoding.UTF8.GetBytes(payload), CancellationToken.None).AsTask();

    /// <summary>Waits until all is evaluated and delivered.</summary>
    public async Task Settle()
    {
        int more;
        do
        {
            await Get<HandToLanes>().Flush(CancellationToken.None);
            await Get<ILanes>().Drain(CancellationToken.None);
            Get<LaneHost>().Lanes.Select(l => l.Fault).ShouldAllBe(fault => fault == null);
            more = await rig.Settle();
        }
        while (more > 0);
    }

    /// <summary>Moves the clock from wait to wait, evaluating at each.</summary>
    public async Task Advance(TimeSpan by)
    {
        var until = Clock.Now + by;
        await Settle();
        var due = Get<Jingwei.Storage.Due.DueRunner>();
        while (await due.NextAt(CancellationToken.None) is { } next && next <= until)
        {
            if (next > Clock.Now)
                Clock.Advance(next - Clock.Now);
            await Settle();
        }
        Clock.Advance(until - Clock.Now);
        await Settle();
    }

    public Task<List<AlarmRow>> Alarms() => rig.Reader.Read(db => db.Set<AlarmRow>().OrderBy(a => a.Id).ToListAsync());

    /// <summary>Ends without a last checkpoint, as a crash would, and opens the folder again; <paramref name="between"/> may tamper with it.</summary>
    public async Task<SensingRig> Crash(Func<Task>? between = null)
    {
        var (packages, options) = (Packages, Get<SensingOptions>());
        await Get<LaneHost>().DisposeAsync();
        await rig.DisposeAsync();
        if (between is not null)
            await between();
        return await Start(Folder, Clock, packages, more, options);
    }

    public async ValueTask DisposeAsync()
    {
        await Get<LaneHost>().StopAsync(CancellationToken.None);
        await rig.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (ownsFolder && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private async Task Register()
    {
        var hash = DeviceRegister.HashToken("demo");
        var done = await rig.Writer.Write<Result<Done>>(async scope =>
        {
            NewDevice Device(string name, string kind, long area) => new(
                scope.NewId(), name, kind, new Text($"{name} 号", name), new GeoPoint(121.45, 31.23), new Text("南京西路", "Nanjing West Road"), area, TokenHash: hash);
            var devices = await Get<DeviceRegister>().Add(scope, [Device("bin-012", "bin", Street), Device("bin-013", "bin", Street), Device("counter-001", "counter", Next), Device("river-001", "river", Next), .. more.Devices.Select(d => Device(d.Name, d.Kind, d.Area))]);
            return devices.Ok
                ? await Get<DeviceRegister>().Add(scope, [new NewGateway(scope.NewId(), "gateway-1", Text.Same("网关"), hash, ["bin-012", "bin-013"])])
                : devices;
        });
        done.Refusal.ShouldBeNull();
    }

    private sealed class LaneOfArea : ILanePlan
    {
        public long LaneOf(long areaId) => areaId;
    }

    private sealed class HearRaised(List<object> heard) : IReaction<AlarmRaised>
    {
        public Task When(AlarmRaised happened, WriteScope scope)
        {
            heard.Add(happened);
            return Task.CompletedTask;
        }
    }

    private sealed class HearWeighed(List<object> heard) : IReaction<AlarmWeighed>
    {
        public Task When(AlarmWeighed happened, WriteScope scope)
        {
            heard.Add(happened);
            return Task.CompletedTask;
        }
    }

    private sealed class HearCleared(List<object> heard) : IReaction<AlarmCleared>
    {
        public Task When(AlarmCleared happened, WriteScope scope)
        {
            heard.Add(happened);
            return Task.CompletedTask;
        }
    }
}
