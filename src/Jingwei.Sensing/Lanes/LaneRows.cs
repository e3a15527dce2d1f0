namespace Jingwei.Sensing.Lanes;

/// <summary>How far a lane is. Its id is its subdistrict's, or that of the smallest area above when there is none; 0 for devices in no known area.</summary>
public sealed class LaneRow
{
    public long Id { get; init; }

    /// <summary>Tracks in <see cref="DeviceTrackRow"/> hold all inputs up to this one, and perhaps more: see <see cref="DeviceTrackRow.Seq"/>.</summary>
    public long CheckpointSeq { get; set; }

    /// <summary>The lane's time there: the latest receipt.</summary>
    public DateTimeOffset CheckpointAt { get; set; }

    /// <summary>The revision of the packages by which the lane folds there; null in lanes of the time before there were any.</summary>
    public int? Revision { get; set; }

    /// <summary>Outputs of all inputs up to this one are stored.</summary>
    public long EvaluatedSeq { get; set; }

    /// <summary>How many of those inputs were readings.</summary>
    public long EvaluatedReadings { get; set; }

    /// <summary>How many of those readings came after the lateness of their kind.</summary>
    public long TooLate { get; set; }

    /// <summary>Why the lane stands still; null while it works.</summary>
    public string? Fault { get; set; }
}

/// <summary>A device's conditions at its lane's checkpoint.</summary>
public sealed class DeviceTrackRow
{
    public long DeviceId { get; init; }

    /// <summary>
    /// It holds all inputs up to this one. Greater than its lane's checkpoint when the process ended while a checkpoint was being stored;
    /// never greater than what its lane has evaluated.
    /// </summary>
    public long Seq { get; set; }

    public required byte[] Track { get; set; }
}
