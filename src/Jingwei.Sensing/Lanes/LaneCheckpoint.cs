using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Lanes;

/// <summary>
/// What a checkpoint stores, taken at one moment: the tracks that changed since the last one, in parts that are small enough not to hold up
/// the one writer. The position of the checkpoint may move only when all of them are stored.
/// </summary>
/// <param name="Seq">The tracks hold all inputs up to this one.</param>
/// <param name="NowMs">The lane's time, Unix milliseconds UTC; 0 before its first input.</param>
/// <param name="Revision">The revision of the packages by which the lane folds there.</param>
/// <param name="Parts">Tracks by device, as bytes.</param>
internal sealed record LaneCheckpoint(long Seq, long NowMs, int Revision, IReadOnlyList<IReadOnlyList<(long DeviceId, byte[] Track)>> Parts)
{
    /// <summary>Bytes of one part; a single track may be larger.</summary>
    public const int MostBytes = 128 * 1024;

    /// <summary>Takes what changed; the state counts it as stored from here on.</summary>
    public static LaneCheckpoint Take(LaneState state)
    {
        var parts = new List<IReadOnlyList<(long, byte[])>>();
        var part = new List<(long, byte[])>();
        var bytes = 0;
        foreach (var deviceId in state.Changed)
        {
            var track = DeviceTrackCodec.Write(state.Find(deviceId)!, state.Revision);
            if (part.Count > 0 && bytes + track.Length > MostBytes)
            {
                parts.Add(part);
                (part, bytes) = ([], 0);
            }
            part.Add((deviceId, track));
            bytes += track.Length;
        }
        parts.Add(part);
        state.Checkpointed();
        return new LaneCheckpoint(state.Position, state.NowMs == long.MinValue ? 0 : state.NowMs, state.Revision, parts);
    }
}
