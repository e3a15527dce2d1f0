using System.Globalization;
using Jingwei.Foundation;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Packages;

/// <summary>Somebody of the district's staff.</summary>
/// <param name="Role">What their one post makes them.</param>
public sealed record StaffMember(string UserName, string Role, CityHttp City);

/// <summary>
/// Takes on the people who are called in the district, as its administrator does: an account with a post for each, a line of the rota for the whole time, a place for
/// each point owner. As many as are rung at the same time at most, so that nobody of a role is passed over because all their phones ring.
/// </summary>
public sealed class Staff
{
    private const string Password = "played city 2026";

    // Each of these is called somewhere in a call order; inspectors check what others did.
    private static readonly (string Role, int Count)[] Wanted =
        [("officer", 14), ("crew", 6), ("handler", 6), ("operator", 2), ("commander", 3), ("inspector", 1)];

    private Staff(IReadOnlyList<StaffMember> members) => Members = members.ToDictionary(m => m.UserName);

    public IReadOnlyDictionary<string, StaffMember> Members { get; }

    /// <summary>Who checks.</summary>
    public StaffMember Checker => Members.Values.First(m => m.Role == "inspector");

    /// <summary>Whose desk sees every case.</summary>
    public StaffMember Desk => Members.Values.First(m => m.Role == "operator");

    /// <param name="open">Makes a way to the city for an account.</param>
    /// <param name="admin">Keeps accounts.</param>
    /// <param name="ground">Where they work.</param>
    /// <param name="areas">Ids of areas by their codes.</param>
    /// <param name="from">When they begin.</param>
    /// <param name="until">When they end, at most 31 days later.</param>
    public static async Task<Staff> TakeOn(Func<string, string, CityHttp> open, CityHttp admin, Ground ground, IReadOnlyDictionary<string, string> areas, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        var members = Wanted.SelectMany(w => Enumerable.Range(1, w.Count).Select(i => new StaffMember($"played-{w.Role.ToLowerInvariant()}{i}", w.Role, null!))).ToList();
        members.AddRange(ground.Quarters.Select((_, i) => new StaffMember($"played-point{i + 1}", "pointOwner", null!)));
        members = members.ConvertAll(m => m with { City = open(m.UserName, Password) });
        await Task.WhenAll(members.Select(m => admin.Post(
            "accounts",
            new { m.UserName, displayName = Text.Same(m.UserName), password = Password, posts = ground.Districts.Select(d => new { m.Role, areaId = areas[d] }) }, ct)));
        await admin.Post(
            "duty", new { lines = members.Select(m => new { m.UserName, kind = "shift", m.Role, from = Instants.ToIso(from), until = Instants.ToIso(until) }) }, ct);
        foreach (var (quarter, i) in ground.Quarters.Select((q, i) => (q, i)))
        {
            await admin.Post("point-owners", new { userName = string.Create(CultureInfo.InvariantCulture, $"played-point{i + 1}"), place = Text.Same(quarter.Field), boundary = quarter.Boundary }, ct);
        }

        return new Staff(members);
    }
}
