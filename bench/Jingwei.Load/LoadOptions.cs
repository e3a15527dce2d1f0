namespace Jingwei.Load;

/// <summary>What the command line asks for.</summary>
internal sealed record LoadOptions
{
    public const string Usage =
        """
        Jingwei.Load drives a running host and a mosquitto that it starts itself.

          dotnet run -c Release --project src/Jingwei.Host -- --demo paused --device-rate 0 --http 8083 --mqtt 1886 --data DIR
          dotnet run -c Release --project bench/Jingwei.Load -- --http 8083 --mqtt 1886 [--write]

          --host NAME         where the host runs (127.0.0.1)
          --http PORT         its web port (8080)
          --mqtt PORT         its MQTT port (1883)
          --mosquitto PORT    a free port for mosquitto (18830); 0 leaves mosquitto out
          --connections LIST  connections:window pairs (1:1000,100:20,1000:4)
          --seconds N         length of each measurement after a warm-up of a third of it (10)
          --rounds N          how often each is measured, ours and mosquitto's in turn; the middle one counts (3)
          --samples N         rings to measure, idle and at half load each (200); 0 leaves them out
          --pid N             process id of the host, to report its memory and processor time
          --write             writes bench/results/<date>-readings.md

        Jingwei.Load growth is another measurement: see bench/sensing.sh.
        """;

    public string Host { get; init; } = "127.0.0.1";

    public int Http { get; init; } = 8080;

    public int Mqtt { get; init; } = 1883;

    public int Mosquitto { get; init; } = 18830;

    public IReadOnlyList<(int Connections, int Window)> Shapes { get; init; } = [(1, 1000), (100, 20), (1000, 4)];

    public int Seconds { get; init; } = 10;

    public int Rounds { get; init; } = 3;

    public int Samples { get; init; } = 200;

    public int? Pid { get; init; }

    public bool Write { get; init; }

    /// <exception cref="FormatException">An argument is not understood.</exception>
    public static LoadOptions Parse(string[] args)
    {
        var options = new LoadOptions();
        for (var i = 0; i < args.Length; i++)
        {
            string Next() => ++i < args.Length ? args[i] : throw new FormatException($"{args[^1]} needs a value");
            options = args[i] switch
            {
                "--host" => options with { Host = Next() },
                "--http" => options with { Http = int.Parse(Next()) },
                "--mqtt" => options with { Mqtt = int.Parse(Next()) },
                "--mosquitto" => options with { Mosquitto = int.Parse(Next()) },
                "--connections" => options with { Shapes = [.. Next().Split(',').Select(Shape)] },
                "--seconds" => options with { Seconds = int.Parse(Next()) },
                "--rounds" => options with { Rounds = int.Parse(Next()) },
                "--samples" => options with { Samples = int.Parse(Next()) },
                "--pid" => options with { Pid = int.Parse(Next()) },
                "--write" => options with { Write = true },
                var other => throw new FormatException($"{other} is not understood"),
            };
        }

        return options;
    }

    private static (int Connections, int Window) Shape(string pair) =>
        pair.Split(':') is [var connections, var window] ? (int.Parse(connections), int.Parse(window)) : throw new FormatException(pair);
}
