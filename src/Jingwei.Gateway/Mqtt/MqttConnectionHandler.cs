using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Jingwei.Gateway.Mqtt;

/// <summary>Takes the connections that Kestrel accepts on an MQTT endpoint.</summary>
internal sealed class MqttConnectionHandler(Door door) : ConnectionHandler
{
    /// <inheritdoc/>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        if (door.Limits.TryEnter(address) is { } full)
        {
            door.Ledger.Refused(full, address.ToString(), device: null);
            return; // Kestrel closes it
        }

        try
        {
            // A client may promise no keep-alive; TCP then finds out when the other end is gone.
            connection.Features.Get<IConnectionSocketFeature>()?.Socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            using var served = new MqttConnection(door, connection, address.ToString());
            await served.Run();
        }
        finally
        {
            door.Limits.Leave(address);
        }
    }
}
