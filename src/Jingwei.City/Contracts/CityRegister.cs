using Jingwei.City.Accounts;
using Jingwei.City.Areas;
using Jingwei.City.Staff;
using Jingwei.City.Places;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Identity;

namespace Jingwei.City.Contracts;

/// <summary>
/// Writes many things of the city at once, inside the caller's own <see cref="WriteScope"/>: what importers and the builder of a
/// demo city use. Input must be sound: a reference to nothing, a broken geometry or a name that is taken throws
/// and nothing is kept. Directories hear of it through the outbox; who cannot wait calls <see cref="AreaDirectory.Reload"/> after the commit.
/// </summary>
public sealed class CityRegister
{
    private readonly PersonalSeal seal;
    private readonly IPasswordHasher<AccountRow> hasher;

    internal CityRegister(PersonalSeal seal, IPasswordHasher<AccountRow> hasher) => (this.seal, this.hasher) = (seal, hasher);

    /// <summary>A password's slow hash. Costs tens of milliseconds: compute it before the write, and once for accounts that share it.</summary>
    public string HashPassword(string password) => hasher.HashPassword(null!, password);

    /// <summary>Says which area is the city and how it counts its days. <paramref name="timeZone"/> is an IANA name.</summary>
    public async Task SetCity(WriteScope scope, long areaId, string timeZone = "Asia/Shanghai", string languages = "zh,en")
    {
        ArgumentNullException.ThrowIfNull(scope);
        TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        if (await scope.Db.Set<CityRow>().FindAsync(1) is { } city)
        {
            city.AreaId = areaId;
            city.TimeZone = timeZone;
            city.Languages = languages;
        }
        else
        {
            scope.Db.Add(new CityRow { AreaId = areaId, TimeZone = timeZone, Languages = languages });
        }
    }

    /// <summary>A level of the city's own, beside the seven that are there from the start.</summary>
    public void AddLevel(WriteScope scope, string code, Text name, int rank, bool inTree)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Db.Add(new AreaLevelRow { Code = code, Name = name, Rank = rank, InTree = inTree });
    }

    /// <summary>Adds areas, zones and micro-grids with codes and boundaries, parents and children in any order, and brings the closure up to date.</summary>
    public Task AddAreas(WriteScope scope, IReadOnlyCollection<NewArea> areas) => AreaWriting.Add(scope, areas);

    public void AddOrganizations(WriteScope scope, IEnumerable<NewOrganization> organizations)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Db.AddRange(organizations.Select(o => new OrganizationRow
        {
            Id = o.Id, AreaId = o.AreaId, ParentId = o.ParentId, Kind = o.Kind, Name = o.Name, DutyPhone = o.DutyPhone,
        }));
    }

    /// <summary>Adds accounts with their posts and sealed phones.</summary>
    public void AddPeople(WriteScope scope, IEnumerable<NewPerson> people)
    {
        ArgumentNullException.ThrowIfNull(scope);
        foreach (var person in people)
        {
            AccountWriting.Add(scope, person);
            if (person.Phone is { } phone)
            {
                scope.Db.Add(seal.ToRow(person.AccountId, phone));
            }

            AddPosts(scope, person.AccountId, person.Posts);
        }
    }

    /// <summary>Adds posts to an account.</summary>
    public void AddPosts(WriteScope scope, long accountId, IEnumerable<NewPost> posts)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Db.AddRange(posts.Select(p => new PostRow
        {
            Id = p.Id,
            AccountId = accountId,
            Role = Roles.All.Contains(p.Role) ? p.Role : throw new ArgumentException($"No role {p.Role}.", nameof(posts)),
            AreaId = p.AreaId,
            OrganizationId = p.OrganizationId,
            ValidFrom = p.From,
            ValidUntil = p.Until,
        }));
    }

    public void AddShifts(WriteScope scope, IEnumerable<NewShift> shifts)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Db.AddRange(shifts.Select(s => new ShiftRow
        {
            Id = scope.NewId(),
            AccountId = s.AccountId,
            PostId = s.PostId,
            Kind = s.Kind,
            StartsAt = s.From,
            EndsAt = s.Until > s.From ? s.Until : throw new ArgumentException("A shift ends after it starts.", nameof(shifts)),
            CheckedInAt = s.CheckedIn ? s.From : null,
        }));
    }

    public void AddPointOwners(WriteScope scope, IEnumerable<NewPointOwner> owners)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Db.AddRange(owners.Select(o => PointOwnerShape.ToRow(scope.NewId(), o)));
    }

    public void AddEstates(WriteScope scope, IEnumerable<NewEstate> estates)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Db.AddRange(estates.Select(e => new EstateRow
        {
            AreaId = e.AreaId, Address = e.Address, PropertyCompanyId = e.PropertyCompanyId, BuiltYear = e.BuiltYear,
        }));
    }

    public void AddBuildings(WriteScope scope, IEnumerable<NewBuilding> buildings)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Db.AddRange(buildings.Select(b => new BuildingRow
        {
            Id = b.Id, EstateId = b.EstateId, Number = b.Number, Lon = b.At?.Lon, Lat = b.At?.Lat, Floors = b.Floors, MicroGridId = b.MicroGridId,
        }));
    }

    public void AddEntrances(WriteScope scope, IEnumerable<NewEntrance> entrances)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Db.AddRange(entrances.Select(e => new EntranceRow { Id = e.Id, BuildingId = e.BuildingId, Number = e.Number }));
    }

    public void AddHomes(WriteScope scope, IEnumerable<NewHome> homes)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Db.AddRange(homes.Select(h => new HomeRow
        {
            Id = h.Id, EntranceId = h.EntranceId, Room = h.Room, Floor = h.Floor, ExclusiveAreaSquareDecimeters = h.ExclusiveAreaSquareDecimeters,
        }));
    }

    public void AddHomeOwners(WriteScope scope, IEnumerable<NewHomeOwner> owners)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Db.AddRange(owners.Select(o => new HomeOwnerRow
        {
            Id = scope.NewId(), HomeId = o.HomeId, Name = o.Name, ShareNumerator = o.ShareNumerator, ShareDenominator = o.ShareDenominator, ValidFrom = o.From,
        }));
    }

    public void AddHomeOccupants(WriteScope scope, IEnumerable<NewHomeOccupant> occupants)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Db.AddRange(occupants.Select(o => new HomeOccupantRow { Id = scope.NewId(), HomeId = o.HomeId, Name = o.Name, ValidFrom = o.From }));
    }

    public void AddMapFeatures(WriteScope scope, IEnumerable<NewMapFeature> features)
    {
        ArgumentNullException.ThrowIfNull(scope);
        foreach (var feature in features)
        {
            var bounds = GeoJson.BoundsOf(GeoJson.Read(feature.GeometryGeoJson).Value);
            scope.Db.Add(new MapFeatureRow
            {
                Id = scope.NewId(),
                Kind = feature.Kind,
                Name = feature.Name,
                GeoJson = feature.GeometryGeoJson,
                West = bounds.West,
                South = bounds.South,
                East = bounds.East,
                North = bounds.North,
                Approximate = feature.Approximate,
            });
        }
    }
}
