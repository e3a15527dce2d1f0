using Jingwei.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Jingwei.City.Contracts;

/// <summary>How results become HTTP answers: the one place that turns a refusal into RFC 9457 problem details.</summary>
public static class Answers
{
    /// <summary>200 with the value, or the problem.</summary>
    public static IResult ToAnswer<T>(this Result<T> result) => result.ToAnswer(value => Results.Ok(value));

    /// <summary>What <paramref name="ok"/> makes of the value, or the problem.</summary>
    public static IResult ToAnswer<T>(this Result<T> result, Func<T, IResult> ok)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(ok);
        return result.Ok ? ok(result.Value) : result.Refusal.ToProblem();
    }

    /// <summary><c>{type,title,status,detail?,code,field?,args?}</c> as <c>application/problem+json</c>; <c>detail</c> is an English sentence, screens translate <c>code</c> with <c>args</c>.</summary>
    public static IResult ToProblem(this Refusal refusal) => Results.Problem(DetailsOf(refusal));

    /// <summary>The same as an object, for middleware that writes it itself.</summary>
    public static ProblemDetails DetailsOf(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var details = new ProblemDetails
        {
            Status = StatusOf(refusal.Kind),
            Title = refusal.Code.Replace('_', ' '),
            Detail = ProblemSentences.Find(refusal),
            Type = $"urn:jingwei:problem:{refusal.Code}",
        };
        details.Extensions["code"] = refusal.Code;
        if (refusal.Field is not null)
        {
            details.Extensions["field"] = refusal.Field;
        }

        if (refusal.Args is not null)
        {
            details.Extensions["args"] = refusal.Args;
        }

        return details;
    }

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.WrongMethod => StatusCodes.Status405MethodNotAllowed,
        RefusalKind.WrongContent => StatusCodes.Status415UnsupportedMediaType,
        RefusalKind.Locked => StatusCodes.Status423Locked,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
