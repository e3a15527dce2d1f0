using System.Net;

namespace Jingwei.Gateway;

/// <summary>Where this city may call by itself, and by which address it is reached.</summary>
public sealed record OutwardOptions
{
    /// <summary>Networks that may be called beside the public ones, over plain HTTP too: a government's own network, a neighbor on the same machine.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; init; } = [];

    /// <summary>The address by which others reach the pages, for links in what goes out; null when it is not known: links then begin with the path.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>How long a whole call may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A page of this city as others reach it.</summary>
    public string LinkTo(string path) => PublicAddress is { } root ? root.GetLeftPart(UriPartial.Authority) + path : path;

    /// <summary>Reads networks with commas between: <c>10.20.0.0/16, 127.0.0.1</c>. Null for what is none.</summary>
    public static IReadOnlyList<IPNetwork>? FindNetworks(string text)
    {
        var networks = new List<IPNetwork>();
        foreach (var part in text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(part, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                return null;
            }
        }

        return networks;
    }
}
