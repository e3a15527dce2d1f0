using Jingwei.Gateway;
using Jingwei.Storage;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Jingwei.Host.Serving;

/// <summary>Opens the ports: HTTP, HTTPS if asked for, MQTT.</summary>
internal static class Listeners
{
    public static void Open(KestrelServerOptions kestrel, ServeOptions options, DataFolder folder)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 4 * 1024 * 1024;
        Listen(kestrel, options.Http, _ => { });
        if (options.Https is { } https)
        {
            var certificate = HttpsCertificate.Load(options, folder);
            Listen(kestrel, https, l => l.UseHttps(certificate));
        }

        if (options.Mqtt.Address is { } address)
        {
            kestrel.ListenMqtt(new System.Net.IPEndPoint(address, options.Mqtt.Port));
        }
        else
        {
            kestrel.ListenMqtt(options.Mqtt.Port, loopbackOnly: true);
        }
    }

    private static void Listen(KestrelServerOptions kestrel, ListenAt at, Action<ListenOptions> configure)
    {
        if (at.Address is { } address)
        {
            kestrel.Listen(address, at.Port, configure);
        }
        else
        {
            kestrel.ListenLocalhost(at.Port, configure);
        }
    }
}
