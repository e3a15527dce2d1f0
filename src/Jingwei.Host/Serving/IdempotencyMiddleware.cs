using System.Security.Cryptography;
using System.Text;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;

namespace Jingwei.Host.Serving;

/// <summary>Lets an unsafe call be repeated under its <c>Idempotency-Key</c>: the same caller, address and key get the first answer.</summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 128;

    public async Task InvokeAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
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
        await Idempotency.Under(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole))), () => next(context));
    }
}
