namespace Jingwei.Foundation;

/// <summary>What kind of "no" it is; the API turns it into a status.</summary>
public enum RefusalKind
{
    /// <summary>The input is wrong: 400.</summary>
    Invalid,

    /// <summary>Nobody is signed in: 401.</summary>
    Unauthenticated,

    /// <summary>The actor may not: 403.</summary>
    Forbidden,

    /// <summary>There is no such thing, or the actor may not know of it: 404.</summary>
    NotFound,

    /// <summary>The state of the thing does not allow it: 409.</summary>
    Conflict,

    /// <summary>The address takes other methods: 405.</summary>
    WrongMethod,

    /// <summary>The body is of a kind that is not taken: 415.</summary>
    WrongContent,

    /// <summary>Locked for a while: 423.</summary>
    Locked,

    /// <summary>Too large: 413.</summary>
    TooLarge,

    /// <summary>Too many at once: 429.</summary>
    TooMany,

    /// <summary>Not now, and it is not the asker's doing: 503.</summary>
    Unavailable,
}

/// <summary>The city says no, and why. <paramref name="Code"/> is snake_case and stable; screens translate it with <paramref name="Args"/>.</summary>
/// <param name="Code">The reason, for example <c>handler_may_not_check</c>.</param>
/// <param name="Field">The input field it speaks of, in the API's spelling; null when it is about the whole.</param>
/// <param name="Args">What the sentence needs: limits, names, instants. Never personal data.</param>
public sealed record Refusal(
    string Code,
    RefusalKind Kind = RefusalKind.Conflict,
    string? Field = null,
    IReadOnlyDictionary<string, object?>? Args = null)
{
    public static Refusal Invalid(string field, string code, params (string Key, object? Value)[] args) =>
        new(code, RefusalKind.Invalid, field, ToArgs(args));

    public static Refusal Because(RefusalKind kind, string code, params (string Key, object? Value)[] args) =>
        new(code, kind, null, ToArgs(args));

    private static Dictionary<string, object?>? ToArgs((string Key, object? Value)[] args) =>
        args.Length == 0 ? null : args.ToDictionary(a => a.Key, a => a.Value);
}
