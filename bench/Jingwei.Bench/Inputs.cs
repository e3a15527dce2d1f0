using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;

namespace Jingwei.Bench;

/// <summary>A lane's inputs: so many devices, one message a minute each, in turn.</summary>
internal static class Inputs
{
    private const int Minute = 60_000;
    private const int LateEvery = 100;

    /// <summary>Mondays at eight are as good as any other time; in China it is four in the afternoon.</summary>
    private const long FirstMs = 1_795_420_800_000;

    /// <param name="kind">What hears them.</param>
    /// <param name="devices">How many devices.</param>
    /// <param name="minutes">Messages of each.</param>
    /// <param name="late">Every hundredth message is of two minutes before, so that what came since is folded again.</param>
    public static LaneInput[] Make(BenchKind kind, int devices, int minutes, bool late)
    {
        var inputs = new LaneInput[devices * minutes];
        for (var i = 0; i < inputs.Length; i++)
        {
            var (minute, device) = (i / devices, i % devices);
            var received = FirstMs + ((long)minute * Minute) + ((long)device * Minute / devices);
            var at = late && i % LateEvery == LateEvery - 1 ? received - (2 * Minute) : received;
            inputs[i] = new LaneInput(i + 1, kind.Hears, device + 1, at, received, Values(kind, i), ValidAtMs: kind.Hears == InputKind.Forecast ? at + (3 * 60 * Minute) : null);
        }

        return inputs;
    }

    /// <summary>10 to 50, up and down; one in 997 is 97, so that alarms come and go.</summary>
    private static double Level(int i) => i % 997 == 0 ? 97 : 10 + ((uint)i * 2473 % 4000 / 100.0);

    private static double[] Values(BenchKind kind, int i)
    {
        var values = new double[kind.Kind.Values.Count];
        for (var v = 0; v < values.Length; v++)
        {
            values[v] = Level(i + (v * 7));
        }

        if (kind.Kind.Register is not null)
        {
            values[kind.Kind.IndexOf(RegisterForm.State)] = RegisterForm.Kept;
            values[kind.Kind.IndexOf("until")] = 20_781 + (i % 50);
            values[kind.Kind.IndexOf(RegisterForm.Rows)] = i;
            // Nobody looked.
            for (var v = kind.Kind.IndexOf(RegisterForm.Rows) + 1; v < values.Length; v++)
            {
                values[v] = double.NaN;
            }
        }

        return values;
    }
}
