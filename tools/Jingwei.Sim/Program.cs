using System.Text.Json;
using Jingwei.Sim;
using Jingwei.Sim.Figures;
using Jingwei.Sim.Packages;
using Jingwei.Sim.Play;

if (args is ["packages", ..])
{
    return await PackagesCommand.Run(args[1..]);
}

SimOptions options;
try
{
    options = SimOptions.Parse(args);
}
catch (Exception fault) when (fault is ArgumentException or FormatException)
{
    Console.Error.WriteLine(fault.Message);
    Console.Error.WriteLine(SimOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

if (options.Command == "play")
{
    // Whoever started the player holds its input open; when they die, it ends, and so does the play.
    // (Console.In would wait for that end right here: its asynchronous reads are not.)
    _ = Console.OpenStandardInput().CopyToAsync(Stream.Null, stop.Token).ContinueWith(_ => stop.CancelAsync(), TaskScheduler.Default);
    await new PlayLive(options.City, TimeProvider.System, Console.WriteLine).Run(stop.Token);
    return 0;
}

DayReport report;
try
{
    report = await new PlayDay(options.City, TimeProvider.System, Console.Error.WriteLine).Run(options.Weekday, TimeSpan.FromHours(options.Hours), stop.Token);
}
catch (HttpRequestException fault)
{
    Console.Error.WriteLine($"No city answers at {options.City.Http}: {fault.Message}");
    return 1;
}

Console.WriteLine(ReportTable.Write(report));
var json = JsonSerializer.Serialize(report, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true });
Console.WriteLine(json);
if (options.JsonFile is { } file)
{
    await File.WriteAllTextAsync(file, json);
}

return 0;
