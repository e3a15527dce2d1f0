using Jingwei.Sim.Play;

namespace Jingwei.Sim;

/// <summary>What the command line asks for.</summary>
/// <param name="Command">play or day.</param>
/// <param name="City">Where the city is.</param>
/// <param name="Weekday">On which day of the week the played day begins.</param>
/// <param name="Hours">Length of the played day.</param>
/// <param name="JsonFile">Where the figures go as JSON besides the screen; null for the screen alone.</param>
public sealed record SimOptions(string Command, CityAddress City, DayOfWeek Weekday, double Hours, string? JsonFile)
{
    public const string Usage = """
        The played city.
          play --http URL --mqtt HOST:PORT [--seed N]              plays along with the city's clock until its input ends
          day  --http URL --mqtt HOST:PORT [--seed N] [--weekday friday] [--hours 24] [--json FILE]
                                                                   plays a day at full speed and prints its figures
          packages [--seed N] [--package CODE ...] [--one-in N] [--program HOST.dll] [--data EMPTY-FOLDER]
                                                                   plays the examples of every package against a host of its own
        """;

    /// <exception cref="ArgumentException">Something is missing or makes no sense; the message says what.</exception>
    public static SimOptions Parse(IReadOnlyList<string> args)
    {
        if (args.Count == 0 || args[0] is not ("play" or "day"))
        {
            throw new ArgumentException("Say play, day or packages.");
        }

        var named = new Dictionary<string, string>();
        for (var i = 1; i < args.Count; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 >= args.Count || args[i] is not ("--http" or "--mqtt" or "--seed" or "--weekday" or "--hours" or "--json"))
            {
                throw new ArgumentException($"What is {args[i]}?");
            }

            named[args[i]] = args[i + 1];
        }

        var http = new Uri(named.GetValueOrDefault("--http", "http://localhost:8080"));
        var mqtt = named.GetValueOrDefault("--mqtt", "localhost:1883");
        var colon = mqtt.LastIndexOf(':');
        if (colon < 1 || !int.TryParse(mqtt[(colon + 1)..], out var port))
        {
            throw new ArgumentException($"--mqtt takes HOST:PORT, not {mqtt}.");
        }

        long? seed = named.TryGetValue("--seed", out var text) ? long.Parse(text) : null;
        return new SimOptions(
            args[0], new CityAddress(http, mqtt[..colon].Trim('[', ']'), port, seed),
            Enum.Parse<DayOfWeek>(named.GetValueOrDefault("--weekday", "friday"), ignoreCase: true),
            double.Parse(named.GetValueOrDefault("--hours", "24")), named.GetValueOrDefault("--json"));
    }
}
