using Jingwei.Cases.Moves;

namespace Jingwei.Cases.Hotline;

/// <summary>Who called.</summary>
/// <param name="Phone">Sealed when it is stored.</param>
public sealed record OrderCaller(string? Name, string? Phone);

/// <summary>An order as a platform sends it.</summary>
/// <param name="OrderNumber">The platform's own; the same number again is the same order.</param>
/// <param name="Platform">Which platform; 12345 when left out.</param>
/// <param name="OrderedAt">When the caller called; now when left out.</param>
/// <param name="Kind">complaint (default), help, question, suggestion or praise.</param>
/// <param name="Category">Code or name of a category; the general one when left out.</param>
/// <param name="Area">Code or name of the subdistrict, neighborhood or estate, as far as the platform knows it.</param>
/// <param name="Address">The place in words; intake ties the order to its place when nothing is found for them.</param>
/// <param name="Lon">WGS-84; with <paramref name="Lat"/> it goes before words.</param>
/// <param name="Limit">The time that the platform gives, counted from <paramref name="OrderedAt"/>.</param>
/// <param name="PromisedAt">Or the instant that was promised.</param>
public sealed record OrderRequest(
    string? OrderNumber,
    string? Text,
    OrderCaller? Caller,
    string? Platform = null,
    DateTimeOffset? OrderedAt = null,
    string? Kind = null,
    string? Category = null,
    string? Area = null,
    string? Address = null,
    double? Lon = null,
    double? Lat = null,
    MoreTime? Limit = null,
    DateTimeOffset? PromisedAt = null);

/// <summary>What is wrong with one field of an order.</summary>
/// <param name="Field">As the API spells it.</param>
/// <param name="Args">What the sentence needs: limits, and what would be right.</param>
public sealed record OrderMistake(string Field, string Code, IReadOnlyDictionary<string, object?>? Args = null)
{
    internal static OrderMistake Of(string field, string code, params (string Key, object? Value)[] args) =>
        new(field, code, args.Length == 0 ? null : args.ToDictionary(a => a.Key, a => a.Value));
}
