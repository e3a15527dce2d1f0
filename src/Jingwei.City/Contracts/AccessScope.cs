namespace Jingwei.City.Contracts;

/// <summary>How carefully data must be handled.</summary>
public enum DataClass
{
    /// <summary>Work data: areas, cases, devices, masked numbers.</summary>
    Plain,

    /// <summary>Personal data in clear, such as a phone number: needs a cleared role and a stated purpose.</summary>
    Personal,
}

/// <summary>What an action would touch.</summary>
/// <param name="AreaId">Where the thing is. Null asks "anywhere at all?": right for an endpoint's first gate, never for one thing.</param>
/// <param name="OrganizationId">The body that the thing was handed to, for roles that see only what is their own body's.</param>
/// <param name="DataClass">What kind of data is shown.</param>
/// <param name="Purpose">Why; must not be blank for <see cref="Contracts.DataClass.Personal"/>.</param>
public sealed record AccessScope(
    long? AreaId, long? OrganizationId = null, DataClass DataClass = DataClass.Plain, string? Purpose = null)
{
    /// <summary>Asks whether the actor may do it anywhere.</summary>
    public static readonly AccessScope Anywhere = new((long?)null);
}
