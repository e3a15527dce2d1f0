using Jingwei.Foundation;

namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>A class of problems: a kind (two digits) or, below it, what a case is filed under (<c>01-05</c>), after GB/T 30428.2.</summary>
/// <param name="Code">Stable; what cases, figures and exports carry.</param>
/// <param name="ParentCode">The kind it belongs to; null for a kind.</param>
/// <param name="Name">What screens say.</param>
/// <param name="Severity">1 to 4; 4 is the worst.</param>
/// <param name="Reportable">Whether a resident may choose it.</param>
/// <param name="Clocks">How long each step may take.</param>
public sealed record CategoryDefinition(string Code, string? ParentCode, Text Name, int Severity, bool Reportable, CategoryClocks Clocks);

/// <summary>Limits of a case's steps, on the city's clock; each greater than zero.</summary>
/// <param name="Accept">From the filing until someone takes it.</param>
/// <param name="Arrive">From the filing until someone is there.</param>
/// <param name="Clear">From the filing until it is cleared.</param>
/// <param name="Check">From "done" until somebody else has checked.</param>
public sealed record CategoryClocks(TimeSpan Accept, TimeSpan Arrive, TimeSpan Clear, TimeSpan Check);

/// <summary>How a case came in, as far as it decides who is called.</summary>
public enum CaseOrigin
{
    /// <summary>An alarm.</summary>
    Sensor,

    /// <summary>A resident, for themselves or on someone's behalf.</summary>
    Resident,

    /// <summary>An inspector.</summary>
    Inspector,
}

/// <summary>Who is called for a case, step after step, until someone accepts.</summary>
/// <param name="Origin">For cases that came in this way.</param>
/// <param name="CategoryCode">Only for this category or the kind above it; null for all that have no order of their own.</param>
/// <param name="Steps">In order. The roles of one step ring together; a role that stands in two steps means the next nearest the second time.</param>
public sealed record CallOrder(CaseOrigin Origin, string? CategoryCode, IReadOnlyList<CallStep> Steps);

/// <summary>One step of a call: roles that ring together.</summary>
/// <param name="Roles">Role names as in the city's posts: officer, pointOwner, operator.</param>
public sealed record CallStep(IReadOnlyList<string> Roles);
