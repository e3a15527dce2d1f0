using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Groups;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jingwei.Sensing.Tests.Groups;

/// <summary>Bins of one road, counted while they overflow.</summary>
public sealed class GroupTests
{
    private const string Road = "fullRoad@road:7:南京西路";

    [Fact]
    public async Task Two_full_bins_are_an_alarm_of_their_road()
    {
        await using var rig = await Start(Road2(TimeSpan.Zero));
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        Said(rig).ShouldBeEmpty();
        await rig.Send("bin-013", """{"fill":98}""");
        await rig.Settle();
        Said(rig).ShouldBe(["raised"]);
        await rig.Send("bin-012", """{"fill":5}""");
        await rig.Settle();
        Said(rig).ShouldBe(["raised", "over"]);
        await Clean(rig);
    }

    [Fact]
    public async Task The_wait_of_a_group_survives_a_crash()
    {
        var rig = await Start(Road2(TimeSpan.FromMinutes(10)));
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Send("bin-013", """{"fill":98}""");
        await rig.Settle();
        await using var again = await rig.Crash();
        await again.Advance(TimeSpan.FromMinutes(9));
        Said(again).ShouldBeEmpty();
        await again.Advance(TimeSpan.FromMinutes(1));
        Said(again).ShouldBe(["raised"]);
        await Clean(again);
    }

    [Fact]
    public async Task A_fact_that_is_handed_over_twice_changes_nothing()
    {
        await using var rig = await Start(Road2(TimeSpan.Zero));
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Send("bin-013", """{"fill":98}""");
        await rig.Settle();
        var before = (await rig.Alarms()).Count;
        await rig.Storage.Writer.Write(async scope =>
        {
            foreach (var group in await scope.Db.Set<GroupRow>().ToListAsync())
                scope.Db.Add(new UnheardRow { Id = scope.NewId(), Kind = InputKind.Fact, DeviceId = group.Id, At = group.ChangedAt, Content = group.Content });
            return true;
        });
        await rig.Settle();
        Said(rig).ShouldBe(["raised"]);
        (await rig.Alarms()).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Three_hundred_facts_about_one_group_are_handed_over_in_a_few_commits_and_in_their_order()
    {
        await using var rig = await Start(Road2(TimeSpan.Zero));
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Send("bin-013", """{"fill":98}""");
        await rig.Settle();
        await rig.Storage.Writer.Write(async scope =>
        {
            foreach (var group in await scope.Db.Set<GroupRow>().ToListAsync())
                for (var i = 0; i < 300; i++)
                    scope.Db.Add(new UnheardRow { Id = scope.NewId(), Kind = InputKind.Fact, DeviceId = group.Id, At = group.ChangedAt.AddMilliseconds(i), Content = group.Content });
            return true;
        });
        var log = Directory.GetFiles(Path.Combine(rig.Folder, "readings"), "*.db-wal").Single();
        var before = Commits(log);
        (await rig.Get<HandToLanes>().Flush(CancellationToken.None)).ShouldBeTrue();
        (Commits(log) - before).ShouldBeInRange(1, 20);
        (await rig.Get<HandToLanes>().Flush(CancellationToken.None)).ShouldBeFalse("nothing is left");
        Said(rig).ShouldBe(["raised"]);
        await Clean(rig);
    }

    [Fact]
    public async Task Of_facts_that_the_disk_did_not_take_once_none_is_lost_and_none_comes_too_late()
    {
        DirectoryInfo? inTheWay = null;
        using var faults = new WhenFault(() => inTheWay?.Delete());
        var hand = HandClock.At("2026-11-22T23:59:50.000Z");
        var clock = new TickingClock(hand);
        await using var rig = await SensingRig.Start(clock: hand, packages: new HandCatalog([Road2(TimeSpan.Zero)]), also: s => s
            .AddSingleton<CityClock>(clock).AddLogging(l => l.SetMinimumLevel(LogLevel.Error).AddProvider(faults)));
        await Send(97, 98);
        var full = await Content();
        await Send(5, 5);
        var none = await Content();
        Said(rig).ShouldBe(["raised", "over"]);

        // On the next day, and midnight passes while they are handed over: so much for a batch of each day.
        rig.Clock.Advance(TimeSpan.FromDays(1));
        inTheWay = Directory.CreateDirectory(Path.Combine(rig.Folder, "readings", "2026-11-23.db.new"));
        await rig.Storage.Writer.Write(async scope =>
        {
            var group = await scope.Db.Set<GroupRow>().SingleAsync();
            for (var i = 0; i < 1_000; i++)
                scope.Db.Add(new UnheardRow { Id = scope.NewId(), Kind = InputKind.Fact, DeviceId = group.Id, At = hand.Now.AddMilliseconds(i - 5_000), Content = i == 0 ? full : none });
            return true;
        });
        clock.Step = TimeSpan.FromMilliseconds(20);
        await Should.ThrowAsync<Exception>(rig.Get<HandToLanes>().Flush(CancellationToken.None));
        clock.Step = TimeSpan.Zero;
        inTheWay.Refresh();
        inTheWay.Exists.ShouldBeFalse();
        await rig.Settle();
        Said(rig).ShouldBe(["raised", "over", "raised", "over"]);
        await Clean(rig);

        async Task Send(int first, int second)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            await rig.Send("bin-012", $$"""{"fill":{{first}}}""");
            await rig.Send("bin-013", $$"""{"fill":{{second}}}""");
            await rig.Settle();
        }

        Task<string> Content() => rig.Storage.Reader.Read(async db => (await db.Set<GroupRow>().SingleAsync()).Content);
    }

    [Theory]
    [InlineData("UPDATE lane SET checkpoint_seq = 0, checkpoint_at = 0; DELETE FROM device_track")]
    [InlineData("DELETE FROM lane; DELETE FROM device_track")]
    public async Task A_replay_from_the_beginning_tells_groups_nothing_twice(string loss)
    {
        var rig = await Start(Road2(TimeSpan.Zero));
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Send("bin-013", """{"fill":98}""");
        await rig.Settle();
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.Send("bin-012", """{"fill":5}""");
        await rig.Settle();
        Said(rig).ShouldBe(["raised", "over"]);
        await using var again = await rig.Crash(() => Tampering.Execute(rig.Folder, loss));
        await again.Settle();
        Said(again).ShouldBeEmpty();
        await Clean(again);
    }

    [Fact]
    public async Task A_group_that_is_declared_later_counts_what_holds_already()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Send("bin-013", """{"fill":98}""");
        await rig.Settle();
        await rig.Get<LaneHost>().DisposeAsync();
        await rig.Storage.DisposeAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await using (var again = await SensingRig.Start(rig.Folder, rig.Clock, new HandCatalog([Road2(TimeSpan.Zero)])))
        {
            await again.Settle();
            Said(again).ShouldBe(["raised"]);
            await Clean(again);
        }
        Directory.Delete(rig.Folder, recursive: true);
    }

    [Fact]
    public async Task Whoever_comes_to_a_place_counts_there_and_whoever_goes_does_not()
    {
        await using var rig = await Start(Share());
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        Said(rig).ShouldBe(["raised"], "one of two");
        await rig.Storage.Writer.Write(async scope =>
        {
            (await rig.Get<DeviceRegister>().Add(scope, [new NewDevice(
                scope.NewId(), "bin-014", "bin", Text.Same("14"), new GeoPoint(121.45, 31.23), Text.Same("南京西路"), SensingRig.Street)])).Refusal.ShouldBeNull();
            return true;
        });
        await Look(rig);
        Said(rig).ShouldBe(["raised", "over"], "one of three");
        await rig.Storage.Writer.Write(async scope =>
        {
            foreach (var gone in await scope.Db.Set<DeviceRow>().Where(d => d.Name == "bin-014" || d.Name == "bin-013").ToListAsync())
                gone.Address = Text.Same("静安公园");
            return true;
        });
        await Look(rig);
        Said(rig).ShouldBe(["raised", "over", "raised"], "one of one");
        await Clean(rig);
    }

    [Fact]
    public async Task A_device_that_is_no_longer_in_use_is_not_counted()
    {
        await using var rig = await Start(Kind(new TogetherTest(new CountTerm("full", new Level(Comparison.AtLeast, 100), true), TimeSpan.Zero, null)));
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        Said(rig).ShouldBeEmpty("one of two");
        await Retire(rig, "bin-013");
        Said(rig).ShouldBe(["raised"], "one of one");
        await Retire(rig, "bin-012");
        Said(rig).ShouldBe(["raised", "over"], "nothing is left there");
    }

    [Fact]
    public async Task A_group_goes_where_its_devices_go()
    {
        await using var rig = await Start(Share());
        await rig.Storage.Writer.Write(async scope =>
        {
            foreach (var bin in await scope.Db.Set<DeviceRow>().Where(d => d.Kind == "bin").ToListAsync())
                bin.Place = new GeoPoint(121.5, 31.3);
            return true;
        });
        await Look(rig);
        rig.Get<DeviceDirectory>().Find(Road)!.Place.ShouldBe(new GeoPoint(121.5, 31.3));
    }

    /// <summary>Whatever is sent, and wherever the process ends in between, the road's alarms are the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Crashes_change_nothing(int seed)
    {
        (await Play(seed, crashes: true)).ShouldBe(await Play(seed, crashes: false));
    }

    private static async Task<string[]> Play(int seed, bool crashes)
    {
        var (chance, ends) = (new Random(seed), new Random(-seed));
        var rig = await Start(Road2(TimeSpan.FromMinutes(2)));
        for (var i = 0; i < 24; i++)
        {
            await rig.Send($"bin-01{chance.Next(2, 4)}", $$"""{"fill":{{(chance.Next(2) == 0 ? 5 : 97)}}}""");
            // Stored, and perhaps not judged, told or handed over.
            if (crashes && ends.Next(3) == 0)
            {
                var before = rig;
                rig = await before.Crash(() =>
                {
                    before.Clock.Advance(TimeSpan.FromMilliseconds(1));
                    return Task.CompletedTask;
                });
            }
            if (chance.Next(2) == 0)
                await rig.Advance(TimeSpan.FromMinutes(chance.Next(4)));
            else
                await rig.Settle();
        }
        await rig.Advance(TimeSpan.FromMinutes(10));
        await Clean(rig);
        string[] alarms = [.. (await rig.Alarms()).Where(a => a.Condition == "full").Select(a => $"{a.Episode} {a.StartedAt:yyyy-MM-dd HH:mm:ss} {a.RaisedAt:yyyy-MM-dd HH:mm:ss} {a.ClearedAt:yyyy-MM-dd HH:mm:ss}")];
        alarms.ShouldNotBeEmpty();
        var folder = rig.Folder;
        await rig.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return alarms;
    }

    private static async Task Retire(SensingRig rig, string device)
    {
        await rig.Storage.Writer.Write(async scope =>
        {
            (await scope.Db.Set<DeviceRow>().SingleAsync(d => d.Name == device)).Enabled = false;
            return true;
        });
        await Look(rig);
    }

    private static async Task Look(SensingRig rig)
    {
        await rig.Get<DeviceDirectory>().Load(CancellationToken.None);
        await rig.Get<KeepGroups>().Look(CancellationToken.None);
        await rig.Settle();
    }

    private static Task<SensingRig> Start(DeviceKindDefinition group) => SensingRig.Start(packages: new HandCatalog([group]));

    // A frame of SQLite's log that ends a transaction says how large the database is after it, https://sqlite.org/fileformat2.html#walformat
    private static int Commits(string log)
    {
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var page = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(8));
        var commits = 0;
        for (var frame = 32; frame + 24 + page <= bytes.Length; frame += 24 + page)
            commits += System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(frame + 4)) > 0 ? 1 : 0;
        return commits;
    }

    /// <summary>Does something on the thread that meets a fault, when it is logged.</summary>
    private sealed class WhenFault(Action act) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => act();

        public void Dispose()
        {
        }
    }

    private static async Task Clean(SensingRig rig)
    {
        var found = new List<string>();
        foreach (var check in rig.Storage.Services.GetServices<IAuditCheck>().Where(c => c is GroupsAudit))
            found.AddRange((await rig.Storage.Reader.Read(db => check.Check(db, rig.Clock.Now, CancellationToken.None))).Findings.Select(f => $"{f.Code} {f.Detail}"));
        found.ShouldBeEmpty();
    }

    private static string[] Said(SensingRig rig) =>
        [.. rig.Heard.Select(h => h switch { AlarmRaised { DeviceId: Road } => "raised", AlarmCleared { DeviceId: Road } => "over", _ => "" }).Where(s => s.Length > 0)];

    private static DeviceKindDefinition Road2(TimeSpan held) =>
        Kind(new TogetherTest(new CountTerm("full", new Level(Comparison.AtLeast, 2), false), held, null));

    private static DeviceKindDefinition Share() => Kind(new TogetherTest(new CountTerm("full", new Level(Comparison.AtLeast, 50), true), TimeSpan.Zero, null));

    private static DeviceKindDefinition Kind(TogetherTest test)
    {
        var form = new GroupForm(IncidentScope.Road, null, [new GroupCount("full", new Text("满溢", "Full"), [new CountedCondition("bin", "overflow")])]);
        return new DeviceKindDefinition("fullRoad", new Text("满溢的路", "Full road"), form.Values, TimeSpan.Zero, TimeSpan.Zero, false,
            [new ConditionDefinition("full", new Text("整条路满溢", "The road is full"), "01-05", 3, true, test)]) { Group = form };
    }
}
