using System.Text.RegularExpressions;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.City.Rules;

/// <summary>A street as a name, with a point of it and the names of what crosses it.</summary>
internal sealed record StreetName(Text Name, GeoPoint Middle, IReadOnlyList<NamedPlace> Crossings);

/// <summary>An estate: what it is called, its address such as <c>愚园路1018弄</c>, and its buildings by the number on their plate.</summary>
internal sealed record EstateName(Text Name, string Address, GeoPoint? At, IReadOnlyList<(string Number, GeoPoint At)> Buildings);

/// <summary>
/// Finds the place in what somebody says: a building of an estate, an estate by its name or address, the corner of two streets, a street, a neighborhood. Names are those of the city's own map; the longest
/// name wins where one holds another. A house number is kept as words: where no register says where it stands, the place is no more than its street. Pure.
/// </summary>
internal static partial class PlaceInText
{
    public const int MostFound = 3;

    /// <summary>Streets that are named farther apart than this, in characters, are not taken for a corner.</summary>
    private const int CornerReach = 12;
    private const int ShortestName = 2;

    /// <returns>The closest first, then in the order of the text; at most <see cref="MostFound"/>.</returns>
    public static IReadOnlyList<FoundPlace> Find(string text, IReadOnlyList<StreetName> streets, IReadOnlyList<EstateName> estates, IReadOnlyList<NamedPlace> areas)
    {
        var inText = Longest([
            .. streets.SelectMany(s => Mentions(text, s.Name).Select(m => m with { Street = s })),
            .. estates.SelectMany(e => Mentions(text, e.Name).Concat(Occurrences(text, e.Address)).Select(m => m with { Estate = e })),
            .. areas.SelectMany(a => Mentions(text, a.Name).Select(m => m with { Area = a })),
        ]);
        var named = inText.Where(m => m.Street is not null).ToList();
        var corners = named.SelectMany((one, i) => named.Skip(i + 1).Select(other => Corner(text, one, other))).OfType<FoundPlace>().ToList();
        return
        [
            .. inText.Where(m => m.Estate is not null).Select(m => OfEstate(text, m)).OfType<FoundPlace>()
                .Concat(corners)
                .Concat(named.Where(s => !corners.Exists(c => Covers(c, s))).Select(s => OfStreet(text, s)))
                .Concat(inText.Where(m => m.Area is not null).Select(m => new FoundPlace(FoundPlaceKind.Area, m.Area!.Name, m.Area.Place, Cut(text, m), m.Start)))
                .OrderBy(f => f.Kind).ThenBy(f => f.Start).DistinctBy(f => (f.Kind, f.Name)).Take(MostFound),
        ];
    }

    private static FoundPlace? OfEstate(string text, Mention mention)
    {
        var estate = mention.Estate!;
        var number = BuildingNumber().Match(text, mention.End, Math.Min(text.Length - mention.End, CornerReach));
        if (number.Success && estate.Buildings.Where(b => Digits(b.Number) == number.Groups["n"].Value).ToList() is [{ } building, ..])
        {
            var words = text[mention.Start..(number.Index + number.Length)];
            return new FoundPlace(FoundPlaceKind.Building, new Text($"{estate.Name.Zh} {building.Number}", $"{estate.Name.InEnglish()}, {building.Number}"), building.At, words, mention.Start);
        }

        return estate.At is { } at ? new FoundPlace(FoundPlaceKind.Estate, estate.Name, at, Cut(text, mention), mention.Start) : null;
    }

    private static FoundPlace? Corner(string text, Mention one, Mention other)
    {
        if (other.Start - one.End > CornerReach || one.Street!.Name == other.Street!.Name || one.Street.Crossings.FirstOrDefault(c => c.Name == other.Street.Name) is not { } crossing)
        {
            return null;
        }

        var (street, by) = (one.Street.Name, other.Street.Name);
        return new FoundPlace(FoundPlaceKind.Corner, new Text($"{street.Zh} {by.Zh}口", $"{street.InEnglish()} at {by.InEnglish()}"), crossing.Place, text[one.Start..other.End], one.Start);
    }

    private static FoundPlace OfStreet(string text, Mention mention)
    {
        var number = HouseNumber().Match(text, mention.End);
        var street = mention.Street!;
        var name = number.Success ? new Text($"{street.Name.Zh}{number.Value.Trim()}", $"{number.Groups["n"].Value} {street.Name.InEnglish()}") : street.Name;
        return new FoundPlace(FoundPlaceKind.Street, name, street.Middle, text[mention.Start..(mention.End + (number.Success ? number.Length : 0))], mention.Start);
    }

    private static bool Covers(FoundPlace corner, Mention street) => street.Start >= corner.Start && street.End <= corner.Start + corner.Words.Length;

    private static string Cut(string text, Mention mention) => text[mention.Start..mention.End];

    private static string Digits(string number) => new([.. number.Where(char.IsAsciiDigit)]);

    private static IEnumerable<Mention> Mentions(string text, Text name) => name.En == name.Zh ? Occurrences(text, name.Zh) : Occurrences(text, name.Zh).Concat(Occurrences(text, name.En));

    private static IEnumerable<Mention> Occurrences(string text, string name)
    {
        if (name.Length < ShortestName)
        {
            yield break;
        }

        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
        {
            if (!IsInWord(text, at - 1, name[0]) && !IsInWord(text, at + name.Length, name[^1]))
            {
                yield return new Mention(at, at + name.Length);
            }
        }
    }

    /// <summary>A name in letters is a name only where no letter goes on: “Bai Road” is none in “Dubai Road”.</summary>
    private static bool IsInWord(string text, int at, char edge) => char.IsAscii(edge) && char.IsLetterOrDigit(edge) && at >= 0 && at < text.Length && char.IsAscii(text[at]) && char.IsLetterOrDigit(text[at]);

    /// <summary>Of names that lie over each other the longest; of equally long ones the estate's.</summary>
    private static List<Mention> Longest(IReadOnlyList<Mention> mentions)
    {
        var kept = new List<Mention>();
        foreach (var mention in mentions.OrderByDescending(m => m.End - m.Start).ThenBy(m => m.Estate is null).ThenBy(m => m.Start))
        {
            if (!kept.Exists(k => k.Start < mention.End && mention.Start < k.End))
            {
                kept.Add(mention);
            }
        }

        return [.. kept.OrderBy(m => m.Start)];
    }

    [GeneratedRegex(@"(?<n>\d{1,4})\s*(号楼|号|幢|栋|座|楼)")]
    private static partial Regex BuildingNumber();

    [GeneratedRegex(@"\G\s*(?<n>\d{1,5})\s*(弄|巷|号)(\s*\d{1,4}\s*(支弄|号楼|号|幢|栋))?")]
    private static partial Regex HouseNumber();

    private sealed record Mention(int Start, int End)
    {
        public StreetName? Street { get; init; }

        public EstateName? Estate { get; init; }

        public NamedPlace? Area { get; init; }
    }
}
