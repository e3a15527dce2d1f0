using Jingwei.City.Contracts;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Jingwei.Host.Serving;

/// <summary>The built web pages, each with its own addresses below it.</summary>
internal static class Pages
{
    private static readonly string[] Names = ["console", "field", "resident", "demo"];

    public static void UsePages(this WebApplication app)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        Directory.CreateDirectory(root);
        var files = new PhysicalFileProvider(root);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UsePrecompressed(files);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new Precompressed.Types(),
            OnPrepareResponse = answer =>
            {
                // Names below /assets carry a hash of what is in them.
                var built = answer.Context.Request.Path.StartsWithSegments("/assets");
                answer.Context.Response.Headers.CacheControl = built ? "public, max-age=31536000, immutable" : "no-cache";
                Precompressed.Mark(answer.Context, answer.File.Name);
            },
        });
        foreach (var name in Names)
        {
            // Not for files: a page's own service worker and manifest are served as what they are.
            app.MapGet($"/{name}/{{**rest:nonfile}}", (HttpContext http) => Page(http, files, $"{name}/index.html")).ExcludeFromDescription();
        }

        app.MapFallback("/api/{**rest}", UnknownEndpoint.Answer)
            .OpenToAll("says that there is no such endpoint").ExcludeFromDescription();
    }

    private static IResult Page(HttpContext http, IFileProvider files, string path)
    {
        var (page, name, coding) = Precompressed.Choose(files, path, http.Request.Headers.AcceptEncoding.ToString());
        if (!page.Exists)
        {
            return Results.Text("The web pages are not built: run `npm ci && npm run build` in web/.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        http.Response.Headers.CacheControl = "no-cache";
        Precompressed.Mark(http, name);
        var tag = new EntityTagHeaderValue($"\"{page.LastModified.ToUnixTimeMilliseconds():x}-{coding ?? "plain"}\"");
        return Results.File(page.PhysicalPath!, "text/html; charset=utf-8", entityTag: tag, lastModified: page.LastModified);
    }
}
