using System.Net;
using Jingwei.Gateway;
using Jingwei.Sensing;

namespace Jingwei.Host.Serving;

/// <summary>Where a listener listens.</summary>
/// <param name="Address">Null for every loopback address.</param>
public readonly record struct ListenAt(IPAddress? Address, int Port)
{
    public bool LoopbackOnly => Address is null || IPAddress.IsLoopback(Address);

    /// <summary>How this machine reaches it.</summary>
    public string HostName => Address is null || IPAddress.IsLoopback(Address) || Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any) ? "localhost" : Address.ToString();

    /// <summary>Reads <c>8080</c> (loopback) or <c>host:port</c>; <c>*</c> as host is every address of the machine.</summary>
    public static ListenAt Parse(string option, string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? null : text[..colon].Trim('[', ']');
        if (!int.TryParse(text[(colon + 1)..], out var port) || port is < 0 or > 65535)
        {
            throw new OptionException(option, $"'{text}' is not a port or host:port, such as 8080 or 0.0.0.0:8080");
        }

        return host switch
        {
            null or "localhost" => new(null, port),
            "" or "*" or "+" => new(IPAddress.Any, port),
            _ => IPAddress.TryParse(host, out var address) ? new(address, port) : throw new OptionException(option, $"'{host}' is not an address of this machine: give an IP address, localhost or *"),
        };
    }
}

public enum DemoMode
{
    /// <summary>On for an empty folder on loopback, and for a folder that the demo made.</summary>
    Auto,
    On,
    Paused,
    Off,
}

/// <summary>An option that cannot be understood; the message says what would be right.</summary>
public sealed class OptionException(string option, string message) : Exception($"--{option}: {message}");

/// <summary>How the product is started: from the command line, from environment variables (<c>JINGWEI_HTTP</c>, …), from appsettings.</summary>
public sealed record ServeOptions(
    ListenAt Http, ListenAt Mqtt, ListenAt? Https, string? HttpsCertificate, string? HttpsPassword, string Data, DemoMode Demo, double DeviceRate, int MaxConnectionsPerAddress,
    ReadingPolicy Readings, Open311Filing? Open311Filing, Open311Options Open311)
{
    /// <summary>Every option of <c>serve</c>, with what it means.</summary>
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>
    {
        ["http"] = "port or host:port of the pages and the API (8080; a bare port is loopback)",
        ["mqtt"] = "port or host:port of the MQTT listener (1883)",
        ["https"] = "port or host:port for HTTPS; with no certificate a local authority is made at the first start",
        ["https-cert"] = "certificate file (PFX, or PEM with key) for --https",
        ["https-password"] = "its password",
        ["data"] = "the folder that holds everything (./data)",
        ["demo"] = "on, off or paused (on for an empty folder on loopback)",
        ["device-rate"] = "messages a second that one device may send; 0 lifts the limit (20)",
        ["device-connections"] = "MQTT connections at once from one address (2000)",
        ["open311"] = "who files at /open311: keys (holders of API keys), open (everybody), off (keys; open in a demo)",
        ["open311-jurisdiction"] = "the jurisdiction_id that Open311 clients may name the city by, such as its web address; its official code always counts",
        ["open311-contact"] = "whom people who write Open311 clients may ask",
        ["open311-keys"] = "how they get an API key, in a sentence",
        ["open311-services"] = "a service file of your own in place of open311/services.yaml",
        ["outward-networks"] = "networks beside the public ones that webhooks and feeds of warnings may call, over plain HTTP too, such as 10.20.0.0/16,127.0.0.1",
        ["public-address"] = "the address by which others reach the pages, such as https://city.example; links in what goes out begin with it",
        ["warning-rules"] = "a file of your own in place of warnings/publishing.yaml: what may be published as a CAP warning",
        ["warning-sender"] = "the name by which the world knows who warns, such as warning@city.example (made of the public address)",
        ["readings:rawDays"] = "days for which raw readings are kept (90)",
        ["readings:minuteDays"] = "days for which their aggregates of a minute are kept (400)",
        ["readings:hourDays"] = "days for which their aggregates of an hour are kept; 0 is for ever (3650)",
    };

    /// <exception cref="OptionException">An option cannot be understood.</exception>
    public static ServeOptions Read(IConfiguration settings)
    {
        var demo = settings["demo"] ?? "";
        var https = settings["https"];
        return new ServeOptions(
            ListenAt.Parse("http", settings["http"] ?? "8080"),
            ListenAt.Parse("mqtt", settings["mqtt"] ?? "1883"),
            string.IsNullOrEmpty(https) ? null : ListenAt.Parse("https", https),
            settings["https-cert"],
            settings["https-password"],
            settings["data"] ?? "./data",
            demo.ToLowerInvariant() switch
            {
                "" => DemoMode.Auto,
                "on" or "true" => DemoMode.On,
                "paused" => DemoMode.Paused,
                "off" or "false" => DemoMode.Off,
                _ => throw new OptionException("demo", $"'{demo}' is not on, off or paused"),
            },
            double.TryParse(settings["device-rate"] ?? "20", out var rate) && rate >= 0 ? rate : throw new OptionException("device-rate", $"'{settings["device-rate"]}' is not a number of messages a second"),
            int.TryParse(settings["device-connections"] ?? "2000", out var most) && most > 0 ? most : throw new OptionException("device-connections", $"'{settings["device-connections"]}' is not a number of connections"),
            ReadPolicy(settings),
            (settings["open311"] ?? "").ToLowerInvariant() switch
            {
                "" => null,
                "keys" => Gateway.Open311Filing.Keys,
                "open" => Gateway.Open311Filing.Open,
                "off" => Gateway.Open311Filing.Off,
                _ => throw new OptionException("open311", $"'{settings["open311"]}' is not keys, open or off"),
            },
            new Open311Options
            {
                Jurisdiction = settings["open311-jurisdiction"], Contact = settings["open311-contact"], KeyService = settings["open311-keys"],
                Services = ReadServices(settings["open311-services"]),
            });
    }

    /// <summary>What this city may call by itself.</summary>
    /// <exception cref="OptionException">An option cannot be understood.</exception>
    internal static OutwardOptions ReadOutward(IConfiguration settings) => new()
    {
        Networks = OutwardOptions.FindNetworks(settings["outward-networks"] ?? "")
            ?? throw new OptionException("outward-networks", $"'{settings["outward-networks"]}' is not a list of networks, such as 10.20.0.0/16,127.0.0.1"),
        PublicAddress = string.IsNullOrEmpty(settings["public-address"]) ? null
            : Uri.TryCreate(settings["public-address"], UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new OptionException("public-address", $"'{settings["public-address"]}' is not an address such as https://city.example"),
    };

    /// <summary>How this city publishes warnings.</summary>
    /// <exception cref="OptionException">An option cannot be understood.</exception>
    internal static WarningOptions ReadWarnings(IConfiguration settings) => new()
    {
        Rules = ReadRules(settings["warning-rules"]),
        Sender = string.IsNullOrEmpty(settings["warning-sender"]) ? null
            : WarningOptions.IsSender(settings["warning-sender"]!) ? settings["warning-sender"]
            : throw new OptionException("warning-sender", $"'{settings["warning-sender"]}' is not a name without spaces, commas, < and &, such as warning@city.example"),
    };

    private static (string, string)? ReadRules(string? file)
    {
        if (string.IsNullOrEmpty(file))
        {
            return null;
        }

        var yaml = File.ReadAllText(file);
        return WarningOptions.MistakesIn(file, yaml) is { Count: > 0 } mistakes ? throw new OptionException("warning-rules", string.Join(Environment.NewLine, mistakes)) : (file, yaml);
    }

    private static (string, string)? ReadServices(string? file)
    {
        if (string.IsNullOrEmpty(file))
        {
            return null;
        }

        var yaml = File.ReadAllText(file);
        return Open311Door.MistakesIn(file, yaml) is { Count: > 0 } mistakes ? throw new OptionException("open311-services", string.Join(Environment.NewLine, mistakes)) : (file, yaml);
    }

    private static ReadingPolicy ReadPolicy(IConfiguration settings)
    {
        var usual = new ReadingPolicy();
        var policy = new ReadingPolicy(Days("readings:rawDays", usual.RawDays), Days("readings:minuteDays", usual.MinuteDays), Days("readings:hourDays", usual.HourDays));
        return policy.IsSound ? policy
            : throw new OptionException(
                "readings:rawDays", $"raw readings are kept for {ReadingPolicy.UntouchedDays} days or more, minutes (--readings:minuteDays) for as long or longer, hours (--readings:hourDays) for as long as those or longer, or for ever (0); these are {policy.RawDays}, {policy.MinuteDays} and {policy.HourDays}");

        int Days(string name, int otherwise) =>
            string.IsNullOrEmpty(settings[name]) ? otherwise : int.TryParse(settings[name], out var days) && days >= 0 ? days : throw new OptionException(name, $"'{settings[name]}' is not a number of days");
    }

    /// <summary>Options on the command line whose value was forgotten: the next word is an option itself, or there is none.</summary>
    public static IReadOnlyList<string> WithoutValue(IReadOnlyList<string> args) =>
        [.. args.Where((a, i) => a.StartsWith("--", StringComparison.Ordinal) && Known.ContainsKey(a[2..]) && (i + 1 == args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal))).Select(a => a[2..])];

    /// <summary>Names on the command line that no option has; empty when all are known.</summary>
    public static IReadOnlyList<string> Unknown(IEnumerable<string> args, params string[] more) =>
        [.. args.Where(a => a.StartsWith("--", StringComparison.Ordinal)).Select(a => a[2..].Split('=')[0]).Where(n => !Known.ContainsKey(n) && !more.Contains(n))];
}
