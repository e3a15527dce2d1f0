using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Lanes;

/// <summary>
/// Something that a lane is still to hear: written with the change itself, gone when it is on the day's file. Told twice, which a kill between the two brings about,
/// it changes nothing the second time.
/// </summary>
public sealed class UnheardRow
{
    public long Id { get; init; }

    public InputKind Kind { get; init; }

    /// <summary>The device row that stands for the row, the place or the group.</summary>
    public long DeviceId { get; init; }

    /// <summary>When it was so; rises for each device.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Values as JSON.</summary>
    public required string Content { get; init; }
}
