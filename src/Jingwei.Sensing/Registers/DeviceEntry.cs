using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Registers;

/// <summary>A registered device in memory, with what its lane last knew of it.</summary>
public sealed class DeviceEntry(DeviceRow row, DeviceKindDefinition kind, KindRules rules, long laneId, DeviceLive live, IReadOnlyList<DeviceStoodRow> stood)
{
    public long Id => row.Id;
    public string Name => row.Name;
    public Text DisplayName => row.DisplayName;
    public GeoPoint Place => row.Place;
    public Text Address => row.Address;
    public long AreaId => row.AreaId;

    /// <summary>The area by whose settings it is judged at a revision of the packages: a move is heard of by the revision that follows it.</summary>
    /// <param name="revision">The revision by which its lane folds.</param>
    public long AreaAt(int revision)
    {
        foreach (var before in stood)
            if (revision < before.UntilRevision)
                return before.AreaId;
        return row.AreaId;
    }

    public string? AssetNumber => row.AssetNumber;
    public string? PictureUrl => row.PictureUrl;
    public bool Enabled => row.Enabled;
    internal string? TokenHash => row.TokenHash;

    /// <summary>False while its lane is only what the plan says now.</summary>
    internal bool LaneIsKept => row.LaneId is not null;

    /// <summary>It is no device: it stands for a register's row, for a place that rows are about, or for the devices of a place.</summary>
    public bool IsSubject => !kind.IsOfDevices;

    /// <summary>It stands for the devices of a place.</summary>
    public bool IsGroup => kind.Group is not null;

    /// <summary>Its kind as it is watched where it stands.</summary>
    public DeviceKindDefinition Kind => kind;

    /// <summary>Its kind's conditions, ready to fold.</summary>
    public KindRules Rules => rules;

    /// <summary>The lane that judges its readings.</summary>
    public long LaneId => laneId;

    /// <summary>What it last said; outlives a reload of the register.</summary>
    public DeviceLive Live => live;
}

/// <summary>A registered gateway in memory.</summary>
public sealed record GatewayEntry(long Id, string Name, string TokenHash, bool Enabled, IReadOnlySet<string> DeviceNames);

/// <summary>The place where a lane leaves what it last knew of a device, for whoever asks.</summary>
public sealed class DeviceLive
{
    private volatile DeviceSnapshot snapshot = DeviceSnapshot.Unheard;

    /// <summary>The latest snapshot.</summary>
    public DeviceSnapshot Snapshot
    {
        get => snapshot;
        set => snapshot = value;
    }
}

/// <summary>What is known of a device at one moment.</summary>
/// <param name="LastAtMs">The newest reading's instant on the device's clock, Unix milliseconds; null before the first.</param>
/// <param name="LastHeardMs">When it was received, Unix milliseconds.</param>
/// <param name="Values">The last number of each value of the profile; NaN where none was ever sent.</param>
/// <param name="ValuesAtMs">When each was so.</param>
/// <param name="Open">Codes of the conditions that hold.</param>
public sealed record DeviceSnapshot(long? LastAtMs, long LastHeardMs, double[] Values, long[] ValuesAtMs, IReadOnlyList<string> Open)
{
    public static readonly DeviceSnapshot Unheard = new(null, 0, [], [], []);

    /// <summary>Conditions that are set aside because their rule threw, and what it threw.</summary>
    public IReadOnlyList<(string Condition, string Fault)> Aside { get; init; } = [];

    internal static DeviceSnapshot Of(DeviceTrack track) => track.Newest is not { } newest
        ? Unheard
        : new(newest.AtMs, newest.HeardMs, [.. track.Latest], [.. track.LatestAtMs], [.. track.Tracks.Where(t => t.IsOpen && SeverityRule.ConditionOf(t.Rule.Code) is null).Select(t => t.Rule.Code)])
        {
            Aside = track.Tracks.Any(t => t.Fault is not null) ? [.. track.Tracks.Where(t => t.Fault is not null).Select(t => (t.Rule.Code, t.Fault!))] : [],
        };
}
