using Jingwei.City.Contracts;
using Jingwei.Storage;

namespace Jingwei.Host.Serving;

/// <summary>Hands out the local authority's certificate, and says in two languages what to do with it.</summary>
internal static class TrustPage
{
    public const string Path = "/trust";

    private const string Html = """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>信任本机 · Trust this machine</title>
        <body style="font:20px/1.6 sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem">
        <h1>让手机信任本机</h1><ol><li><a href="/trust/jingwei-authority.crt">下载证书</a></li>
        <li>苹果：设置 → 已下载描述文件 → 安装；再到 通用 → 关于本机 → 证书信任设置 打开开关。</li>
        <li>安卓：设置 → 安全 → 加密与凭据 → 安装证书 → CA 证书。</li></ol>
        <p>之后用 https 地址打开，拍照和定位才可用。</p><hr>
        <h2>Let your phone trust this machine</h2><ol><li><a href="/trust/jingwei-authority.crt">Download the certificate</a></li>
        <li>iPhone: Settings → Profile Downloaded → Install; then General → About → Certificate Trust Settings, switch it on.</li>
        <li>Android: Settings → Security → Encryption &amp; credentials → Install a certificate → CA certificate.</li></ol>
        <p>Then open the https address: camera and place work only there.</p></body></html>
        """;

    public static void Map(WebApplication app, DataFolder folder)
    {
        var authority = LocalAuthority.Open(folder.Keys, TimeProvider.System);
        app.MapGet(Path, () => Results.Content(Html, "text/html; charset=utf-8")).OpenToAll("a phone that trusts nothing yet reads it").ExcludeFromDescription();
        app.MapGet($"{Path}/jingwei-authority.crt", () => Results.File(authority.PublicCertificate, "application/x-x509-ca-cert", "jingwei-authority.crt"))
            .OpenToAll("the public half of the local authority").ExcludeFromDescription();
    }
}
