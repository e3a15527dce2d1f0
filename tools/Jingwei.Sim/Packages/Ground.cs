using System.Globalization;
using System.Text;

namespace Jingwei.Sim.Packages;

/// <summary>An example with a place of its own, where nothing of another example is seen, hides or joins.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Area">Code of its neighborhood.</param>
/// <param name="Devices">Ids by the name in the example: of readings the one device under the empty name, of a group its devices, of rows the places that they name.</param>
public sealed record Lot(int Number, PlayedExample Example, string Field, string Area, double Lon, double Lat, IReadOnlyDictionary<string, string> Devices)
{
    /// <summary>A row's key in the city: of two examples that write the same key each means its own row.</summary>
    public string KeyOf(string key) => $"{Number}-{key}";

    /// <summary>Code of its district. A group of whole districts has one for itself, in which no device of another example is counted.</summary>
    public string District => Example.Group?.Of == "district" ? $"{Ground.District}-{Number}-district" : Ground.District;

    /// <summary>Code of the subdistrict that it has for itself; null when it lies in that of its field.</summary>
    public string? Subdistrict => Example.Group?.Of is "road" or "subdistrict" or "district" ? $"{Ground.District}-{Number}-subdistrict" : null;

    /// <summary>What each of its devices has as address.</summary>
    public string Address => Example.Group?.Of switch { "building" => $"示例路{Number}号", "road" => $"示例{Number}路", _ => "" };

    /// <summary>What each of its devices has as asset number.</summary>
    public string Asset => Example.Group?.Of is "asset" or "pipe" ? $"{Ground.District}-{Number}" : "";

    /// <summary>Code of the area in which its group is the only one.</summary>
    public string AreaOfGroup => Example.Group?.Of == "district" ? District : Subdistrict ?? Area;

    /// <summary>What the city calls its group; null when it has none.</summary>
    /// <param name="areas">Ids of areas by their codes.</param>
    public string? GroupDevice(IReadOnlyDictionary<string, string> areas) => Example.Group is null ? null : $"{Example.Kind}@" + Example.Group.Of switch
    {
        "asset" or "pipe" => $"asset:{Asset}",
        "building" => $"building:{areas[Parent]}:{Address}",
        "road" => $"road:{areas[Parent]}:{Address}",
        _ => $"area:{areas[AreaOfGroup]}",
    };

    /// <summary>Code of the subdistrict in which it lies.</summary>
    public string Parent => Subdistrict ?? $"{Ground.District}-{Field}";

    /// <summary>Whether an alarm or a case of such a device is of this example: its devices, its rows, the places that these are about.</summary>
    public bool Holds(string deviceId) => Example.OfRows
        ? deviceId.StartsWith($"{Example.Kind}:{Number}-", StringComparison.Ordinal) || Devices.Values.Any(d => deviceId == $"{Example.Kind}@{d}")
        : Devices.Values.Contains(deviceId);

    /// <summary>What the city calls a row of the example.</summary>
    public string RowDevice(string key) => $"{Example.Kind}:{KeyOf(key)}";
}

/// <summary>
/// The district in which examples are played: a quarter (subdistrict) for each field of the city's work, and in it a neighborhood for each example, farther from each
/// other than any condition looks. It lies apart from the demo street, whose people and devices have nothing to do with it.
/// </summary>
public sealed class Ground
{
    /// <summary>Code of the district.</summary>
    public const string District = "played";

    /// <summary>Password of each device.</summary>
    public const string Token = "demo";

    private const double West = 121.60;
    private const double South = 31.00;
    private const double Step = 0.006;
    private const int LotsInRow = 12;

    public Ground(IEnumerable<(PlayedPackage Package, PlayedExample Example)> examples)
    {
        var lots = new List<Lot>();
        var quarters = new List<Quarter>();
        var south = South;
        foreach (var field in examples.GroupBy(e => e.Package.Field))
        {
            var number = 0;
            foreach (var (package, example) in field)
            {
                lots.Add(Make(lots.Count + 1, package, example, West + number % LotsInRow * Step, south + number / LotsInRow * Step));
                number++;
            }

            var north = south + (number - 1) / LotsInRow * Step;
            quarters.Add(new Quarter($"{District}-{field.Key}", field.Key, West - Step / 2, south - Step / 2, West + LotsInRow * Step, north + Step / 2));
            south = north + 3 * Step;
        }

        (Lots, Quarters) = (lots, quarters);
    }

    /// <summary>A subdistrict, with its edges in WGS-84 degrees.</summary>
    public sealed record Quarter(string Code, string Field, double West, double South, double East, double North)
    {
        /// <summary>As GeoJSON.</summary>
        public string Boundary => string.Create(
            CultureInfo.InvariantCulture, $$"""{"type":"Polygon","coordinates":[[[{{West}},{{South}}],[{{East}},{{South}}],[{{East}},{{North}}],[{{West}},{{North}}],[{{West}},{{South}}]]]}""");
    }

    public IReadOnlyList<Lot> Lots { get; }

    public IReadOnlyList<Quarter> Quarters { get; }

    /// <summary>Codes of all districts.</summary>
    public IEnumerable<string> Districts => Lots.Select(l => l.District).Prepend(District).Distinct();

    /// <summary>For <c>import areas</c>.</summary>
    /// <param name="city">Code of the city.</param>
    public string AreasCsv(string city)
    {
        var csv = new StringBuilder("code,parent_code,level,name_zh,name_en\n");
        foreach (var district in Districts)
        {
            csv.AppendLine(CultureInfo.InvariantCulture, $"{district},{city},district,示例区 {district},Example District {district}");
        }

        foreach (var quarter in Quarters)
        {
            csv.AppendLine(CultureInfo.InvariantCulture, $"{quarter.Code},{District},subdistrict,{quarter.Field}街道,{quarter.Field} Subdistrict");
        }

        foreach (var lot in Lots)
        {
            if (lot.Subdistrict is { } own)
            {
                csv.AppendLine(CultureInfo.InvariantCulture, $"{own},{lot.District},subdistrict,示例{lot.Number}街道,Example {lot.Number} Subdistrict");
            }

            csv.AppendLine(CultureInfo.InvariantCulture, $"{lot.Area},{lot.Parent},neighborhood,示例{lot.Number}居委,Example {lot.Number} Neighborhood");
        }

        return csv.ToString();
    }

    /// <summary>For <c>import devices</c>. Places of rows are cameras, on which nothing is watched.</summary>
    public string DevicesCsv()
    {
        var csv = new StringBuilder("id,kind,name_zh,name_en,lon,lat,area_code,address_zh,asset,token\n");
        foreach (var lot in Lots)
        {
            foreach (var (name, device) in lot.Devices)
            {
                var kind = lot.Example.OfRows ? "camera" : lot.Example.Group?.Devices[name] ?? lot.Example.Kind;
                csv.AppendLine(CultureInfo.InvariantCulture, $"{device},{kind},{device}号,{device},{lot.Lon:0.######},{lot.Lat:0.######},{lot.Area},{lot.Address},{lot.Asset},{Token}");
            }
        }

        return csv.ToString();
    }

    private static Lot Make(int number, PlayedPackage package, PlayedExample example, double lon, double lat)
    {
        var names = example.OfRows
            ? example.Sendings.Select(s => s.Fields.GetValueOrDefault(package.Registers[example.Kind].Place) as string).OfType<string>().Distinct()
            : example.Group?.Devices.Keys ?? [""];
        return new Lot(
            number, example, package.Field, $"{District}-{number}", lon, lat,
            names.ToDictionary(n => n, n => n.Length == 0 ? $"{package.Code}-{number}" : $"{package.Code}-{number}-{n}"));
    }
}
