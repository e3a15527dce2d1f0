using System.Security.Cryptography;
using Jingwei.City.Contracts;
using Microsoft.Net.Http.Headers;

namespace Jingwei.Host.Serving;

/// <summary>
/// Tags what is marked <see cref="ConditionalRead"/> by its bytes: the tag changes when anything does that this reader sees, rights included. Saves the line, not the reading.
/// </summary>
internal sealed class ConditionalReads(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<ConditionalRead>() is null)
        {
            await next(context);
            return;
        }

        var answer = context.Response;
        var line = answer.Body;
        using var held = new MemoryStream();
        answer.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            answer.Body = line;
        }

        if (answer.StatusCode == StatusCodes.Status200OK)
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(held.GetBuffer().AsSpan(0, (int)held.Length)))[..32]}\"");
            answer.GetTypedHeaders().ETag = tag;
            answer.Headers.CacheControl = "private, no-cache";
            if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
            {
                answer.StatusCode = StatusCodes.Status304NotModified;
                answer.ContentType = null;
                answer.ContentLength = null;
                return;
            }
        }

        held.Position = 0;
        await held.CopyToAsync(line, context.RequestAborted);
    }
}
