using System.Text;
using Jingwei.Cases;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Dispatch;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Workshop;
using Jingwei.Sensing;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Jingwei.Scenarios.Tests;

/// <summary>The packages that ship and one of our own over a real folder: a city, a district, two streets and a zone of the second, a bin and a door in each street.</summary>
internal sealed class PublishingRig : IAsyncDisposable
{
    /// <summary>A package that touches a person.</summary>
    public const string Alone = """
        package: alone
        version: 1
        field: community
        name: { zh: 独居, en: Alone }
        purpose: { zh: 独居老人一天没有开门, en: Somebody old who lives alone has not opened the door for a day }
        needs: [street-care]
        person: { basis: { zh: 《个人信息保护法》第十三条, en: "Personal Information Protection Law, article 13" }, mostDays: 90 }
        deviceKinds:
          homeDoor:
            name: { zh: 家门, en: Home door }
            values: { open: { label: { zh: 开, en: Open }, boolean: true } }
            conditions:
              wide: { name: { zh: 门开着, en: Door left open }, category: 09-01, severity: 3, when: [open is true], until: open is false }
        examples:
          - { name: opens, kind: homeDoor, readings: [ { at: "10:00", open: true } ], expect: [ { condition: wide, raised: "10:00" } ], until: "10:01" }
          - { name: shut, kind: homeDoor, readings: [ { at: "10:00", open: false } ], expect: [], until: "10:01" }
          - { name: shut again, kind: homeDoor, readings: [ { at: "10:00", open: true }, { at: "10:02", open: false } ], expect: [ { condition: wide, raised: "10:00", cleared: "10:02" } ], until: "10:05" }
        """;

    private static readonly DeviceSender Gateway = new(0, "gateway-1", IsGateway: true);
    private readonly StorageRig rig;
    private readonly string packages;
    private readonly List<IHostedService> running = [];

    private PublishingRig(StorageRig rig, string packages) => (this.rig, this.packages) = (rig, packages);

    public StorageRig Storage => rig;
    public HandClock Clock => rig.Clock;
    public Actor Author { get; private set; } = Actor.Nobody;
    public Actor Second { get; private set; } = Actor.Nobody;
    public Actor OfFirstStreet { get; private set; } = Actor.Nobody;
    public long FirstStreet { get; private set; }
    public long SecondStreet { get; private set; }
    public long Zone { get; private set; }

    /// <param name="more">Writes further packages into the folder of packages.</param>
    public static async Task<PublishingRig> Open(Action<string>? more = null)
    {
        var packages = Directory.CreateTempSubdirectory("jingwei-packages-").FullName;
        Write(packages, "alone", Alone);
        more?.Invoke(packages);
        var rig = new PublishingRig(Rooms(packages, null, null), packages);
        await rig.Get<KeepPackages>().Run(CancellationToken.None);
        await rig.Lay();
        await rig.Run();
        return rig;
    }

    public T Get<T>() where T : notnull => rig.Services.GetRequiredService<T>();

    /// <summary>Ends the process as a crash would and begins again on the same folder, perhaps with other packages beside the product's.</summary>
    public async Task<PublishingRig> Again(Action<string>? change = null, bool keep = true)
    {
        foreach (var service in running.OfType<IAsyncDisposable>())
            await service.DisposeAsync();
        await rig.DisposeAsync();
        change?.Invoke(packages);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var again = new PublishingRig(Rooms(packages, Clock, rig.Folder), packages)
        {
            Author = Author, Second = Second, OfFirstStreet = OfFirstStreet, FirstStreet = FirstStreet, SecondStreet = SecondStreet, Zone = Zone,
        };
        if (keep)
            await again.Get<KeepPackages>().Run(CancellationToken.None);
        await again.Run();
        return again;
    }

    /// <summary>Ends what runs in good order; what is stored can still be changed, as a command does while nobody serves.</summary>
    public async Task Stop()
    {
        foreach (var service in Enumerable.Reverse(running))
            await service.StopAsync(CancellationToken.None);
    }

    public static void Write(string packages, string code, string yaml) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(packages, code)).FullName, "scenario.yaml"), yaml);

    /// <summary>The text of a package that is in force.</summary>
    public string Text(string package) => Get<PublishedCatalog>().Present.Find(package)!.Yaml;

    /// <summary>Proposed by one and published by another.</summary>
    public async Task<Result<ProposalPage>> Publish(string yaml)
    {
        var begun = (await Get<Proposals>().Begin(new SaveProposalRequest(yaml, "because", null), Author, CancellationToken.None)).Value.Proposal;
        var submitted = await Get<Proposals>().Submit(begun.Id, begun.Revised, Author, CancellationToken.None);
        return submitted.Ok ? await Get<PublishProposal>().Run(begun.Id, null, submitted.Value.Proposal.Revised, Second, CancellationToken.None) : submitted;
    }

    /// <summary>Set by one; what takes a second person is approved by another.</summary>
    public Task<Result<int>> Set(string package, long? area, string state, string? changes = null, DateTimeOffset? until = null, Actor? by = null) =>
        Get<SetPackage>().Run(package, new SetPackageRequest(area?.ToString(), state, changes, "because", until), by ?? Second, changes is null ? null : Author, serving: true, CancellationToken.None);

    public async Task Send(string device, string values)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await Get<IReadingIntake>().Submit(Gateway, device, Encoding.UTF8.GetBytes(values), CancellationToken.None)).Status.ShouldBe(ReadingStatus.Stored);
        await Settle();
    }

    /// <summary>Each alarm of a device: condition, severity and whether it is active.</summary>
    public async Task<string[]> Alarms(string device)
    {
        await Settle();
        var id = Get<IDevices>().Find(device)!.Id;
        var rows = await rig.Reader.Read(db => db.Set<AlarmRow>().Where(a => a.DeviceId == id).OrderBy(a => a.Id).ToListAsync());
        return [.. rows.Select(a => $"{a.Condition} {a.Severity} {(a.ClearedAt is null ? "active" : "cleared")}")];
    }

    public async Task Settle()
    {
        do
            await Get<ILanes>().Drain(CancellationToken.None);
        while (await rig.Settle() > 0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(running))
            await service.StopAsync(CancellationToken.None);
        await rig.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var folder in (string[])[rig.Folder, packages])
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
    }

    private static StorageRig Rooms(string packages, HandClock? clock, string? folder)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["scenarios"] = packages }).Build();
        return new StorageRig(s =>
        {
            s.AddScenarios(settings);
            s.AddCity();
            s.AddSensing();
            s.AddCases();
            s.AddDispatch(settings);
        }, clock, folder ?? Directory.CreateTempSubdirectory("jingwei-publishing-").FullName);
    }

    // Lanes and what puts packages into force; outbox and waits are delivered by hand.
    private async Task Run()
    {
        foreach (var service in rig.Services.GetServices<IHostedService>().Where(s => s.GetType().Name is "PutIntoForce" or "LaneHost"))
        {
            running.Add(service);
            await service.StartAsync(CancellationToken.None);
        }
    }

    private async Task Lay()
    {
        var register = Get<CityRegister>();
        var laid = await rig.Writer.Write<Result<Done>>(async scope =>
        {
            var (city, district) = (scope.NewId(), scope.NewId());
            (FirstStreet, SecondStreet, Zone) = (scope.NewId(), scope.NewId(), scope.NewId());
            await register.AddAreas(scope,
            [
                new NewArea(city, null, AreaLevels.City, new Text("市", "City"), "31"), new NewArea(district, city, AreaLevels.District, new Text("区", "District"), "310106"),
                new NewArea(FirstStreet, district, AreaLevels.Subdistrict, new Text("一街", "First street"), "310106001"),
                new NewArea(SecondStreet, district, AreaLevels.Subdistrict, new Text("二街", "Second street"), "310106002"),
                new NewArea(Zone, district, AreaLevels.Zone, new Text("风貌区", "Heritage zone"), MemberIds: [SecondStreet]),
            ]);
            await register.SetCity(scope, city);
            Author = Administrator("author", city);
            Second = Administrator("second", city);
            OfFirstStreet = Administrator("first", FirstStreet);
            var devices = await Get<DeviceRegister>().Add(scope,
            [
                Device("bin-1", "bin", FirstStreet), Device("bin-2", "bin", SecondStreet), Device("door-1", "homeDoor", FirstStreet), Device("door-2", "homeDoor", SecondStreet),
            ]);
            return devices.Ok
                ? await Get<DeviceRegister>().Add(scope, [new NewGateway(scope.NewId(), Gateway.Name, Foundation.Text.Same("网关"), DeviceRegister.HashToken("demo"), ["bin-1", "bin-2", "door-1", "door-2"])])
                : devices;

            NewDevice Device(string name, string kind, long area) => new(
                scope.NewId(), name, kind, Foundation.Text.Same(name), new GeoPoint(121.45, 31.23), Foundation.Text.Same("南京西路"), area);
        });
        laid.Refusal.ShouldBeNull();
        await Get<AreaDirectory>().Reload();
        await Get<DeviceRegister>().Refresh(CancellationToken.None);
        await rig.Settle();
    }

    private static Actor Administrator(string userName, long area) =>
        new(userName.Length, userName, Foundation.Text.Same(userName), ActorKind.Person, [new ActorPost(Roles.Administrator, area, null, null)]);
}
