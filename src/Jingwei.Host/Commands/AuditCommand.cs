using System.Text.Json;
using Jingwei.Host.Demo;
using Jingwei.Host.Serving;
using Jingwei.Storage;
using Jingwei.Storage.Audit;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>audit [--json]</c>: what was taken in and what became of it, and each thing that lacks its follower or stands twice. Reads only; may run
/// while the city is served. Exit 0 when nothing was found, 1 when something was.
/// </summary>
internal static class AuditCommand
{
    public static async Task<int> Run(string[] args)
    {
        if (Help.Wrong(ServeOptions.Unknown(args, "json")) is { } wrong)
        {
            return wrong;
        }

        await using var city = CommandCity.Open(args);
        var at = OpenCity.AsOf(city.Folder, TimeProvider.System, new DemoFolder(city.Folder).IsDemo);
        var sections = await Check(city.Services, at, CancellationToken.None);
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

    public static async Task<IReadOnlyList<AuditSection>> Check(IServiceProvider services, DateTimeOffset now, CancellationToken ct)
    {
        var reader = services.GetRequiredService<ICityReader>();
        var sections = new List<AuditSection>();
        foreach (var check in services.GetServices<IAuditCheck>())
        {
            sections.Add(await reader.Read(db => check.Check(db, now, ct), ct));
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
