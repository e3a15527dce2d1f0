using System.Diagnostics.CodeAnalysis;

namespace Jingwei.Foundation;

/// <summary>Something that was either done or refused. The writer rolls a refused piece of work back.</summary>
public interface IOutcome
{
    Refusal? Refusal { get; }
}

/// <summary>A value, or the refusal that stands in its place.</summary>
public sealed class Result<T> : IOutcome
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Ok => Refusal is null;

    /// <summary>The value; throws <see cref="InvalidOperationException"/> when it was refused.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"refused: {Refusal.Code}");

    /// <summary>For values of interface types, which the conversion does not take.</summary>
    public static Result<T> Of(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    public Result<TOut> Then<TOut>(Func<T, Result<TOut>> next) => Refusal is null ? next(value!) : Refusal;
}

/// <summary>The value of work that answers nothing but "done".</summary>
public readonly record struct Done
{
    public static Result<Done> Ok { get; } = default(Done);
}
