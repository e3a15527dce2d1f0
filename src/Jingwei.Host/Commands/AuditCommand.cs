using System.Text.Json;
using Jingwei.Host.Demo;
using Jingwei.Host.Serving;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>audit [--json]</c>: what was taken in and what became of it, and each thing that lacks its follower or stands twice. Reads only; may run
/// while the city is served. Exit 0 when nothing was found, 1 when something was.
/// </summary>
internal static class AuditCommand
{
    private const int MoreLooks = 3;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    public static async Task<int> Run(string[] args)
    {
        if (Help.Wrong(args, ["json"], ["json"]) is { } wrong)
        {
            return wrong;
        }

        await using var city = CommandCity.Open(args);
        var at = OpenCity.AsOf(city.Folder, TimeProvider.System, new DemoFolder(city.Folder).IsDemo);
        var sections = await Check(city, TimeProvider.System, CancellationToken.None);
        if (args.Contains("--json"))
        {
            Console.WriteLine(JsonSerializer.Serialize(new { at, clean = sections.All(s => s.Findings.Count == 0), sections }, ApiJson.Options));
        }
        else
        {
            Print(sections);
        }

        return sections.Any(s => s.Findings.Count > 0) ? 1 : 0;
    }

    /// <summary>
    /// What is found in a city that is served is looked at again: a city at work is always about to do something, the more of it the faster its clock
    /// goes. What is really missing stays missing.
    /// </summary>
    private static async Task<IReadOnlyList<AuditSection>> Check(CommandCity city, TimeProvider machine, CancellationToken ct)
    {
        var sections = await Look(city, machine, ct);
        for (var again = 0; again < MoreLooks && sections.Any(s => s.Findings.Count > 0) && OpenCity.IsServed(city.Folder); again++)
        {
            await Task.Delay(BetweenLooks, machine, ct);
            var before = sections.SelectMany(s => s.Findings).Select(f => (f.Code, f.Subject)).ToHashSet();
            sections = [.. (await Look(city, machine, ct)).Select(s => s with { Findings = [.. s.Findings.Where(f => before.Contains((f.Code, f.Subject)))] })];
        }

        return sections;
    }

    private static async Task<IReadOnlyList<AuditSection>> Look(CommandCity city, TimeProvider machine, CancellationToken ct)
    {
        var at = OpenCity.AsOf(city.Folder, machine, new DemoFolder(city.Folder).IsDemo);
        var reader = city.Services.GetRequiredService<ICityReader>();
        var sections = new List<AuditSection>();
        foreach (var check in city.Services.GetServices<IAuditCheck>())
        {
            sections.Add(await reader.Read(
                async db =>
                {
                    // The view is younger than the instant that was asked for: what came due in between has been done in it.
                    var stored = await db.Set<CityTimeRow>().Select(t => t.Latest).SingleAsync(ct);
                    return await check.Check(db, stored > at ? stored : at, ct);
                },
                ct));
        }

        return sections;
    }

    private static void Print(IReadOnlyList<AuditSection> sections)
    {
        foreach (var section in sections)
        {
            Console.WriteLine($"{section.Name,-10} {string.Join(", ", section.Counts.Select(c => $"{c.Key} {c.Value:N0}"))}");
            foreach (var finding in section.Findings)
            {
                Console.WriteLine($"  ! {finding.Code}  {finding.Subject}  {finding.Detail}");
            }
        }

        var found = sections.Sum(s => s.Findings.Count);
        Console.WriteLine(found == 0 ? "Nothing is missing and nothing stands twice." : $"{found} findings.");
    }
}
