using System.Net;

namespace Jingwei.Gateway.Mqtt;

/// <summary>Counts the connections that are open, altogether and by address.</summary>
internal sealed class ConnectionLimits(int most, int mostPerAddress)
{
    private readonly Lock gate = new();
    private readonly Dictionary<IPAddress, int> byAddress = [];
    private int open;

    /// <summary>Null when there is room and the connection is now counted; else the refusal's code.</summary>
    public string? TryEnter(IPAddress address)
    {
        lock (gate)
        {
            var here = byAddress.GetValueOrDefault(address);
            if (open >= most)
            {
                return Refusals.TooManyConnections;
            }

            if (here >= mostPerAddress)
            {
                return Refusals.TooManyFromAddress;
            }

            open++;
            byAddress[address] = here + 1;
            return null;
        }
    }

    /// <summary>Ends a connection that <see cref="TryEnter"/> let in.</summary>
    public void Leave(IPAddress address)
    {
        lock (gate)
        {
            open--;
            if (--byAddress[address] == 0)
            {
                byAddress.Remove(address);
            }
        }
    }
}
