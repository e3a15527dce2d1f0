using Jingwei.City.Contracts;
using Jingwei.Host.Demo;
using QRCoder;

namespace Jingwei.Host.Serving;

/// <summary>What the console says once the doors are open: addresses, demo accounts, the first administrator's link, the QR code for phones.</summary>
internal static class Banner
{
    public static async Task Print(WebApplication app, ServeOptions options, DemoMode demo, CancellationToken ct)
    {
        var web = $"http://{options.Http.HostName}:{options.Http.Port}";
        Console.WriteLine();
        Console.WriteLine($"  Jingwei 经纬   {web}");
        Console.WriteLine($"  MQTT           {options.Mqtt.HostName}:{options.Mqtt.Port}");
        Console.WriteLine($"  data           {Path.GetFullPath(options.Data)}");
        if (app.Services.GetRequiredService<DemoFolder>().IsDemo)
        {
            Console.WriteLine($"  demo street    {(demo == DemoMode.On ? "playing" : "paused")}; control it at {web}/demo");
            Console.WriteLine("  accounts       city district street intake leader dispatch hotline admin · patrol1-12 crew1-4 inspector1 point1-6 municipal greening · resident   password: demo");
        }
        else if (await app.Services.GetRequiredService<IFirstAdministrator>().Invite(ct) is { } token)
        {
            Console.WriteLine();
            Console.WriteLine("  Nobody administers this city yet. Open this link within 24 hours; it works once:");
            Console.WriteLine($"  {web}/?setup={token}");
        }

        if (options.Https is { } https)
        {
            Console.WriteLine($"  HTTPS          https://{https.HostName}:{https.Port}");
            if (string.IsNullOrEmpty(options.HttpsCertificate))
            {
                Trust(options);
            }
        }

        Console.WriteLine();
    }

    /// <summary>How a phone comes to trust the local authority.</summary>
    private static void Trust(ServeOptions options)
    {
        if (options.Http.LoopbackOnly || options.Https is { LoopbackOnly: true })
        {
            Console.WriteLine("  Phones cannot reach this machine's own addresses: serve a city of its own with --demo off --http '*:8080' --https '*:8443'.");
            return;
        }

        var host = LocalAuthority.AddressesOfThisMachine().FirstOrDefault() ?? options.Http.HostName;
        var link = $"http://{host}:{options.Http.Port}{TrustPage.Path}";
        Console.WriteLine($"  For phones: open {link} once, install the certificate and trust it.");
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        Console.WriteLine(new AsciiQRCode(code).GetGraphicSmall());
    }
}
