namespace Jingwei.Sim.Packages;

/// <summary>What <c>packages</c> is asked for.</summary>
/// <param name="Seed">Of all chance.</param>
/// <param name="Only">Codes of the packages to play; empty for all.</param>
/// <param name="OneIn">Of each package one example in so many, drawn by the seed, and at least one; 1 for all.</param>
/// <param name="Program">The host's program.</param>
/// <param name="Data">An empty folder that is kept; null for one that is thrown away.</param>
public sealed record PackagesOptions(long Seed, IReadOnlyList<string> Only, int OneIn, string Program, string? Data)
{
    /// <exception cref="ArgumentException">Something is missing or makes no sense; the message says what.</exception>
    public static PackagesOptions Parse(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var (seed, only, oneIn, program, data) = (7L, new List<string>(), 1, (string?)null, (string?)null);
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : throw new ArgumentException($"What for {args[i]}?");
            switch (args[i])
            {
                case "--seed":
                    seed = long.TryParse(value, out var number) ? number : throw new ArgumentException($"--seed takes a number, not {value}.");
                    break;
                case "--package":
                    only.Add(value);
                    break;
                case "--one-in":
                    oneIn = int.TryParse(value, out var share) && share > 0 ? share : throw new ArgumentException($"--one-in takes a number from 1, not {value}.");
                    break;
                case "--program":
                    program = value;
                    break;
                case "--data":
                    data = !Directory.Exists(value) || !Directory.EnumerateFileSystemEntries(value).Any() ? value : throw new ArgumentException($"--data takes an empty folder; {value} is not empty.");
                    break;
                default:
                    throw new ArgumentException($"What is {args[i]}?");
            }
        }

        return new PackagesOptions(seed, only, oneIn, program ?? FindProgram() ?? throw new ArgumentException("The host is not built: dotnet build src/Jingwei.Host, or --program says where Jingwei.Host.dll is."), data);
    }

    /// <summary>The host beside whose program this one was laid, or as the repository builds it.</summary>
    private static string? FindProgram()
    {
        const string Name = "Jingwei.Host.dll";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string[] places = [Path.Combine(folder.FullName, Name), Path.Combine(folder.FullName, "src/Jingwei.Host/bin/Debug/net10.0", Name), Path.Combine(folder.FullName, "src/Jingwei.Host/bin/Release/net10.0", Name)];
            if (places.FirstOrDefault(File.Exists) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
