using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Jingwei.Host.Serving;

/// <summary>
/// The built pages lie beside copies that the build has compressed as far as it goes (<c>app.js.br</c>, <c>app.js.gz</c>); who takes one gets it. Only files
/// of the build: what the API says is never compressed, because it can hold secrets beside words that a stranger chose.
/// </summary>
internal static class Precompressed
{
    /// <summary>The better first.</summary>
    private static readonly (string Coding, string Suffix)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>The file to send in place of a file of the build: itself, or its copy in the best coding that the caller takes.</summary>
    public static (IFileInfo File, string Path, string? Coding) Choose(IFileProvider files, string path, string acceptEncoding)
    {
        foreach (var (coding, suffix) in Codings)
        {
            if (Takes(acceptEncoding, coding) && files.GetFileInfo(path + suffix) is { Exists: true } copy)
            {
                return (copy, path + suffix, coding);
            }
        }

        return (files.GetFileInfo(path), path, null);
    }

    /// <summary>Leads a call for a built file to its compressed copy; put it before the static files.</summary>
    public static void UsePrecompressed(this IApplicationBuilder app, IFileProvider files) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (context.GetEndpoint() is null && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Path.Value is { } path)
        {
            request.Path = Choose(files, path, request.Headers.AcceptEncoding.ToString()).Path;
        }

        return next(context);
    });

    /// <summary>Says in what coding a file is sent, and that it depends on what the caller takes.</summary>
    public static void Mark(HttpContext context, string path)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (CodingOf(path) is { } coding)
        {
            context.Response.Headers.ContentEncoding = coding;
        }
    }

    private static string? CodingOf(string path) =>
        Codings.Where(c => path.EndsWith(c.Suffix, StringComparison.Ordinal)).Select(c => c.Coding).FirstOrDefault();

    /// <summary>RFC 9110, 12.5.3: named with a quality above zero, or covered by <c>*</c>.</summary>
    private static bool Takes(string acceptEncoding, string coding)
    {
        var accepted = StringWithQualityHeaderValue.TryParseList([acceptEncoding], out var list) ? list : [];
        var named = accepted.FirstOrDefault(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) ?? accepted.FirstOrDefault(a => a.Value == "*");
        return named is not null && named.Quality is not 0;
    }

    /// <summary>The type of a file by its name without the coding's suffix.</summary>
    public sealed class Types : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider known = new();

        public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType)
        {
            var plain = CodingOf(subpath) is null ? subpath : subpath[..^3];
            return known.TryGetContentType(plain, out contentType);
        }
    }
}
