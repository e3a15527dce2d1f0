using System.Globalization;
using System.Text;

namespace Jingwei.Sim.Packages;

/// <summary>An example with a place of its own, where nothing of another example is seen, hides or joins.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Area">Code of its neighborhood.</param>
/// <param name="Devices">Ids by the name in the example: of readings the one device under the empty name, of rows the places that they name.</param>
public sealed record Lot(int Number, PlayedExample Example, string Area, double Lon, double Lat, IReadOnlyDictionary<string, string> Devices)
{
    /// <summary>The device that sends the readings.</summary>
    public string Device => Devices[""];

    /// <summary>A row's key in the city: of two examples that write the same key each means its own row.</summary>
    public string KeyOf(string key) => $"{Number}-{key}";

    /// <summary>Whether an alarm or a case of such a device is of this example: its device, its rows, the places that these are about.</summary>
    public bool Holds(string deviceId) => Example.OfRows
        ? deviceId.StartsWith($"{Example.Kind}:{Number}-", StringComparison.Ordinal) || Devices.Values.Any(d => deviceId == $"{Example.Kind}@{d}")
        : deviceId == Device;

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

    /// <summary>For <c>import areas</c>.</summary>
    /// <param name="city">Code of the city.</param>
    public string AreasCsv(string city)
    {
        var csv = new StringBuilder("code,parent_code,level,name_zh,name_en\n");
        csv.AppendLine(CultureInfo.InvariantCulture, $"{District},{city},district,示例区,Example District");
        foreach (var quarter in Quarters)
        {
            csv.AppendLine(CultureInfo.InvariantCulture, $"{quarter.Code},{District},subdistrict,{quarter.Field}街道,{quarter.Field} Subdistrict");
        }

        foreach (var lot in Lots)
        {
            csv.AppendLine(CultureInfo.InvariantCulture, $"{lot.Area},{QuarterOf(lot).Code},neighborhood,示例{lot.Number}居委,Example {lot.Number} Neighborhood");
        }

        return csv.ToString();
    }

    /// <summary>For <c>import devices</c>. Places of rows are cameras, on which nothing is watched.</summary>
    public string DevicesCsv()
    {
        var csv = new StringBuilder("id,kind,name_zh,name_en,lon,lat,area_code,token\n");
        foreach (var lot in Lots)
        {
            foreach (var device in lot.Devices.Values)
            {
                csv.AppendLine(CultureInfo.InvariantCulture, $"{device},{(lot.Example.OfRows ? "camera" : lot.Example.Kind)},{device}号,{device},{lot.Lon:0.######},{lot.Lat:0.######},{lot.Area},{Token}");
            }
        }

        return csv.ToString();
    }

    private Quarter QuarterOf(Lot lot) => Quarters.First(q => q.South < lot.Lat && lot.Lat < q.North);

    private static Lot Make(int number, PlayedPackage package, PlayedExample example, double lon, double lat)
    {
        var names = example.OfRows
            ? example.Sendings.Select(s => s.Fields.GetValueOrDefault(package.Registers[example.Kind].Place) as string).OfType<string>().Distinct()
            : [""];
        return new Lot(
            number, example, $"{District}-{number}", lon, lat,
            names.ToDictionary(n => n, n => n.Length == 0 ? $"{package.Code}-{number}" : $"{package.Code}-{number}-{n}"));
    }
}
