using System.Globalization;

namespace Jingwei.Lab;

/// <summary>Files in their order, and options; each is taken once, and what is left over is not understood.</summary>
public sealed class LabArguments
{
    private static readonly string[] Switches = ["--names", "--no-classes"];
    private readonly Dictionary<string, string?> options = new(StringComparer.Ordinal);
    private readonly List<string> files = [];

    /// <exception cref="LabInputException">An option has no value, or comes twice.</exception>
    public static LabArguments Of(IReadOnlyList<string> args)
    {
        var found = new LabArguments();
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                found.files.Add(args[i]);
                continue;
            }

            var value = Switches.Contains(args[i]) ? null : i + 1 < args.Count ? args[i + 1] : throw new LabInputException($"{args[i]} needs a value.");
            if (!found.options.TryAdd(args[i], value))
            {
                throw new LabInputException($"{args[i]} was given twice.");
            }

            i += value is null ? 0 : 1;
        }

        return found;
    }

    public string? Take(string option) => options.Remove(option, out var value) ? value : null;

    public bool TakeSwitch(string option) => options.Remove(option);

    /// <exception cref="LabInputException">It is no whole number from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public int TakeNumber(string option, int otherwise, int least, int most) => Take(option) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new LabInputException($"{option} is {text}; it should be a whole number from {least} to {most}.");

    /// <summary>The files, after all options were taken.</summary>
    /// <exception cref="LabInputException">There are more or fewer than their names, or an option is left.</exception>
    public IReadOnlyList<string> Files(params string[] names)
    {
        if (options.Count > 0)
        {
            throw new LabInputException($"{options.Keys.First()} is not understood here. --help says more.");
        }

        return files.Count == names.Length ? files : throw new LabInputException($"{names.Length} files are needed, {string.Join(' ', names)}; there are {files.Count}. --help says more.");
    }
}
