using Jingwei.Foundation;

namespace Jingwei.City.Accounts;

/// <summary>An account of a person. Read and written through ASP.NET Core Identity's <c>UserManager</c> by <see cref="AccountStore"/>.</summary>
internal sealed class AccountRow
{
    public long Id { get; init; }

    public required string UserName { get; set; }

    public required string NormalizedUserName { get; set; }

    public required Text DisplayName { get; set; }

    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password, a lock or a reset; a session that carries another one is over.</summary>
    public required string SecurityStamp { get; set; }

    public required string ConcurrencyStamp { get; set; }

    public int AccessFailedCount { get; set; }

    /// <summary>Locked after failed tries until this instant of machine time.</summary>
    public DateTimeOffset? LockoutEnd { get; set; }

    /// <summary>Locked by an administrator.</summary>
    public bool Locked { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A sign-in that is still open. Times are machine time.</summary>
internal sealed class SessionRow
{
    /// <summary>SHA-256 of the secret in the cookie.</summary>
    public required byte[] Id { get; init; }

    public long AccountId { get; init; }

    public required string SecurityStamp { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A key with which another system acts in one post. The key itself is shown once and never stored.</summary>
internal sealed class ApiKeyRow
{
    public long Id { get; init; }

    public required Text Name { get; init; }

    /// <summary>SHA-256 of the key's secret: 256 random bits need no slow hash.</summary>
    public required byte[] SecretHash { get; init; }

    public required string Role { get; init; }

    public long AreaId { get; init; }

    public long? OrganizationId { get; init; }

    public long CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>The one-time right to make the first administrator; one row at most. Machine time.</summary>
internal sealed class SetupTokenRow
{
    public int Id { get; init; } = 1;

    public required byte[] TokenHash { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
