namespace Jingwei.Storage.Audit;

/// <summary>One part of the self-audit: counts, and everything that lacks its follower or stands twice.</summary>
public interface IAuditCheck
{
    /// <summary>Runs on a consistent view while the product serves; what is younger than the flow's own delay is not missing yet.</summary>
    Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct);
}

/// <param name="Name">readings, alarms, cases, calls, notices.</param>
/// <param name="Counts">What there is, by name.</param>
/// <param name="Findings">What is wrong, one line each; empty is what is wanted.</param>
public sealed record AuditSection(string Name, IReadOnlyDictionary<string, long> Counts, IReadOnlyList<AuditFinding> Findings);

/// <param name="Code">snake_case, stable: <c>alarm_without_case</c>.</param>
/// <param name="Subject">The id or number it is about.</param>
public sealed record AuditFinding(string Code, string Subject, string Detail);
