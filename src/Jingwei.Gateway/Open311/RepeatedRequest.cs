using System.Security.Cryptography;
using System.Text;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.AspNetCore.Http;

namespace Jingwei.Gateway.Open311;

/// <summary>
/// Lets a form be sent again under its <c>Idempotency-Key</c>, as the city's own posts do: the same key and the same form of the same holder file once. The standard knows no such
/// header and loses nothing by it.
/// </summary>
internal static class RepeatedRequest
{
    public const string Header = "Idempotency-Key";
    public const int Longest = 128;

    private static readonly Wrong TooLong = Wrong.With($"{Header} 太长，至多 {Longest} 个字符。", $"{Header} is too long; at most {Longest} characters.");

    private static readonly Wrong Reused = new(
        StatusCodes.Status409Conflict, new($"这个 {Header} 已用于另一份表单：换一个再提交。", $"This {Header} was used for another form before: take a new one."));

    /// <summary>Files, or answers as the first time.</summary>
    public static async Task<Reply> Once(HttpRequest request, RequestForm form, Actor holder, Language say, Func<Task<Reply>> file)
    {
        var key = request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            return await file();
        }

        if (key.Length > Longest)
        {
            return Reply.Refuse(say, TooLong);
        }

        Reply? reply = null;
        try
        {
            await Idempotency.Under(Hash($"open311|{holder.Kind}|{holder.AccountId}|{holder.UserName}|{key}"), Hash(form.Whole), async () => reply = await file());
        }
        catch (IdempotencyKeyReusedException)
        {
            return Reply.Refuse(say, Reused);
        }

        return reply!;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
