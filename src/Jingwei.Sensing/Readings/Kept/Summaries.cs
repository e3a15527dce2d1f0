using System.Runtime.InteropServices;
using System.Text.Json;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>A value as it was said. A value that was once a number and is now a word is two.</summary>
internal readonly record struct ValueKey(string Name, ValueShape Shape);

/// <summary>
/// Summaries of one device's readings by value and step. What was said goes by its name and by what stands in the JSON, so that no profile is needed and none is
/// missed: a boolean is the word <c>true</c> or <c>false</c>.
/// </summary>
internal sealed class Summaries
{
    public const string True = "true";
    public const string False = "false";

    private readonly List<ValueKey> keys = [];
    private readonly Dictionary<(int Key, long StartMs), ValueSummary> found = [];

    public int Count => found.Count;

    /// <summary>All, by value in the order in which they were first met, then by time.</summary>
    public IEnumerable<(ValueKey Key, long StartMs, ValueSummary Summary)> InOrder() =>
        found.OrderBy(f => f.Key).Select(f => (keys[f.Key.Key], f.Key.StartMs, f.Value));

    /// <summary>Adds a reading.</summary>
    /// <param name="startMs">The step.</param>
    /// <param name="atMs">The reading's instant, of counts that which decides.</param>
    /// <param name="seq">Its place in the order of receipt.</param>
    /// <param name="content">Its values, as <see cref="StoredValues"/> writes them.</param>
    public void Add(long startMs, long atMs, long seq, ReadOnlySpan<byte> content)
    {
        var json = new Utf8JsonReader(content);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            // The name is compared where it stands: this runs for each value of each reading that is kept.
            var name = json;
            json.Read();
            switch (json.TokenType)
            {
                case JsonTokenType.Number:
                    At(ref name, ValueShape.Number, startMs).Add(json.GetDouble(), atMs, seq);
                    break;
                case JsonTokenType.True or JsonTokenType.False:
                    At(ref name, ValueShape.Boolean, startMs).Add(json.TokenType == JsonTokenType.True ? True : False, atMs, seq);
                    break;
                case JsonTokenType.String:
                    At(ref name, ValueShape.Word, startMs).Add(json.GetString()!, atMs, seq);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }
    }

    /// <summary>Adds what was summed up before.</summary>
    public void Merge(ValueKey key, long startMs, in ValueSummary summary)
    {
        var place = keys.IndexOf(key);
        if (place < 0)
        {
            place = keys.Count;
            keys.Add(key);
        }
        CollectionsMarshal.GetValueRefOrAddDefault(found, (place, startMs), out _).Merge(summary);
    }

    /// <summary>Forgets all, for the next device.</summary>
    public void Clear()
    {
        keys.Clear();
        found.Clear();
    }

    private ref ValueSummary At(ref Utf8JsonReader name, ValueShape shape, long startMs)
    {
        var place = 0;
        while (place < keys.Count && (keys[place].Shape != shape || !name.ValueTextEquals(keys[place].Name)))
            place++;
        if (place == keys.Count)
            keys.Add(new ValueKey(name.GetString()!, shape));
        return ref CollectionsMarshal.GetValueRefOrAddDefault(found, (place, startMs), out _);
    }
}
