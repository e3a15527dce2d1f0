using System.Text;
using System.Text.Json;
using Jingwei.Gateway.Outward;

namespace Jingwei.Gateway.Exchange.Mapping;

/// <summary>What came of sending a message to a platform.</summary>
internal abstract record SendOutcome
{
    /// <param name="OutsideNumber">Its own number of the case; null when it gave none.</param>
    /// <param name="Lacks">It should have given one: the case is there and must not be sent again, and somebody is to look.</param>
    public sealed record Took(string? OutsideNumber, bool Lacks = false) : SendOutcome;

    /// <summary>It will not take this message as it is: a person must look.</summary>
    /// <param name="Says">Its own words.</param>
    public sealed record Refused(string Says) : SendOutcome;

    /// <summary>It is not to be reached, or not now: the same again later.</summary>
    /// <param name="Says">What it said, for the case that it is given up.</param>
    /// <param name="MayBeIt">It answered, and it may be this message that it cannot bear: after <see cref="ReadAnswer.MostAnswers"/> such answers it is given up, so that the others go on.</param>
    public sealed record Later(OutwardFault Fault, string Says = "", bool MayBeIt = false) : SendOutcome;
}

/// <summary>Judges an answer by the mapping. Pure.</summary>
internal static class ReadAnswer
{
    /// <summary>So often the same message is answered without being taken or refused.</summary>
    public const int MostAnswers = 6;

    private const int MostWords = 500;
    private const int LongestNumber = 60;

    /// <param name="needsNumber">The message hands a case over; where the mapping says at which place the platform's number stands, one is looked for.</param>
    public static SendOutcome Run(OutwardAnswer answer, AnswerMapping mapping, bool needsNumber)
    {
        var text = Encoding.UTF8.GetString(answer.Body);
        var body = Json(text);
        if (answer is { Fault: OutwardFault.TooLarge, Status: >= 200 and < 300 })
        {
            // It did something with the message and said it at too great a length: by itself it is never sent again, or it may be there twice.
            return mapping.OkField is null ? new SendOutcome.Took(null, needsNumber && mapping.Number is not null) : new SendOutcome.Refused("");
        }

        if (answer.Fault is { } fault)
        {
            return IsVerdict(answer) ? new SendOutcome.Refused(Words(body, mapping, text)) : new SendOutcome.Later(fault, Words(body, mapping, text), MayBeIt(answer));
        }

        if (mapping.OkField is { } field)
        {
            if (body is not { ValueKind: JsonValueKind.Object } said)
            {
                // The page of something that stands before it, such as a log-in or "under repair".
                return new SendOutcome.Later(OutwardFault.NotUnderstood, Words(null, mapping, text), MayBeIt: true);
            }

            if (ReadOutside.TextAt(said, field) is not { } value || !mapping.OkValues.Contains(value))
            {
                return new SendOutcome.Refused(Words(body, mapping, text));
            }
        }

        var number = mapping.Number is { } way && body is { } whole && ReadOutside.TextAt(whole, way) is { Length: <= LongestNumber } given ? given : null;
        return new SendOutcome.Took(number, number is null && needsNumber && mapping.Number is not null);
    }

    /// <summary>
    /// 4xx says that the message is wrong, but for "too slow" and "too many", for the keys, and for a place or a method that is not there: those are set right without touching the message.
    /// </summary>
    private static bool IsVerdict(OutwardAnswer answer) =>
        answer is { Fault: OutwardFault.Refused, Status: >= 400 and < 500 and not (401 or 403 or 404 or 405 or 407 or 408 or 410 or 425 or 429) };

    /// <summary>Whether the message may be to blame: not where the answer speaks of the key, the time or the load, and not where there is none.</summary>
    private static bool MayBeIt(OutwardAnswer answer) => answer is { Fault: OutwardFault.Refused, Status: not (401 or 407 or 408 or 425 or 429 or 502 or 503 or 504) };

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
