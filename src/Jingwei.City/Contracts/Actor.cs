using Jingwei.Foundation;

namespace Jingwei.City.Contracts;

/// <summary>What kind of doer is behind a request.</summary>
public enum ActorKind
{
    /// <summary>Nobody has signed in.</summary>
    Nobody,

    /// <summary>A person with a session.</summary>
    Person,

    /// <summary>A device or gateway; it may send readings and nothing else.</summary>
    Device,

    /// <summary>Another system, with the key of one post.</summary>
    ApiKey,

    /// <summary>A rule of the city itself; it acts inside the process and holds no posts.</summary>
    Machine,
}

/// <summary>A post that an actor holds: a role in an area, perhaps for an organization, perhaps until an instant (city time).</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="AreaId">The post counts here and in everything below.</param>
/// <param name="OrganizationId">The body that the holder works for in this post.</param>
/// <param name="Until">First instant at which the post is over; null while no end is set.</param>
/// <param name="From">First instant at which the post counts; null for always.</param>
public sealed record ActorPost(string Role, long AreaId, long? OrganizationId, DateTimeOffset? Until, DateTimeOffset? From = null)
{
    /// <summary>Whether the post counts at this instant.</summary>
    public bool CountsAt(DateTimeOffset now) => (From is null || From <= now) && (Until is null || now < Until);
}

/// <summary>Who does something: the subject of every access decision and of every line of history.</summary>
public sealed record Actor(long AccountId, string UserName, Text DisplayName, ActorKind Kind, IReadOnlyList<ActorPost> Posts)
{
    /// <summary>Nobody: may do what is open to all.</summary>
    public static readonly Actor Nobody = new(0, "", Text.Same(""), ActorKind.Nobody, []);

    /// <summary>The city's own rules, for history lines.</summary>
    public static readonly Actor Machine = new(0, "jingwei", new Text("系统", "System"), ActorKind.Machine, []);
}
