using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Jingwei.Load.Growth;

/// <summary>Dry-runs: how fast one is, and what it does to live sensing.</summary>
internal static class TrialRun
{
    private const int MinutesOfADay = 1440;
    private static readonly TimeSpan BeforeCancel = TimeSpan.FromSeconds(3);

    /// <summary>As many stored readings for each city, however many devices they are of; for the smallest city also one over many days beside live sensing.</summary>
    public static async Task<(TrialFigures Run, BesideFigures? Beside)> Measure(GrowthOptions options, LoadCity city, string folder)
    {
        var minutes = options.TrialMinutes * 1000 / city.Devices;
        await Days(folder, minutes);
        var bare = await Python("bench/read_days.py", folder);
        var (said, took) = await HostAtWork.Command("scenario", "dry-run", options.Scenarios, "--days", Since(minutes), "--data", folder);
        var run = new TrialFigures(long.Parse(said.Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture), took, bare);
        Console.Error.WriteLine($"dry-run: {run.Readings:N0} readings in {took.TotalSeconds:0.0} s; python reads them in {bare.TotalSeconds:0.0} s");
        var beside = city == options.Cities[0] ? await Beside(options, city, folder) : null;
        Directory.Delete(folder, recursive: true);
        return (run, beside);
    }

    private static async Task<BesideFigures> Beside(GrowthOptions options, LoadCity city, string folder)
    {
        await Days(folder, options.BesideDays * MinutesOfADay);
        var (host, _) = await HostAtWork.Start(folder);
        await using var running = host;
        await using var live = await AlarmLatency.Open(HostAtWork.Web);
        await live.Measure(city, Math.Min(10, options.Samples)); // warm-up
        var alone = await live.Measure(city, options.Samples);
        var yaml = await File.ReadAllTextAsync(Path.Combine(options.Scenarios, "load-point", "scenario.yaml"));
        var begun = await Answer(await live.Http.PostAsJsonAsync("/api/v1/scenarios/dry-runs", new { yaml, days = options.BesideDays + 1 }));
        var (start, path, told) = (TimeProvider.System.GetTimestamp(), $"/api/v1/scenarios/dry-runs/{begun.GetProperty("id").GetString()}", new HashSet<long>());
        using var stop = new CancellationTokenSource();
        var watching = Watch(live.Http, path, told, stop.Token);
        var beside = await live.Measure(city, options.Samples);
        if (TimeProvider.System.GetElapsedTime(start) < BeforeCancel)
        {
            await Task.Delay(BeforeCancel, CancellationToken.None);
        }

        await stop.CancelAsync();
        await watching;
        var last = await live.Http.GetFromJsonAsync<JsonElement>(path, CancellationToken.None);
        var ran = TimeProvider.System.GetElapsedTime(start);
        var cancelled = await Cancel(live.Http, path);
        return new BesideFigures(last.GetProperty("all").GetInt64(), alone, beside, last.GetProperty("done").GetInt64(), ran, told.Count, cancelled);
    }

    private static async Task Watch(HttpClient http, string path, HashSet<long> told, CancellationToken stop)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        try
        {
            while (await beat.WaitForNextTickAsync(stop))
            {
                told.Add((await http.GetFromJsonAsync<JsonElement>(path, stop)).GetProperty("done").GetInt64());
            }
        }
        catch (OperationCanceledException)
        {
            // told to stop
        }
    }

    private static async Task<TimeSpan> Cancel(HttpClient http, string path)
    {
        var start = TimeProvider.System.GetTimestamp();
        var state = await Answer(await http.DeleteAsync(path));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (state.GetProperty("state").ValueEquals("running"))
        {
            await beat.WaitForNextTickAsync();
            state = await http.GetFromJsonAsync<JsonElement>(path);
        }

        return state.GetProperty("state").ValueEquals("cancelled")
            ? TimeProvider.System.GetElapsedTime(start)
            : throw new InvalidOperationException($"The dry-run was to be stopped and is {state.GetProperty("state")}");
    }

    private static async Task<JsonElement> Answer(HttpResponseMessage answer)
    {
        var said = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(said) : throw new InvalidOperationException($"{answer.StatusCode}: {said}");
    }

    private static Task<TimeSpan> Days(string folder, int minutes) =>
        Python("bench/make_days.py", folder, minutes.ToString(CultureInfo.InvariantCulture), "--of", "load-%", "--value", LoadCity.ValueName);

    private static string Since(int minutes) => ((minutes / MinutesOfADay) + 2).ToString(CultureInfo.InvariantCulture);

    private static async Task<TimeSpan> Python(params string[] arguments)
    {
        var start = TimeProvider.System.GetTimestamp();
        var process = Children.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true });
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var code = process.ExitCode;
        Children.Forget(process);
        return code == 0 ? TimeProvider.System.GetElapsedTime(start) : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {code}");
    }
}
