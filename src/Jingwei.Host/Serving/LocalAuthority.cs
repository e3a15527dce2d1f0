using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Jingwei.Host.Serving;

/// <summary>
/// A certificate authority of this folder alone, for phones on the local network: they give camera and place only to HTTPS. Its key stays in
/// <c>keys/authority.pem</c>; phones are told to trust <c>/trust/jingwei-authority.crt</c>.
/// </summary>
internal sealed class LocalAuthority
{
    private static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(3650);
    private static readonly TimeSpan CertificateLife = TimeSpan.FromDays(390);

    private readonly X509Certificate2 authority;
    private readonly DateTimeOffset now;

    private LocalAuthority(X509Certificate2 authority, DateTimeOffset now) => (this.authority, this.now) = (authority, now);

    /// <summary>The authority's certificate without its key, DER: what a phone installs.</summary>
    public byte[] PublicCertificate => authority.Export(X509ContentType.Cert);

    /// <summary>Opens the folder's authority; makes it the first time.</summary>
    public static LocalAuthority Open(string keys, TimeProvider machine)
    {
        var path = Path.Combine(keys, "authority.pem");
        var now = machine.GetUtcNow();
        if (!File.Exists(path))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=Jingwei local authority", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
            using var made = request.CreateSelfSigned(now.AddDays(-1), now + AuthorityLife);
            var pem = made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
            var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, how);
            file.Write(System.Text.Encoding.ASCII.GetBytes(pem));
            file.Flush(flushToDisk: true);
        }

        return new LocalAuthority(X509Certificate2.CreateFromPemFile(path), now);
    }

    /// <summary>A fresh certificate for these names and addresses, signed by the authority; made at each start, because addresses change.</summary>
    public X509Certificate2 CertificateFor(IEnumerable<string> names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Jingwei", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var signed = request.Create(authority, now.AddDays(-1), now + CertificateLife, RandomNumberGenerator.GetBytes(16));
        using var withKey = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>localhost, the machine's name and its addresses.</summary>
    public static IReadOnlyList<string> NamesOfThisMachine() =>
    [
        "localhost", "127.0.0.1", "::1", Dns.GetHostName(), .. AddressesOfThisMachine(),
    ];

    /// <summary>Addresses under which phones on the local network reach this machine.</summary>
    public static IEnumerable<string> AddressesOfThisMachine() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(n => n.OperationalStatus == OperationalStatus.Up && n.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(n => n.GetIPProperties().UnicastAddresses)
        .Where(a => a.Address.AddressFamily == AddressFamily.InterNetwork)
        .Select(a => a.Address.ToString()).Distinct();
}
