using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Host.Demo.Street;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;

namespace Jingwei.Host.Demo;

/// <summary>Stores the demo street: everything in one write, so that there is a whole street or none.</summary>
public sealed class SeedDemoStreet(
    ICityWriter writer, CityRegister register, DeviceRegister devices, AreaDirectory areas)
{
    public const string Password = "demo";
    public const string Token = "demo";

    /// <summary>It may speak for every sensor of the street.</summary>
    public const string Gateway = "gateway-001";

    /// <summary>Shifts are laid out from yesterday for so many days.</summary>
    private const int DaysOfShifts = 60;

    private static readonly TimeSpan ShanghaiOffset = TimeSpan.FromHours(8);

    /// <summary>Lays the street out and stores it, unless there is a city already.</summary>
    /// <returns>False when there was one.</returns>
    public async Task<bool> Run(CancellationToken ct)
    {
        await areas.Reload();
        if (areas.City is not null)
        {
            return false;
        }

        var street = DemoStreet.LayOut(StreetPlan.Read());
        var passwordHash = register.HashPassword(Password);
        var stored = await writer.Write(async scope => await Store(scope, street, passwordHash), ct);
        if (!stored.Ok)
        {
            throw new InvalidOperationException($"The demo street was refused: {stored.Refusal.Code}.");
        }

        await areas.Reload();
        await devices.Refresh(ct);
        return true;
    }

    private async Task<Result<Done>> Store(WriteScope scope, DemoStreet street, string passwordHash)
    {
        var ids = new Dictionary<string, long>();
        long IdOf(string name) => ids.TryGetValue(name, out var id) ? id : ids[name] = scope.NewId();

        await register.AddAreas(scope, [.. street.Areas.Select(a => new NewArea(
            IdOf(a.Code), a.Parent is null ? null : IdOf(a.Parent), a.Level, a.Name, a.Code, Rings.Middle(a.Ring),
            GeoJsonWriting.Polygon(a.Ring), Approximate: true,
            MemberIds: a.Code == street.ZoneCode ? [.. street.StretchCodes.Select(IdOf)] : null))]);
        await register.SetCity(scope, IdOf(street.Areas.Single(a => a.Level == AreaLevels.City).Code));
        register.AddMapFeatures(scope, street.Features.Select(f => new NewMapFeature(f.Kind, f.Name, GeoJsonWriting.Of(f), Approximate: true)));
        register.AddOrganizations(scope, street.Organizations.Select((o, i) => new NewOrganization(
            IdOf(o.Code), IdOf(o.Area), o.Kind, o.Name, DutyPhone: $"021-0000-{i + 1:0000}")));
        StorePeople(scope, street, passwordHash, IdOf);
        StoreNeighborhood(scope, street, IdOf);
        var registered = await devices.Add(scope, [.. street.Devices.Select(d => new NewDevice(
            scope.NewId(), d.Id, d.Kind, d.Name, d.Place, d.Address, IdOf(d.AreaCode), d.Id.ToUpperInvariant(),
            DeviceRegister.HashToken(Token), d.Kind == "camera" ? DemoPicture.PathOf(d.Id) : null))]);
        return registered.Ok
            ? await devices.Add(scope, [new NewGateway(
                scope.NewId(), Gateway, new Text("街面物联网关", "Street gateway"), DeviceRegister.HashToken(Token), [.. street.Devices.Where(d => d.Kind != "camera").Select(d => d.Id)])])
            : registered;
    }

    private void StorePeople(WriteScope scope, DemoStreet street, string passwordHash, Func<string, long> idOf)
    {
        static string PostOf(string userName, int index) => $"{userName}#{index}";

        register.AddPeople(scope, street.People.Select(p => new NewPerson(
            idOf(p.UserName), p.UserName, p.Name, passwordHash, p.Phone,
            [.. p.AreaCodes.Select((area, i) => new NewPost(
                idOf(PostOf(p.UserName, i)), p.Role, idOf(area), p.Organization is null ? null : idOf(p.Organization)))])));
        register.AddPointOwners(scope, street.Sections.Select(s => new NewPointOwner(
            idOf(PostOf(s.UserName, 0)), s.Name, BoundaryGeoJson: GeoJsonWriting.Polygon(s.Ring))));

        var today = new DateTimeOffset(scope.Now.ToOffset(ShanghaiOffset).Date, ShanghaiOffset);
        var turns = street.Shifts.Where(s => s.OnDutyList).GroupBy(s => s.Organization)
            .SelectMany(g => g.Select((s, i) => (s.UserName, Turn: i, Of: g.Count()))).ToDictionary(t => t.UserName);
        for (var day = -1; day < DaysOfShifts - 1; day++)
        {
            register.AddShifts(scope, street.Shifts
                .Where(s => !s.OnDutyList || (day + turns[s.UserName].Of) % turns[s.UserName].Of == turns[s.UserName].Turn)
                .Select(s =>
                {
                    var from = today.AddDays(day).AddHours(s.FromHour).ToUniversalTime();
                    return new NewShift(
                        idOf(s.UserName), idOf(PostOf(s.UserName, 0)), s.OnDutyList ? ShiftKind.Duty : ShiftKind.Shift,
                        from, from.AddHours(s.Hours), CheckedIn: from <= scope.Now && !s.OnDutyList);
                }));
        }
    }

    private void StoreNeighborhood(WriteScope scope, DemoStreet street, Func<string, long> idOf)
    {
        foreach (var estate in street.Buildings.GroupBy(b => b.EstateCode))
        {
            var area = street.Areas.Single(a => a.Code == estate.Key);
            register.AddEstates(scope, [new NewEstate(idOf(area.Code), area.Name, BuiltYear: 1958 + 38 * (street.Areas.ToList().IndexOf(area) % 2))]);
            foreach (var building in estate)
            {
                var buildingId = scope.NewId();
                var floors = building.Entrances.SelectMany(e => e.Homes).Max(h => h.Floor);
                register.AddBuildings(scope, [new NewBuilding(
                    buildingId, idOf(area.Code), building.Name.Zh, Rings.Middle(building.Ring), floors, idOf(building.GridCode))]);
                foreach (var entrance in building.Entrances)
                {
                    var entranceId = scope.NewId();
                    register.AddEntrances(scope, [new NewEntrance(entranceId, buildingId, $"{entrance.Number}单元")]);
                    register.AddHomes(scope, entrance.Homes.Select(h => new NewHome(
                        scope.NewId(), entranceId, h.Number, h.Floor,
                        4_200 + (long)(5_400 * DeviceLayout.Spread($"{building.EstateCode}/{building.Name.Zh}/{entrance.Number}/{h.Number}")))));
                }
            }
        }
    }
}
