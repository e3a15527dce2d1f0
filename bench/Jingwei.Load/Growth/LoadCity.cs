using System.Globalization;
using System.Text;

namespace Jingwei.Load.Growth;

/// <summary>How many devices there are, in how many lanes, and who speaks for which: a city of load points behind a hundred gateways.</summary>
/// <param name="Devices">A multiple of <see cref="Gateways"/>, at least ten of it.</param>
/// <param name="Lanes">Subdistricts over which they are spread; divides <see cref="Gateways"/>.</param>
internal sealed record LoadCity(int Devices, int Lanes)
{
    public const string Kind = "loadPoint";
    public const string ValueName = "level";
    public const string Condition = "high";
    public const int Gateways = 100;

    /// <summary>The last device behind each gateway takes no part in any load, so that its alarms can be timed.</summary>
    public const int Timed = Gateways;

    private const string Token = "demo";
    private const string District = "310106";

    private int PerGateway => Devices / Gateways;

    private int PerLane => Devices / Lanes;

    public override string ToString() => Lanes == 1 ? $"{Devices:N0} in one lane" : $"{Devices:N0}";

    public static string Topic(string device) => $"jingwei/v1/{device}/readings";

    public static string Device(int i) => string.Create(CultureInfo.InvariantCulture, $"load-{i + 1:000000}");

    /// <summary>The gateways, each with its devices; timed ones are left out.</summary>
    public IReadOnlyList<Speaker> AsGateways() => [.. Enumerable.Range(0, Gateways).Select(g => new Speaker(Gateway(g), Token, [.. Behind(g).SkipLast(1).Select(i => Topic(Device(i)))]))];

    /// <summary>Devices that speak for themselves, evenly taken from all; when there are more connections than devices, several for each.</summary>
    public IReadOnlyList<Speaker> AsDevices(int connections)
    {
        var loaded = Enumerable.Range(0, Gateways).SelectMany(g => Behind(g).SkipLast(1)).ToList();
        return [.. Enumerable.Range(0, connections).Select(c => Alone(Device(loaded[connections > loaded.Count ? c % loaded.Count : (int)((long)c * loaded.Count / connections)])))];
    }

    /// <summary>All devices by their gateways, the timed ones too.</summary>
    public IReadOnlyList<Speaker> Everyone() => [.. Enumerable.Range(0, Gateways).Select(g => new Speaker(Gateway(g), Token, [.. Behind(g).Select(i => Topic(Device(i)))]))];

    /// <summary>One of the timed devices; so many in a row as there are lanes are of all lanes.</summary>
    public Speaker TimedDevice(int i)
    {
        var (lane, gateway) = (i % Lanes, i / Lanes % (Gateways / Lanes));
        return Alone(Device(Behind((lane * (Gateways / Lanes)) + gateway).Last()));
    }

    public string AreasCsv() => string.Join('\n', ["code,name_zh,parent_code,level", .. Enumerable.Range(0, Lanes).Select(l => $"{Area(l)},压测{l + 1}街道,{District},subdistrict"), ""]);

    public string DevicesCsv()
    {
        var text = new StringBuilder("id,kind,name_zh,lon,lat,area_code,token\n");
        for (var i = 0; i < Devices; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Device(i)},{Kind},压测点 {i + 1} 号,121.4478,31.2280,{Area(i / PerLane)},{Token}\n");
        }

        return text.ToString();
    }

    public string GatewaysCsv() => string.Join('\n',
        ["id,name_zh,token,devices", .. Enumerable.Range(0, Gateways).Select(g => $"{Gateway(g)},压测网关 {g + 1} 号,{Token},{string.Join(' ', Behind(g).Select(Device))}"), ""]);

    private static Speaker Alone(string device) => new(device, Token, [Topic(device)]);

    private static string Gateway(int g) => string.Create(CultureInfo.InvariantCulture, $"load-gw-{g + 1:000}");

    private static string Area(int lane) => string.Create(CultureInfo.InvariantCulture, $"{District}{901 + lane}");

    // A subdistrict's devices come one after the other, as its file does, and those of one gateway stand in one subdistrict.
    private IEnumerable<int> Behind(int gateway) => Enumerable.Range(gateway * PerGateway, PerGateway);
}

/// <summary>Who signs in, and to which topics it publishes in turn.</summary>
internal sealed record Speaker(string User, string Token, IReadOnlyList<string> Topics);
