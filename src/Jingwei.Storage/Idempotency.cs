using System.Text.Json;
using System.Text.Json.Serialization;
using Jingwei.Foundation;

namespace Jingwei.Storage;

/// <summary>
/// The key under which a caller may repeat an unsafe call. The first answer of each piece of work is stored with the work, in the
/// same transaction, so that a repeat after a lost answer, or after a crash, gets that answer and changes nothing.
/// </summary>
public sealed class Idempotency
{
    private static readonly AsyncLocal<Idempotency?> Ambient = new();
    private readonly string key;
    private readonly string? fingerprint;
    private int part;

    private Idempotency(string key, string? fingerprint) => (this.key, this.fingerprint) = (key, fingerprint);

    /// <summary>Runs <paramref name="call"/> under a key.</summary>
    /// <param name="key">Names the actor and the called address as well.</param>
    /// <param name="fingerprint">What is asked for, hashed; a repeat must bring the same. Null when it cannot be told.</param>
    /// <param name="call">The call; its pieces of work are written one after the other.</param>
    /// <exception cref="IdempotencyKeyReusedException">The key was used for something else.</exception>
    public static async Task Under(string key, string? fingerprint, Func<Task> call)
    {
        Ambient.Value = new Idempotency(key, fingerprint);
        try
        {
            await call();
        }
        finally
        {
            Ambient.Value = null;
        }
    }

    /// <summary>What the present call sets off is not its own work: from here on, in this flow, nothing is answered from the store.</summary>
    internal static void Leave() => Ambient.Value = null;

    internal static IdempotencyPart? Next() =>
        Ambient.Value is { } current ? new IdempotencyPart($"{current.key}#{Interlocked.Increment(ref current.part) - 1}", current.fingerprint) : null;
}

/// <summary>The key of one piece of work of a repeatable call.</summary>
internal sealed record IdempotencyPart(string Key, string? Fingerprint);

/// <summary>A key came back with another body: the caller mixed up two calls, and neither answer would be right.</summary>
public sealed class IdempotencyKeyReusedException() : InvalidOperationException("The idempotency key was used for another call before.");

/// <summary>The stored answer of a repeatable piece of work.</summary>
public sealed class IdempotencyRow
{
    public required string Key { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Answer { get; init; }

    /// <summary>What was asked for, hashed; null when it could not be told.</summary>
    public string? Fingerprint { get; init; }
}

/// <summary>Writes a <see cref="Result{T}"/> that is a value as that value; refusals are never stored.</summary>
internal sealed class ResultJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Result<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Result<T>>
    {
        public override Result<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(ref reader, options)!;

        public override void Write(Utf8JsonWriter writer, Result<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
