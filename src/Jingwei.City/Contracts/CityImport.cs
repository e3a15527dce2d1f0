using Jingwei.City.Assets;
using Jingwei.City.Imports;
using Jingwei.Foundation.Geometry;

namespace Jingwei.City.Contracts;

/// <summary>What an import did. With any error nothing was stored.</summary>
/// <param name="Ended">Areas that the file says, or that <see cref="ImportOptions.EndMissing"/> found, to be no more.</param>
public sealed record ImportReport(int Added, int Changed, int Unchanged, int Ended, IReadOnlyList<ImportError> Errors)
{
    public bool Ok => Errors.Count == 0;

    /// <summary>How the file was read when it was not UTF-8; see <see cref="FileText.ReadAs"/>.</summary>
    public string? ReadAs { get; init; }

    private const int MostErrors = 100;

    /// <summary>Nothing was stored. A file that is wrong all through is told by its first hundred mistakes.</summary>
    public static ImportReport Refused(IReadOnlyList<ImportError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return new ImportReport(0, 0, 0, 0, errors.Count <= MostErrors
            ? errors
            : [.. errors.Take(MostErrors), new ImportError(null, null, "and_more", (errors.Count - MostErrors).ToString())]);
    }
}

/// <summary>What is wrong where.</summary>
/// <param name="Line">Line of a CSV, number of a GeoJSON feature, both from 1; null when it is about the whole file.</param>
/// <param name="Field">Column or property.</param>
/// <param name="Code">snake_case reason.</param>
/// <param name="Value">What stood there.</param>
public sealed record ImportError(int? Line, string? Field, string Code, string? Value = null)
{
    public override string ToString() =>
        $"{(Line is { } line ? $"line {line}: " : "")}{(Field is null ? "" : $"{Field}: ")}{Code}{(Value is null ? "" : $" ({Value})")}";
}

/// <param name="CityName">Name for the city itself, which the divisions' files leave out.</param>
/// <param name="Datum">The system of the coordinates in the file; stored is WGS-84.</param>
/// <param name="EndMissing">End the areas of the file's levels that the file no longer names: for complete yearly lists.</param>
public sealed record ImportOptions(string? CityName = null, Datum Datum = Datum.Wgs84, bool EndMissing = false);

/// <summary>
/// Reads files into the city. Each import is one write: all of a file or nothing of it. The same file again changes nothing. The columns
/// and shapes are described in the room's README.
/// </summary>
public sealed class CityImport
{
    private readonly ImportAreas areas;
    private readonly ImportPeople people;
    private readonly ImportMap map;
    private readonly ImportAssets assets;

    internal CityImport(ImportAreas areas, ImportPeople people, ImportMap map, ImportAssets assets) => (this.areas, this.people, this.map, this.assets) = (areas, people, map, assets);

    /// <summary>Area codes and names from JSON or CSV, or boundaries and zones from GeoJSON; which of them is told by the content.</summary>
    public Task<ImportReport> Areas(Stream file, ImportOptions options, CancellationToken ct) => areas.Run(file, options, ct);

    /// <summary>Organizations, accounts and posts from CSV. Accounts come without a password: an administrator hands one out.</summary>
    public Task<ImportReport> People(Stream file, ImportOptions options, CancellationToken ct) => people.Run(file, ct);

    /// <summary>What the map draws, from GeoJSON; replaces what was drawn before.</summary>
    public Task<ImportReport> Map(Stream file, ImportOptions options, CancellationToken ct) => map.Run(file, options, ct);

    /// <summary>Assets with their competent, owning and maintaining bodies, from CSV.</summary>
    public Task<ImportReport> Assets(Stream file, ImportOptions options, CancellationToken ct) => assets.Run(file, options, ct);
}
