using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.City.Tests;

/// <summary>
/// A city small enough to keep in mind: two districts side by side, the western one with two subdistricts, each area a square of
/// hundredths of a degree from 121.40 E 31.20 N. A zone joins the two subdistricts' neighbor across the district border.
/// </summary>
internal sealed class SmallCity : IAsyncDisposable
{
    /// <summary>Rounds of the password hash in tests; enough to be a hash.</summary>
    public const int QuickHashing = 10;

    private SmallCity(StorageRig rig) => Rig = rig;

    public StorageRig Rig { get; }

    public long City { get; private set; }

    public long West { get; private set; }

    public long East { get; private set; }

    public long WestNorth { get; private set; }

    public long WestSouth { get; private set; }

    public long EastNorth { get; private set; }

    public long Neighborhood { get; private set; }

    public long Zone { get; private set; }

    public long Company { get; private set; }

    public long Center { get; private set; }

    public AreaDirectory Areas => Rig.Services.GetRequiredService<AreaDirectory>();

    public Contracts.People People => Rig.Services.GetRequiredService<Contracts.People>();

    public CityRegister Register => Rig.Services.GetRequiredService<CityRegister>();

    public DateTimeOffset Now => Rig.Clock.Now;

    public static async Task<SmallCity> Build(Action<IServiceCollection>? more = null)
    {
        var city = new SmallCity(new StorageRig(s =>
        {
            s.AddCity();
            s.Configure<PasswordHasherOptions>(o => o.IterationCount = QuickHashing);
            more?.Invoke(s);
        }));
        await city.Rig.Writer.Write(async scope =>
        {
            long Id() => scope.NewId();
            city.City = Id();
            city.West = Id();
            city.East = Id();
            city.WestNorth = Id();
            city.WestSouth = Id();
            city.EastNorth = Id();
            city.Neighborhood = Id();
            city.Zone = Id();
            city.Company = Id();
            city.Center = Id();
            await city.Register.AddAreas(scope,
            [
                // A child before its parent: the order does not matter.
                new NewArea(city.Neighborhood, city.WestNorth, AreaLevels.Neighborhood, new Text("静安寺居委", "Jing'an Temple"), "310106001001", BoundaryGeoJson: Square(1, 3, 1)),
                new NewArea(city.City, null, AreaLevels.City, new Text("上海市", "Shanghai"), "3101", BoundaryGeoJson: Square(0, 0, 4)),
                new NewArea(city.West, city.City, AreaLevels.District, new Text("静安区", "Jing'an"), "310106", BoundaryGeoJson: Box(0, 0, 2, 4)),
                new NewArea(city.East, city.City, AreaLevels.District, new Text("黄浦区", "Huangpu"), "310101", BoundaryGeoJson: Box(2, 0, 4, 4)),
                new NewArea(city.WestNorth, city.West, AreaLevels.Subdistrict, new Text("北街道", "North"), "310106001", BoundaryGeoJson: Box(0, 2, 2, 4)),
                new NewArea(city.WestSouth, city.West, AreaLevels.Subdistrict, new Text("南街道", "South"), "310106002", BoundaryGeoJson: Box(0, 0, 2, 2)),
                new NewArea(city.EastNorth, city.East, AreaLevels.Subdistrict, new Text("东街道", "East"), "310101001", BoundaryGeoJson: Box(2, 2, 4, 4)),
                new NewArea(city.Zone, city.City, AreaLevels.Zone, new Text("风貌区", "Heritage"), BoundaryGeoJson: Box(1, 2, 3, 4), MemberIds: [city.WestNorth, city.EastNorth]),
            ]);
            await city.Register.SetCity(scope, city.City);
            city.Register.AddOrganizations(scope,
            [
                new NewOrganization(city.Center, city.WestNorth, OrganizationKinds.Center, new Text("北街道城运中心", "North center"), DutyPhone: "021-62000000"),
                new NewOrganization(city.Company, city.WestNorth, OrganizationKinds.CrewCompany, new Text("环卫公司", "Sanitation"), city.Center),
            ]);
            return 0;
        });
        return city;
    }

    /// <summary>Adds a person with one post and answers the account's and the post's id.</summary>
    public async Task<(long Account, long Post)> Hire(
        string userName, string role, long areaId, long? organizationId = null, DateTimeOffset? until = null, string? phone = null, string? password = null)
    {
        var hash = password is null ? null : Register.HashPassword(password);
        return await Rig.Writer.Write(scope =>
        {
            var (account, post) = (scope.NewId(), scope.NewId());
            Register.AddPeople(scope, [new NewPerson(account, userName, Text.Same(userName), hash, phone, [new NewPost(post, role, areaId, organizationId, null, until)])]);
            return Task.FromResult((account, post));
        });
    }

    /// <summary>Gives somebody who is hired a further post and answers its id.</summary>
    public Task<long> Give(long account, string role, long areaId) => Rig.Writer.Write(scope =>
    {
        var post = scope.NewId();
        scope.Db.Add(new PostRow { Id = post, AccountId = account, Role = role, AreaId = areaId });
        return Task.FromResult(post);
    });

    public Task Roster(long account, long post, int fromHours, int untilHours, ShiftKind kind = ShiftKind.Shift, bool checkedIn = false) =>
        Rig.Writer.Write(scope =>
        {
            Register.AddShifts(scope, [new NewShift(account, post, kind, Now.AddHours(fromHours), Now.AddHours(untilHours), checkedIn)]);
            return Task.FromResult(0);
        });

    public ValueTask DisposeAsync() => Rig.DisposeAsync();

    /// <summary>A point by hundredths of a degree from the city's southwest corner.</summary>
    public static GeoPoint At(double east, double north) => new(121.40 + (east / 100), 31.20 + (north / 100));

    private static string Square(int west, int south, int size) => Box(west, south, west + size, south + size);

    private static string Box(int west, int south, int east, int north)
    {
        (double w, double s, double e, double n) = (121.40 + (west / 100.0), 31.20 + (south / 100.0), 121.40 + (east / 100.0), 31.20 + (north / 100.0));
        return $$"""{"type":"Polygon","coordinates":[[[{{w}},{{s}}],[{{e}},{{s}}],[{{e}},{{n}}],[{{w}},{{n}}],[{{w}},{{s}}]]]}""";
    }
}
