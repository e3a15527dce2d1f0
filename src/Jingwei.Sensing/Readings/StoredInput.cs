using System.Globalization;
using System.Text;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Readings;

/// <summary>One row of a day file: an input of a lane.</summary>
public sealed class StoredInput
{
    /// <summary>Its place in the order; given when it joins a batch. Ids of the city's time, so that they sort by receipt.</summary>
    public long Seq { get; set; }

    /// <summary>The lane; 0 for messages about no known device.</summary>
    public long LaneId { get; init; }

    public InputKind Kind { get; init; }

    /// <summary>The device; 0 for a wake or when it is not known.</summary>
    public long DeviceId { get; init; }

    /// <summary>The instant on the device's clock, Unix milliseconds; null until the receipt stands in for one that was not sent.</summary>
    public long? AtMs { get; set; }

    /// <summary>For counts: the end of the interval; for forecasts: when it will be so. Unix milliseconds.</summary>
    public long? UntilMs { get; init; }

    /// <summary>When it joined a batch, on the city's clock, Unix milliseconds; never falls.</summary>
    public long ReceivedMs { get; set; }

    /// <summary>Numbers in the profile's order, NaN where absent; of a faulty message only what is out of range; empty unless heard.</summary>
    public double[] Values { get; init; } = [];

    /// <summary>The profile whose order that is; null unless heard. Not stored: the content goes by names.</summary>
    public IReadOnlyList<ValueDefinition>? Profile { get; init; }

    /// <summary>UTF-8 JSON of the values (of a faulty message those that are out of range, as texts), or what was sent, cut to size, when refused; the number of a revision; empty for a wake.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>Why it was refused; null when it was not.</summary>
    public string? Code { get; init; }

    /// <summary>Another revision of the packages comes into force in a lane.</summary>
    public static StoredInput Rules(long laneId, int revision) => new()
    {
        LaneId = laneId, Kind = InputKind.Rules, Values = [revision], Content = Encoding.ASCII.GetBytes(revision.ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>As its lane takes it: counts are judged at the end of their interval, forecasts when they are issued.</summary>
    public LaneInput ToLaneInput() => Kind == InputKind.Forecast
        ? new(Seq, Kind, DeviceId, AtMs ?? ReceivedMs, ReceivedMs, Values, Profile, UntilMs)
        : new(Seq, Kind, DeviceId, UntilMs ?? AtMs ?? ReceivedMs, ReceivedMs, Values, Profile);
}
