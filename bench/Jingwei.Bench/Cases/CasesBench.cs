using System.Globalization;
using Jingwei.Cases.Appraisals;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Bench.Cases;

/// <summary>Lists, search, case page, figures, moves and filings over files of so many cases, each beside the same at the smallest.</summary>
internal static class CasesBench
{
    private const int OneWeek = 2_000;

    public static async Task Print(IReadOnlyList<string> args)
    {
        var root = args[0];
        // What was filled before is measured again, moves and filings of the time before included. A week that was lived in the folder is not lived again.
        var again = args.Contains("--again");
        // One line of the table alone, for who mends it.
        var only = args.FirstOrDefault(a => a.StartsWith("--only=", StringComparison.Ordinal))?["--only=".Length..];
        using var slow = SlowStatements.Listen();
        var counts = args.Skip(1).Where(a => !a.StartsWith("--", StringComparison.Ordinal)).Select(a => long.Parse(a, CultureInfo.InvariantCulture)).ToList();
        var (week, perSecond, now, catalog) = again || File.Exists(Path.Combine(root, "finished.db")) ? await Before(root) : await Live(root);
        var columns = new List<(long Cases, IReadOnlyList<Timed> Timed, string Notes)>();
        foreach (var count in counts)
        {
            columns.Add(await Measure(root, week, count, now, catalog, again, only));
        }

        if (!double.IsNaN(perSecond.Filings))
        {
            Console.WriteLine($"While the week was lived, one after the other: {perSecond.Filings:N0} filings/s, {perSecond.Moves:N0} moves/s.\n");
        }

        foreach (var column in columns)
        {
            Console.WriteLine(column.Notes);
        }

        Console.WriteLine($"\n| ms | {string.Join(" | ", columns.Select(c => $"{c.Cases:N0}: p50 | p95 | × {columns[0].Cases:N0}"))} |");
        Console.WriteLine($"| --- |{string.Concat(columns.Select(_ => " ---: | ---: | ---: |"))}");
        for (var row = 0; row < columns[0].Timed.Count; row++)
        {
            var first = columns[0].Timed[row];
            Console.WriteLine($"| {first.What} | {string.Join(" | ", columns.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Timed[row].P50:0.0} | {Bold(c.Timed[row].P95)} | {c.Timed[row].P50 / first.P50:0.0}")))} |");
        }
    }

    private static string Bold(double p95) => p95 > 50 ? string.Create(CultureInfo.InvariantCulture, $"**{p95:0.0}**") : p95.ToString("0.0", CultureInfo.InvariantCulture);

    private static async Task<((string Lived, string Finished) Week, (double Filings, double Moves) PerSecond, DateTimeOffset Now, IScenarioCatalog Catalog)> Live(string root)
    {
        var folder = Path.Combine(root, "week");
        Directory.CreateDirectory(folder);
        await using var city = new BenchCity(folder, BenchCity.Start);
        await city.Build();
        var lived = new LivedWeek(city, OneWeek, 4711);
        await lived.Play();
        var now = city.Rig.Clock.Now;
        var (open, done) = (Path.Combine(root, "lived.db"), Path.Combine(root, "finished.db"));
        Copy(folder, open);
        await lived.Finish();
        Copy(folder, done);
        return ((open, done), lived.PerSecond, now, city.Get<IScenarioCatalog>());
    }

    private static async Task<((string Lived, string Finished), (double Filings, double Moves), DateTimeOffset, IScenarioCatalog)> Before(string root)
    {
        await using var city = new BenchCity(Path.Combine(root, "week"), BenchCity.Start + LivedWeek.Length);
        return ((Path.Combine(root, "lived.db"), Path.Combine(root, "finished.db")), (double.NaN, double.NaN), BenchCity.Start + LivedWeek.Length, city.Get<IScenarioCatalog>());
    }

    private static void Copy(string folder, string to)
    {
        File.Delete(to);
        using var db = new SqliteConnection($"Data Source={new DataFolder(folder).CityDb};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", to);
        command.ExecuteNonQuery();
    }

    /// <summary>Later than all that was done in the file: what is made in one instant twice would have the same ids.</summary>
    private static DateTimeOffset After(string file, DateTimeOffset now)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = "SELECT max((SELECT max(id) FROM case_history), (SELECT max(id) FROM outbox))";
        var last = Foundation.IdSource.InstantOf((long)command.ExecuteScalar()!).AddSeconds(1);
        return last > now ? last : now;
    }

    private static async Task<(long, IReadOnlyList<Timed>, string)> Measure(string root, (string Lived, string Finished) week, long count, DateTimeOffset now, IScenarioCatalog catalog, bool again, string? only)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, $"{count}")).FullName;
        var file = new DataFolder(folder).CityDb;
        Console.Error.WriteLine($"{count:N0}: filling");
        var begun = TimeProvider.System.GetTimestamp();
        if (!again)
        {
            File.Copy(week.Lived, file, overwrite: true);
        }

        var cases = again ? count : new CopyWeeks(week.Lived, week.Finished, catalog).Fill(file, count);
        var filled = TimeProvider.System.GetElapsedTime(begun);
        Console.Error.WriteLine($"{cases:N0}: filled in {filled.TotalSeconds:N0} s, measuring");
        await using var city = new BenchCity(folder, again ? After(file, now) : now);
        await city.Find();
        var measure = new MeasureCases(city, 40, only);
        var timed = await measure.Run();
        if (only is not null)
        {
            return (cases, timed, "");
        }

        var filings = await measure.FilingsPerSecond(40);
        var open = await city.Rig.Reader.Read(db => db.Set<Jingwei.Cases.CaseRow>().CountAsync(c => c.ClosedAt == null));
        var recount = await Recount(city);
        var notes = $"- **{cases:N0} cases**, {open:N0} of them open{(cases > CopyWeeks.Whole ? $", {CopyWeeks.Whole:N0} of them with history, clocks and facts" : "")}: {new FileInfo(file).Length / 1e9:0.0} GB, filled in {filled.TotalSeconds:N0} s; {filings:N0} filings/s of 16 at once; recount: {recount}";
        Console.Error.WriteLine(notes);
        return (cases, timed, notes);
    }

    /// <summary>What a night has to do: whatever is open or was closed since the night before, and the sums of thirteen months.</summary>
    private static async Task<string> Recount(BenchCity city)
    {
        await city.Rig.Writer.Write(scope =>
        {
            scope.Db.Add(new CaseRecountRow { Id = scope.NewId(), StartedAt = scope.Now.AddDays(-1), FinishedAt = scope.Now.AddDays(-1) });
            return Task.FromResult(0);
        });
        var recount = city.Get<RecountFacts>();
        await city.Rig.Writer.Write(async scope =>
        {
            await scope.Schedule(RecountFacts.DueKind, "night", scope.Now);
            return 0;
        });
        var due = city.Get<Storage.Due.DueRunner>();
        var begun = TimeProvider.System.GetTimestamp();
        while (!await city.Rig.Reader.Read(db => db.Set<CaseRecountRow>().OrderByDescending(r => r.Id).Select(r => r.FinishedAt != null && r.Sums > 0).FirstAsync()) && TimeProvider.System.GetElapsedTime(begun).TotalMinutes < 8)
        {
            await due.RunDue(CancellationToken.None);
        }

        var took = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        var row = await city.Rig.Reader.Read(db => db.Set<CaseRecountRow>().OrderByDescending(r => r.Id).FirstAsync());
        return $"{row.Cases:N0} cases and {row.Sums:N0} sums in {took:N0} s{(row.FinishedAt is null ? " (not finished)" : "")}, {row.Wrong:N0} otherwise";
    }
}
