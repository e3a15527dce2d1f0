using System.Security.Cryptography.X509Certificates;
using Jingwei.Storage;

namespace Jingwei.Host.Serving;

/// <summary>The certificate for HTTPS: the one that was given, or one of the folder's own authority.</summary>
internal static class HttpsCertificate
{
    public static X509Certificate2 Load(ServeOptions options, DataFolder folder)
    {
        if (options.HttpsCertificate is not { Length: > 0 } path)
        {
            return LocalAuthority.Open(folder.Keys, TimeProvider.System).CertificateFor(LocalAuthority.NamesOfThisMachine());
        }

        if (!File.Exists(path))
        {
            throw new OptionException("https-cert", $"there is no file {path}");
        }

        return path.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
            ? X509Certificate2.CreateFromPemFile(path)
            : X509CertificateLoader.LoadPkcs12FromFile(path, options.HttpsPassword);
    }
}
