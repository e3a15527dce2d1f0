using Jingwei.Cases;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios;
using Jingwei.Sensing;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Bench.Cases;

/// <summary>A made-up city over a real folder: 4 districts of 10 subdistricts of 6 neighborhoods, a body for each subdistrict, 80 inspectors; the packages and workflows that ship.</summary>
internal sealed class BenchCity : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 16, 0, 0, 0, TimeSpan.FromHours(8));
    private const int Districts = 4;
    private const int Subdistricts = 10;
    private const int Neighborhoods = 6;
    private readonly StorageRig rig;
    private readonly HandClock clock;

    public BenchCity(string folder, DateTimeOffset now)
    {
        clock = new HandClock(now);
        rig = new StorageRig(
            s =>
            {
                s.AddSingleton<IScenarioCatalog>(LoadPackages.Catalog(LoadPackages.Shipped()));
                s.AddCity();
                s.AddSensing();
                s.AddCases();
            },
            clock, folder);
    }

    public StorageRig Rig => rig;

    public long CityId { get; private set; }

    public List<long> DistrictIds { get; } = [];

    public List<long> SubdistrictIds { get; } = [];

    public List<GeoPoint> Places { get; } = [];

    public List<Actor> Bodies { get; } = [];

    public List<Actor> Inspectors { get; } = [];

    public Actor Desk { get; private set; } = Actor.Nobody;

    public T Get<T>()
        where T : notnull => rig.Services.GetRequiredService<T>();

    public Actor OperatorOf(long area) => new(Desk.AccountId, "bench", Text.Same("bench"), ActorKind.Person, [new ActorPost(Roles.Operator, area, null, null)]);

    /// <summary>A desk of an area whose person is an inspector too, and so has to do with an eightieth of all cases; the city's own operator filed most of them.</summary>
    public Actor At(int inspector, long area) => OperatorOf(area) with { AccountId = Inspectors[inspector].AccountId };

    /// <summary>Makes it in an empty folder.</summary>
    public async Task Build()
    {
        var register = Get<CityRegister>();
        var people = new List<NewPerson>();
        await rig.Writer.Write(async scope =>
        {
            var areas = new List<NewArea> { new(CityId = scope.NewId(), null, AreaLevels.City, new Text("量城", "Bench City"), "31", BoundaryGeoJson: Box(0, 0, 40, 6)) };
            var bodies = new List<NewOrganization>();
            for (var d = 0; d < Districts; d++)
            {
                DistrictIds.Add(scope.NewId());
                areas.Add(new NewArea(DistrictIds[^1], CityId, AreaLevels.District, Text.Same($"第{d + 1}区"), $"31{d:00}"));
                for (var s = 0; s < Subdistricts; s++)
                {
                    var column = (d * Subdistricts) + s;
                    var subdistrict = scope.NewId();
                    SubdistrictIds.Add(subdistrict);
                    areas.Add(new NewArea(subdistrict, DistrictIds[^1], AreaLevels.Subdistrict, Text.Same($"第{column + 1}街道"), $"31{d:00}{s:000}", BoundaryGeoJson: Box(column, 0, 1, 6)));
                    bodies.Add(new NewOrganization(scope.NewId(), subdistrict, OrganizationKinds.Department, Text.Same($"第{column + 1}市容所")));
                    Bodies.Add(Person(people, scope.NewId(), scope.NewId(), $"body{column}", Roles.Handler, subdistrict, bodies[^1].Id));
                    Inspectors.Add(Person(people, scope.NewId(), scope.NewId(), $"look{column}a", Roles.Inspector, subdistrict, null));
                    Inspectors.Add(Person(people, scope.NewId(), scope.NewId(), $"look{column}b", Roles.Inspector, subdistrict, null));
                    for (var n = 0; n < Neighborhoods; n++)
                    {
                        areas.Add(new NewArea(scope.NewId(), subdistrict, AreaLevels.Neighborhood, Text.Same($"第{column + 1}街道第{n + 1}居委"), $"31{d:00}{s:000}{n:000}", BoundaryGeoJson: Box(column, n, 1, 1)));
                        Places.Add(new GeoPoint(121.0 + (column * 0.02), 31.0 + (n * 0.02)));
                    }
                }
            }

            Desk = Person(people, scope.NewId(), scope.NewId(), "desk", Roles.Operator, CityId, null);
            await register.AddAreas(scope, areas);
            await register.SetCity(scope, CityId);
            register.AddOrganizations(scope, bodies);
            register.AddPeople(scope, people);
            return 0;
        });
        await Get<AreaDirectory>().Reload();
    }

    /// <summary>Finds the areas and people of a folder that was copied from a built one.</summary>
    public async Task Find()
    {
        await Get<AreaDirectory>().Reload();
        var areas = Get<AreaDirectory>();
        CityId = areas.City!.Id;
        DistrictIds.AddRange(areas.List(AreaLevels.District).Select(a => a.Id));
        SubdistrictIds.AddRange(areas.List(AreaLevels.Subdistrict).Select(a => a.Id));
        for (var place = 0; place < SubdistrictIds.Count * Neighborhoods; place++)
        {
            Places.Add(new GeoPoint(121.0 + (place / Neighborhoods * 0.02), 31.0 + (place % Neighborhoods * 0.02)));
        }

        var people = Get<People>();
        await rig.Reader.Read(async db =>
        {
            Desk = await Known(db, people, "desk");
            for (var column = 0; column < SubdistrictIds.Count; column++)
            {
                Bodies.Add(await Known(db, people, $"body{column}"));
                Inspectors.Add(await Known(db, people, $"look{column}a"));
                Inspectors.Add(await Known(db, people, $"look{column}b"));
            }

            return 0;
        });
    }

    public async ValueTask DisposeAsync() => await rig.DisposeAsync();

    private static Actor Person(List<NewPerson> people, long id, long postId, string name, string role, long area, long? body)
    {
        people.Add(new NewPerson(id, name, Text.Same(name), null, null, [new NewPost(postId, role, area, body)]));
        return new Actor(id, name, Text.Same(name), ActorKind.Person, [new ActorPost(role, area, body, null)]);
    }

    private async Task<Actor> Known(Jingwei.Storage.CityDb db, People people, string name)
    {
        var card = (await PeopleCards.FindByUserName(db, name))!;
        return new Actor(card.AccountId, name, card.DisplayName, ActorKind.Person, await people.PostsOf(db, card.AccountId, clock.Now));
    }

    private static string Box(int column, int row, int wide, int high)
    {
        var (west, south) = (121.0 + (column * 0.02), 31.0 + (row * 0.02));
        var (east, north) = (west + (wide * 0.02), south + (high * 0.02));
        return FormattableString.Invariant($$"""{"type":"Polygon","coordinates":[[[{{west:F4}},{{south:F4}}],[{{east:F4}},{{south:F4}}],[{{east:F4}},{{north:F4}}],[{{west:F4}},{{north:F4}}],[{{west:F4}},{{south:F4}}]]]}""");
    }
}
