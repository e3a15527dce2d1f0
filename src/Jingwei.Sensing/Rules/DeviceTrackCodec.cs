namespace Jingwei.Sensing.Rules;

/// <summary>
/// A device's track as the bytes of a checkpoint. Values and conditions go by their names, so a profile may gain and lose some between
/// writing and reading: what is no longer declared is dropped, what is new starts from nothing.
/// </summary>
public static class DeviceTrackCodec
{
    private const byte Version = 4;

    /// <summary>Writes a track; about 15 bytes a sample.</summary>
    /// <param name="track">The track.</param>
    /// <param name="revision">The revision of the packages by which it is folded.</param>
    public static byte[] Write(DeviceTrack track, int revision)
    {
        using var bytes = new MemoryStream(256);
        using var to = new BinaryWriter(bytes);
        to.Write(Version);
        to.Write7BitEncodedInt(revision);
        to.Write(track.SettledMs);
        to.Write(track.FurthestMs);
        to.Write7BitEncodedInt(track.Kind.ValueNames.Count);
        foreach (var name in track.Kind.ValueNames)
            to.Write(name);
        for (var i = 0; i < track.Latest.Length; i++)
        {
            to.Write(track.Latest[i]);
            to.Write(track.LatestAtMs[i]);
        }
        to.Write7BitEncodedInt(track.Window.Count);
        var before = 0L;
        foreach (var sample in track.Window)
        {
            to.Write7BitEncodedInt64(sample.AtMs - before);
            to.Write7BitEncodedInt64(sample.HeardMs - sample.AtMs);
            to.Write7BitEncodedInt64(sample.ValidAtMs - sample.AtMs ?? 0);
            foreach (var value in sample.Values)
                to.Write(value);
            before = sample.AtMs;
        }
        to.Write7BitEncodedInt(track.Tracks.Count);
        foreach (var condition in track.Tracks)
            WriteCondition(to, condition);
        to.Write7BitEncodedInt(track.Retired.Count);
        foreach (var (code, number) in track.Retired)
        {
            to.Write(code);
            to.Write7BitEncodedInt(number);
        }
        return bytes.ToArray();
    }

    /// <summary>The revision by which a track was folded; null when it is of the time before there were any.</summary>
    public static int? RevisionOf(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes));
        return from.ReadByte() == 1 ? null : from.Read7BitEncodedInt();
    }

    /// <summary>Reads a track for a kind.</summary>
    /// <exception cref="InvalidDataException">The bytes are of a version that is not known.</exception>
    public static DeviceTrack Read(byte[] bytes, KindRules kind)
    {
        using var from = new BinaryReader(new MemoryStream(bytes));
        var version = from.ReadByte();
        if (version is < 1 or > Version)
            throw new InvalidDataException($"Checkpoint version {version} is not known.");
        if (version > 1)
            from.Read7BitEncodedInt();
        var settled = from.ReadInt64();
        var furthest = from.ReadInt64();
        var places = new int[from.Read7BitEncodedInt()];
        for (var i = 0; i < places.Length; i++)
            places[i] = IndexOf(kind.ValueNames, from.ReadString());
        var track = new DeviceTrack(kind);
        foreach (var place in places)
        {
            var (value, atMs) = (from.ReadDouble(), from.ReadInt64());
            if (place >= 0)
                (track.Latest[place], track.LatestAtMs[place]) = (value, atMs);
        }
        var window = new Sample[from.Read7BitEncodedInt()];
        var at = 0L;
        for (var i = 0; i < window.Length; i++)
        {
            at += from.Read7BitEncodedInt64();
            var heard = at + from.Read7BitEncodedInt64();
            var lead = version > 2 ? from.Read7BitEncodedInt64() : 0;
            var values = new double[kind.ValueNames.Count];
            Array.Fill(values, double.NaN);
            foreach (var place in places)
            {
                var value = from.ReadDouble();
                if (place >= 0)
                    values[place] = value;
            }
            window[i] = new Sample(at, heard, values, lead > 0 ? at + lead : null);
        }
        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
            ReadCondition(from, track, version);
        for (var left = version > 1 ? from.Read7BitEncodedInt() : 0; left > 0; left--)
            track.Retired[from.ReadString()] = from.Read7BitEncodedInt();
        // One that is watched again: its numbers go on, for alarms are known by them.
        foreach (var condition in track.Tracks)
            if (track.Retired.Remove(condition.Rule.Code, out var number) && number > condition.NextNumber)
                condition.Restore(condition.Rule.Initial, number, []);
        track.Restore(settled, furthest, window);
        return track;
    }

    private static void WriteCondition(BinaryWriter to, ConditionTrack condition)
    {
        to.Write(condition.Rule.Code);
        to.Write(condition.Base.Active);
        to.Write(condition.Base.StartMs);
        to.Write(condition.Base.Value);
        to.Write7BitEncodedInt(condition.Base.Slots.Length);
        foreach (var slot in condition.Base.Slots)
            to.Write(slot);
        to.Write(condition.SinceMs);
        to.Write(condition.Fault ?? "");
        to.Write7BitEncodedInt(condition.NextNumber);
        to.Write7BitEncodedInt(condition.Announced.Count);
        foreach (var (number, episode) in condition.Announced)
        {
            to.Write7BitEncodedInt(number);
            to.Write(episode.StartMs);
            to.Write(episode.EndMs ?? long.MinValue);
        }
    }

    private static void ReadCondition(BinaryReader from, DeviceTrack track, byte version)
    {
        var code = from.ReadString();
        var state = new FoldState(from.ReadBoolean(), from.ReadInt64(), from.ReadDouble(), new long[from.Read7BitEncodedInt()]);
        for (var i = 0; i < state.Slots.Length; i++)
            state.Slots[i] = from.ReadInt64();
        var since = version > 1 ? from.ReadInt64() : long.MinValue;
        var fault = version > 3 ? from.ReadString() : "";
        var next = from.Read7BitEncodedInt();
        var announced = new AnnouncedEpisode[from.Read7BitEncodedInt()];
        for (var i = 0; i < announced.Length; i++)
        {
            var number = from.Read7BitEncodedInt();
            var start = from.ReadInt64();
            announced[i] = new AnnouncedEpisode(number, new Episode(start, from.ReadInt64() is var end and not long.MinValue ? end : null));
        }
        var condition = track.Tracks.FirstOrDefault(c => c.Rule.Code == code);
        if (condition is null)
        {
            track.Retired[code] = next;
            return;
        }
        // A rule that changed its memory's shape starts its waits anew; what was told stays told, unless the rule alone knows when it ends.
        if (!condition.Rule.Remembers(state.Slots.Length))
            state = condition.Rule.EndsByTime ? condition.Rule.Initial : condition.Rule.Initial with { Active = state.Active, StartMs = state.StartMs };
        condition.Restore(state, next, announced, since);
        condition.SetAside(fault.Length > 0 ? fault : null);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
            if (names[i] == name)
                return i;
        return -1;
    }
}
