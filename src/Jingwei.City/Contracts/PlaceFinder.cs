using Jingwei.City.Maps;
using Jingwei.Foundation;

namespace Jingwei.City.Contracts;

/// <summary>What kind of place words name, the closest first.</summary>
public enum FoundPlaceKind
{
    Building,
    Estate,
    Corner,

    /// <summary>No closer than the street, whatever house number was said.</summary>
    Street,

    /// <summary>A neighborhood or subdistrict.</summary>
    Area,
}

/// <summary>A place that somebody's words name.</summary>
/// <param name="At">Where it is; of a street or area a point in its middle.</param>
/// <param name="Words">The part of the text that names it.</param>
/// <param name="Start">Where that part begins in the text, in characters.</param>
public sealed record FoundPlace(FoundPlaceKind Kind, Text Name, GeoPoint At, string Words, int Start)
{
    /// <summary>Close enough to send somebody there.</summary>
    public bool IsExact => Kind <= FoundPlaceKind.Corner;
}

/// <summary>Finds the place in what somebody says, by the names of the city's own map.</summary>
public sealed class PlaceFinder
{
    private readonly FindPlaces find;

    internal PlaceFinder(FindPlaces find) => this.find = find;

    /// <returns>The closest first; empty when the text names no place that the map knows.</returns>
    public Task<IReadOnlyList<FoundPlace>> In(string text, CancellationToken ct) => find.In(text, ct);
}
