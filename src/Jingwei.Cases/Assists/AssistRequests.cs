using Jingwei.Cases.Moves;

namespace Jingwei.Cases.Assists;

/// <summary>Asks another body for a part of a case.</summary>
/// <param name="OrganizationId">The body.</param>
/// <param name="What">What it is to do.</param>
/// <param name="Limit">The time to do it, counted from now; left out, until the case is due.</param>
public sealed record AssistRequest(string? OrganizationId, string? What, MoreTime? Limit = null);

/// <param name="Move">confirm, decline or done, by the body that was asked; askAnother or withdraw, by whoever asked; withdraw also by who leads the case.</param>
/// <param name="Words">What was done, or why; needed for all but confirm and askAnother.</param>
/// <param name="FileIds">For done: photos of what was done, at least one.</param>
/// <param name="OrganizationId">For askAnother: the body that is asked instead.</param>
/// <param name="Limit">For askAnother: the time to do it; left out, until the part was due.</param>
public sealed record AssistMoveRequest(string? Move, string? Words = null, IReadOnlyList<string>? FileIds = null, string? OrganizationId = null, MoreTime? Limit = null);
