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
    private int part;

    private Idempotency(string key) => this.key = key;

    /// <summary>Runs <paramref name="call"/> under a key; the key must already name the actor and the called address.</summary>
    public static async Task Under(string key, Func<Task> call)
    {
        Ambient.Value = new Idempotency(key);
        try
        {
            await call();
        }
        finally
        {
            Ambient.Value = null;
        }
    }

    internal static string? NextKey() => Ambient.Value is { } current ? $"{current.key}#{current.part++}" : null;
}

/// <summary>The stored answer of a repeatable piece of work.</summary>
public sealed class IdempotencyRow
{
    public required string Key { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Answer { get; init; }
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
