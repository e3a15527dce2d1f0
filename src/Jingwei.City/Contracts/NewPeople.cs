using Jingwei.Foundation;

namespace Jingwei.City.Contracts;

/// <summary>A body with people: a department, a center, a crews' company, a property company.</summary>
/// <param name="Kind">One of <see cref="OrganizationKinds"/> or a kind of the city's own.</param>
/// <param name="DutyPhone">The office's number, which is not personal data.</param>
public sealed record NewOrganization(long Id, long AreaId, string Kind, Text Name, long? ParentId = null, string? DutyPhone = null);

/// <summary>Kinds of bodies that the product itself knows.</summary>
public static class OrganizationKinds
{
    public const string Center = "center";
    public const string Department = "department";
    public const string Committee = "committee";
    public const string CrewCompany = "crewCompany";
    public const string PropertyCompany = "propertyCompany";

    public static IReadOnlyList<string> All { get; } = [Center, Department, Committee, CrewCompany, PropertyCompany];
}

/// <summary>A person with an account.</summary>
/// <param name="UserName">2–32 letters, digits, dots, hyphens or underscores; unique without regard to case.</param>
/// <param name="PasswordHash">From <see cref="CityRegister.HashPassword"/>; null for an account that cannot sign in yet.</param>
/// <param name="Phone">In clear; it is sealed before it is stored.</param>
public sealed record NewPerson(
    long AccountId, string UserName, Text DisplayName, string? PasswordHash, string? Phone, IReadOnlyList<NewPost> Posts);

/// <summary>A post for a person: a role in an area. Times are city time.</summary>
public sealed record NewPost(
    long Id, string Role, long AreaId, long? OrganizationId = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>What kind of duty a period is.</summary>
public enum ShiftKind
{
    /// <summary>At work: patrolling, cleaning, at the desk.</summary>
    Shift,

    /// <summary>Reachable for a body: the duty list.</summary>
    Duty,
}

/// <summary>A period of duty of a post's holder, city time, the end excluded.</summary>
public sealed record NewShift(
    long AccountId, long PostId, ShiftKind Kind, DateTimeOffset From, DateTimeOffset Until, bool CheckedIn = false);

/// <summary>A place that a point owner's post answers for: a circle, or a polygon.</summary>
/// <param name="Center">With <paramref name="RadiusMeters"/>: a circle.</param>
/// <param name="BoundaryGeoJson">A GeoJSON Polygon or MultiPolygon, WGS-84, instead of a circle.</param>
public sealed record NewPointOwner(
    long PostId, Text Place, GeoPoint? Center = null, double? RadiusMeters = null, string? BoundaryGeoJson = null);
