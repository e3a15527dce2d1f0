using System.Net;

namespace Jingwei.Gateway.Mqtt;

/// <summary>Counts the connections that are open, altogether and by address.</summary>
internal sealed class ConnectionLimits(int most, int mostPerAddress)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _byAddress = [];
    private int _open;

    /// <summary>Null when there is room and the connection is now counted; else the refusal's code.</summary>
    public string? TryEnter(IPAddress address)
    {
        lock (_gate)
        {
            var here = _byAddress.GetValueOrDefault(address);
            if (_open >= most)
            {
                return Refusals.TooManyConnections;
            }

            if (here >= mostPerAddress)
            {
                return Refusals.TooManyFromAddress;
            }

            _open++;
            _byAddress[address] = here + 1;
            return null;
        }
    }

    /// <summary>Ends a connection that <see cref="TryEnter"/> let in.</summary>
    public void Leave(IPAddress address)
    {
        lock (_gate)
        {
            _open--;
            if (--_byAddress[address] == 0)
            {
                _byAddress.Remove(address);
            }
        }
    }
}
