using Jingwei.Cases.Contracts;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests;

/// <summary>A city over a district over a subdistrict over a neighborhood, with people at each level and two departments. It is a Monday, 9:00.</summary>
internal sealed class LevelsRig : IAsyncDisposable
{
    private const string Square = """{"type":"Polygon","coordinates":[[[121.44,31.22],[121.46,31.22],[121.46,31.24],[121.44,31.24],[121.44,31.22]]]}""";
    private StorageRig rig;
    private readonly string folder;
    private readonly Dictionary<string, Actor> actors = [];

    private readonly Action<IServiceCollection>? more;

    private LevelsRig(string folder, Action<IServiceCollection>? more) => (this.folder, this.more, rig) = (folder, more, Start(folder, HandClock.At("2026-11-23T01:00:00.000Z"), more));

    public DateTimeOffset Now => rig.Clock.Now;

    public long City { get; private set; }

    public long District { get; private set; }

    public long Subdistrict { get; private set; }

    public long Neighborhood { get; private set; }

    /// <summary>A subdistrict of the same district, with a desk of its own.</summary>
    public long Beside { get; private set; }

    /// <summary>Another district, with a desk of its own.</summary>
    public long Far { get; private set; }

    public long Greening { get; private set; }

    public long Urban { get; private set; }

    public StorageRig Storage => rig;

    public Actor this[string name] => actors[name];

    public T Get<T>()
        where T : notnull => rig.Services.GetRequiredService<T>();

    /// <param name="more">What stands in for something that ships.</param>
    public static async Task<LevelsRig> Open(Action<IServiceCollection>? more = null)
    {
        var levels = new LevelsRig(Directory.CreateTempSubdirectory("jingwei-test-").FullName, more);
        await levels.rig.Writer.Write(levels.Settle);
        await levels.Get<AreaDirectory>().Reload();
        return levels;
    }

    /// <summary>The program ends, and begins anew over the same folder.</summary>
    public async Task Restart()
    {
        await rig.DisposeAsync();
        rig = Start(folder, HandClock.At(Instants.ToIso(rig.Clock.Now)), more);
    }

    /// <summary>A case, by an alarm, as it stands after its filing; or in the step of the national flow with the body.</summary>
    public async Task<CaseRow> Case(string state = "filed", long? body = null)
    {
        var row = await rig.Writer.Write(async scope =>
        {
            var national = body is not null;
            var id = scope.NewId();
            var filed = new CaseRow
            {
                Id = id, Number = $"N-{id}", CategoryCode = "01-05", Severity = 2, Title = new Text("满溢", "Bin"), AreaId = Neighborhood, Lon = 121.45, Lat = 31.229,
                Address = Text.Same("1"), OpenedAt = scope.Now, Source = CaseSource.Inspector, BodyId = body, Workflow = national ? "national" : "street",
            };
            await Get<CaseBook>().File(scope, filed, Happening.ByRule("filedFromReport"));
            await Get<CaseBook>().Enter(scope, filed, national && state == "filed" ? "handling" : state);
            await Get<CaseBook>().Save(scope, filed);
            return filed;
        });
        await rig.Settle();
        return row;
    }

    /// <summary>A zone across the neighborhood, with an operator and a shift leader of its own.</summary>
    public async Task Zone(string desk, string leader)
    {
        await rig.Writer.Write(async scope =>
        {
            var id = scope.NewId();
            await Get<CityRegister>().AddAreas(scope, [new NewArea(id, District, AreaLevels.Zone, new Text("街区", "Zone"), "zone-1", MemberIds: [Neighborhood])]);
            Hire(scope, desk, Roles.Operator, id);
            Hire(scope, leader, Roles.ShiftLeader, id);
            return 0;
        });
        await Get<AreaDirectory>().Reload();
    }

    /// <summary>Another neighborhood of the subdistrict.</summary>
    public async Task<long> NeighborhoodBeside()
    {
        var id = await rig.Writer.Write(async scope =>
        {
            var beside = scope.NewId();
            await Get<CityRegister>().AddAreas(scope, [new NewArea(beside, Subdistrict, AreaLevels.Neighborhood, new Text("邻居委", "Next neighborhood"), "310101001002")]);
            return beside;
        });
        await Get<AreaDirectory>().Reload();
        return id;
    }

    /// <summary>Another department, of the subdistrict unless another area is named, with somebody who answers for it.</summary>
    /// <param name="owner">Who answers for a place of it.</param>
    public Task<long> Body(string handler, string name, long? area = null, string? owner = null) => rig.Writer.Write(scope =>
    {
        var id = scope.NewId();
        Get<CityRegister>().AddOrganizations(scope, [new NewOrganization(id, area ?? Subdistrict, OrganizationKinds.Department, Text.Same(name))]);
        Hire(scope, handler, Roles.Handler, area ?? Subdistrict, id);
        if (owner is not null)
        {
            Hire(scope, owner, Roles.PointOwner, area ?? Subdistrict, id);
        }

        return Task.FromResult(id);
    });

    public Task After(TimeSpan time) => rig.AdvanceTo(Now + time);

    public Task<List<string>> History(long caseId) =>
        rig.Reader.Read(db => db.Set<CaseHistoryRow>().Where(h => h.CaseId == caseId).OrderBy(h => h.Id).Select(h => h.Code).ToListAsync());

    public async Task<CasePage> Page(string number, string who) => (await Get<ShowCase>().Run(number, this[who], CancellationToken.None)).Value;

    public async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static StorageRig Start(string folder, HandClock clock, Action<IServiceCollection>? more)
    {
        var clocks = new CategoryClocks(TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(9), TimeSpan.FromDays(1));
        var catalog = new ScenarioCatalog([], [new CategoryDefinition("01", null, new Text("市容", "Street"), 2, false, clocks), new CategoryDefinition("01-05", "01", new Text("满溢", "Bin"), 2, true, clocks)], []);
        return new StorageRig(
            s =>
            {
                s.AddSingleton<IScenarioCatalog>(catalog);
                s.AddCity();
                s.AddSensing();
                s.AddCases();
                more?.Invoke(s);
            },
            clock,
            folder);
    }

    private async Task<int> Settle(WriteScope scope)
    {
        var register = Get<CityRegister>();
        (City, District, Subdistrict, Neighborhood) = (scope.NewId(), scope.NewId(), scope.NewId(), scope.NewId());
        await register.AddAreas(scope,
        [
            new NewArea(City, null, AreaLevels.City, new Text("城", "City"), "31", BoundaryGeoJson: Square),
            new NewArea(District, City, AreaLevels.District, new Text("区", "District"), "310101", BoundaryGeoJson: Square),
            new NewArea(Subdistrict, District, AreaLevels.Subdistrict, new Text("街道", "Subdistrict"), "310101001", BoundaryGeoJson: Square),
            new NewArea(Neighborhood, Subdistrict, AreaLevels.Neighborhood, new Text("居委", "Neighborhood"), "310101001001", BoundaryGeoJson: Square),
        ]);
        (Beside, Far) = (scope.NewId(), scope.NewId());
        await register.AddAreas(scope,
        [
            new NewArea(Beside, District, AreaLevels.Subdistrict, new Text("邻街道", "Beside"), "310101002"),
            new NewArea(Far, City, AreaLevels.District, new Text("外区", "Far"), "310102"),
        ]);
        await register.SetCity(scope, City);
        (Greening, Urban) = (scope.NewId(), scope.NewId());
        register.AddOrganizations(scope,
        [
            new NewOrganization(Greening, Subdistrict, OrganizationKinds.Department, new Text("绿化所", "Greening")),
            new NewOrganization(Urban, Subdistrict, OrganizationKinds.Department, new Text("城管中队", "Urban management")),
        ]);
        Hire(scope, "mayor", Roles.Commander, City);
        Hire(scope, "district", Roles.Commander, District);
        Hire(scope, "leader", Roles.ShiftLeader, Subdistrict);
        Hire(scope, "desk", Roles.Operator, Subdistrict);
        Hire(scope, "worker", Roles.PointOwner, Neighborhood);
        Hire(scope, "green", Roles.Handler, Subdistrict, Greening);
        Hire(scope, "urban", Roles.Handler, Subdistrict, Urban);
        Hire(scope, "green2", Roles.Handler, Subdistrict, Greening);
        Hire(scope, "besideDesk", Roles.Operator, Beside);
        Hire(scope, "besideLeader", Roles.ShiftLeader, Beside);
        Hire(scope, "farDesk", Roles.Operator, Far);
        Hire(scope, "districtDesk", Roles.Operator, District);
        Hire(scope, "cityDesk", Roles.Operator, City);
        Hire(scope, "worker2", Roles.PointOwner, Neighborhood);
        return 0;
    }

    private void Hire(WriteScope scope, string name, string role, long area, long? organization = null)
    {
        var id = scope.NewId();
        Get<CityRegister>().AddPeople(scope, [new NewPerson(id, name, Text.Same(name), null, null, [new NewPost(scope.NewId(), role, area, organization)])]);
        actors[name] = new Actor(id, name, Text.Same(name), ActorKind.Person, [new ActorPost(role, area, organization, null)]);
    }
}
