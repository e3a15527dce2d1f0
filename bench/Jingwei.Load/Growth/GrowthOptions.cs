namespace Jingwei.Load.Growth;

/// <summary>What the command line asks for.</summary>
internal sealed record GrowthOptions
{
    public const string Usage =
        """
        Jingwei.Load growth starts hosts and a mosquitto of its own, and prints how sensing grows from 1,000 to 100,000 devices.
        It is run by bench/sensing.sh.

          --host FILE         the built host, Jingwei.Host.dll
          --work FOLDER       an empty folder for the cities; they are left there
          --scenarios FOLDER  where the package of the load points is (bench/scenarios)
          --cities LIST       devices:lanes pairs (1000:10,10000:10,100000:10, and 100000:1 when not short)
          --short             one round of everything, for a look
        """;

    public string Host { get; init; } = "";

    public string Work { get; init; } = "";

    public string Scenarios { get; init; } = "bench/scenarios";

    public bool Short { get; init; }

    public IReadOnlyList<LoadCity> Cities { get; init; } = [];

    public int Rounds => Short ? 1 : 3;

    /// <summary>Length of a measurement, after a warm-up of a third of it.</summary>
    public double Seconds => Short ? 1.5 : 4;

    public int Samples => Short ? 30 : 150;

    /// <summary>Readings over which dry-runs are compared: so many minutes of 1,000 devices at one a minute; in days, or less than one.</summary>
    public int TrialMinutes => Short ? 500 : 3 * 1440;

    /// <summary>Days of 1,000 devices at one reading a minute that are tried beside live sensing.</summary>
    public int BesideDays => Short ? 2 : 30;

    /// <exception cref="FormatException">An argument is not understood.</exception>
    public static GrowthOptions Parse(ReadOnlySpan<string> args)
    {
        var options = new GrowthOptions();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--host" => options with { Host = Path.GetFullPath(Value(args, ++i)) },
                "--work" => options with { Work = Path.GetFullPath(Value(args, ++i)) },
                "--scenarios" => options with { Scenarios = Path.GetFullPath(Value(args, ++i)) },
                "--cities" => options with { Cities = [.. Value(args, ++i).Split(',').Select(City)] },
                "--short" => options with { Short = true },
                var other => throw new FormatException($"{other} is not understood"),
            };
        }

        return File.Exists(options.Host) && Directory.Exists(options.Work) && Directory.Exists(options.Scenarios)
            ? options with { Scenarios = Path.GetFullPath(options.Scenarios), Cities = options.Cities.Count > 0 ? options.Cities : Usual(options.Short) }
            : throw new FormatException("--host, --work and --scenarios must be there");
    }

    private static IReadOnlyList<LoadCity> Usual(bool brief) => [new(1_000, 10), new(10_000, 10), new(100_000, 10), .. brief ? [] : (LoadCity[])[new(100_000, 1)]];

    private static LoadCity City(string pair) =>
        pair.Split(':') is [var devices, var lanes] ? new LoadCity(int.Parse(devices), int.Parse(lanes)) : throw new FormatException($"{pair} is no devices:lanes");

    private static string Value(ReadOnlySpan<string> args, int i) => i < args.Length ? args[i] : throw new FormatException($"{args[^1]} needs a value");
}
