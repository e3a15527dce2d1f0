using System.Text;
using System.Text.Json;
using Jingwei.Gateway.Outward;

namespace Jingwei.Gateway.Exchange.Mapping;

/// <summary>What came of sending a message to a platform.</summary>
internal abstract record SendOutcome
{
    /// <param name="OutsideNumber">Its own number of the case; null when it gave none.</param>
    public sealed record Took(string? OutsideNumber) : SendOutcome;

    /// <summary>It will not take this message as it is: a person must look.</summary>
    /// <param name="Says">Its own words.</param>
    public sealed record Refused(string Says) : SendOutcome;

    /// <summary>It is not to be reached, or not now: the same again later.</summary>
    public sealed record Later(OutwardFault Fault) : SendOutcome;
}

/// <summary>Judges an answer by the mapping. Pure.</summary>
internal static class ReadAnswer
{
    private const int MostWords = 500;

    /// <param name="needsNumber">The message hands a case over, and the mapping says where its number stands.</param>
    public static SendOutcome Run(OutwardAnswer answer, AnswerMapping mapping, bool needsNumber)
    {
        if (answer.Fault is { } fault && !IsVerdict(answer))
        {
            return new SendOutcome.Later(fault);
        }

        var text = Encoding.UTF8.GetString(answer.Body);
        var body = Json(text);
        if (answer.Fault is not null)
        {
            return new SendOutcome.Refused(Words(body, mapping, text));
        }

        if (mapping.OkField is { } field && (body is not { } said || ReadOutside.TextAt(said, field) is not { } value || !mapping.OkValues.Contains(value)))
        {
            return new SendOutcome.Refused(Words(body, mapping, text));
        }

        var number = mapping.Number is { } way && body is { } whole ? ReadOutside.TextAt(whole, way) : null;
        return needsNumber && mapping.Number is not null && number is not { Length: <= 60 } ? new SendOutcome.Refused(Words(body, mapping, text)) : new SendOutcome.Took(number);
    }

    /// <summary>4xx says that the message is wrong, but for "too slow" and "too many", and for the keys, which somebody sets right without touching the message.</summary>
    private static bool IsVerdict(OutwardAnswer answer) => answer is { Fault: OutwardFault.Refused, Status: >= 400 and < 500 and not (401 or 403 or 407 or 408 or 425 or 429) };

    private static string Words(JsonElement? body, AnswerMapping mapping, string text)
    {
        var words = mapping.Says is { } way && body is { } said ? ReadOutside.TextAt(said, way) ?? text : text;
        return words.Length > MostWords ? words[..MostWords] : words;
    }

    private static JsonElement? Json(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
