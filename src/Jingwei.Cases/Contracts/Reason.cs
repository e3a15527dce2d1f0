namespace Jingwei.Cases.Contracts;

/// <summary>Why a rule chose so; screens put the code and its arguments into a sentence.</summary>
public sealed record Reason(string Code, IReadOnlyDictionary<string, object?>? Args = null)
{
    public static Reason Of(string code, params (string Key, object? Value)[] args) =>
        new(code, args.Length == 0 ? null : args.ToDictionary(a => a.Key, a => a.Value));
}
