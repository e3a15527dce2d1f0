using Jingwei.Sim.People;

namespace Jingwei.Sim.Play;

/// <summary>Spreads those on shift along the road: each officer walks an equal stretch, crews stand by with their carts.</summary>
internal static class Beats
{
    private const double KerbMeters = 10;

    internal static void Assign(TownParts parts, DateTimeOffset now)
    {
        foreach (var group in parts.People.Where(p => p.Role is not "operator").GroupBy(p => p.Role))
        {
            var present = group.Where(p => p.OnShift || group.Key == "pointOwner").OrderBy(p => p.UserName, StringComparer.Ordinal).ToList();
            for (var i = 0; i < present.Count; i++)
            {
                var length = parts.Road.LengthMeters / present.Count;
                var (from, to) = (i * length, (i + 1) * length);
                present[i].Walk ??= group.Key == "officer"
                    ? new Walk(parts.Road, from + 30, to - 30, i % 2 == 0 ? KerbMeters : -KerbMeters, Start(parts, present[i], from + 30, to - 30), now)
                    : new Walk(parts.Road, (from + to) / 2, (from + to) / 2, KerbMeters, (from + to) / 2, now);
            }

            foreach (var gone in group.Where(p => !p.OnShift && !p.HasPlans && group.Key != "pointOwner"))
            {
                gone.Walk = null;
            }
        }
    }

    private static double Start(TownParts parts, PlayedPerson person, double from, double to) =>
        parts.Chance.Between(from, to, $"{person.UserName}/beat");
}
