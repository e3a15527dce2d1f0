using System.Security.Cryptography;
using System.Text;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;

namespace Jingwei.Host.Serving;

/// <summary>
/// Lets a call that is marked repeatable be repeated under its <c>Idempotency-Key</c>: the same caller, address, key and body get the first
/// answer; the same key with another body is refused. Elsewhere the header says nothing.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";
    public const int Longest = 128;

    public async Task InvokeAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || context.GetEndpoint()?.Metadata.GetMetadata<RepeatableCall>() is null)
        {
            await next(context);
            return;
        }

        if (key.Length > Longest)
        {
            await Refusal.Invalid(Header, "idempotency_key_too_long", ("most", Longest)).ToProblem().ExecuteAsync(context);
            return;
        }

        var actor = context.Actor();
        var whole = $"{actor.Kind}|{actor.AccountId}|{actor.UserName}|{context.Request.Method}|{context.Request.Path}|{key}";
        try
        {
            await Idempotency.Under(Hex(SHA256.HashData(Encoding.UTF8.GetBytes(whole))), await FingerprintOf(context.Request), () => next(context));
        }
        catch (IdempotencyKeyReusedException) when (!context.Response.HasStarted)
        {
            await Refusal.Because(RefusalKind.Conflict, "idempotency_key_reused").ToProblem().ExecuteAsync(context);
        }
    }

    /// <summary>A hash of a JSON body. A photo's parts are cut anew by each sending, so its bytes say nothing here.</summary>
    private static async Task<string?> FingerprintOf(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            return null;
        }

        request.EnableBuffering();
        var hash = Hex(await SHA256.HashDataAsync(request.Body, request.HttpContext.RequestAborted));
        request.Body.Position = 0;
        return hash;
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
