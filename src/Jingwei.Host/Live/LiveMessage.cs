using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jingwei.Host.Live;

/// <summary>What a page receives.</summary>
/// <param name="Area">Null for the account's own news; <see cref="Everyone"/> for what goes to all.</param>
/// <param name="Seq">Rises by one within its group on this line. A jump means that something was missed and must be read again.</param>
/// <param name="Kind">As in <see cref="Storage.Live.LiveNews"/>, or <see cref="Gap"/>.</param>
public sealed record LiveMessage(string? Area, long Seq, string Kind, DateTimeOffset At, LiveBody Data)
{
    /// <summary>What stands for the area in news that goes to all, such as the clock's.</summary>
    public const string Everyone = "*";

    /// <summary>Says that news was lost on the way to this page. Its own number jumps, so that a page needs to know nothing more.</summary>
    public const string Gap = "gap";
}

/// <summary>What the news says. Written out once, however many pages receive it.</summary>
[JsonConverter(typeof(Writing))]
public sealed class LiveBody(object data)
{
    private byte[]? json;

    private sealed class Writing : JsonConverter<LiveBody>
    {
        public override LiveBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Pages send no news.");

        public override void Write(Utf8JsonWriter writer, LiveBody value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.json ??= JsonSerializer.SerializeToUtf8Bytes(value.Data, value.Data.GetType(), options), skipInputValidation: true);
    }

    private object Data => data;
}

/// <param name="Area">As in <see cref="LiveMessage.Area"/>.</param>
/// <param name="Seq">The last number given out on this line; a gap after it means that something was missed.</param>
public sealed record JoinedGroup(string? Area, long Seq);

/// <summary>News on its way to pages.</summary>
/// <param name="Thing">Names what it is about when only the newest word about it counts; null when every word does.</param>
internal sealed record LiveItem(string? Area, string Kind, string? Thing, DateTimeOffset At, LiveBody Body);
