namespace Jingwei.Load.Growth;

/// <summary>One shape of load.</summary>
/// <param name="Connections">How many.</param>
/// <param name="Window">Messages on the way of each.</param>
/// <param name="Acked">Acknowledged, that is stored, a second.</param>
/// <param name="Judged">From the first message until the last one's conditions were evaluated and that stored, a second.</param>
/// <param name="Behind">Seconds from the last PUBACK until all was judged.</param>
/// <param name="Processor">Microseconds of processor time that the host took for each, judging included.</param>
/// <param name="Relayed">What mosquitto's subscriber received a second; null without mosquitto.</param>
internal sealed record LoadRow(int Connections, int Window, Spread Acked, Spread Judged, Spread Behind, double Processor, Spread? Relayed);

/// <summary>A dry-run over stored readings.</summary>
/// <param name="Readings">How many.</param>
/// <param name="Took">The command, from start to end.</param>
/// <param name="Bare">python's sqlite3 reading the same rows and doing nothing with them.</param>
internal sealed record TrialFigures(long Readings, TimeSpan Took, TimeSpan Bare)
{
    public double PerSecond => Readings / Took.TotalSeconds;
}

/// <summary>A dry-run that somebody began over the API, beside live sensing.</summary>
/// <param name="All">Readings in its days.</param>
/// <param name="Alone">Alarms before it began.</param>
/// <param name="Beside">Alarms while it ran.</param>
/// <param name="Done">Readings that it said it had looked at when it was told to stop.</param>
/// <param name="Ran">How long it had run by then.</param>
/// <param name="Told">How many different counts it had said on the way.</param>
/// <param name="Cancelled">From the call that stops it until it says that it is stopped.</param>
internal sealed record BesideFigures(long All, AlarmLatencyResult Alone, AlarmLatencyResult Beside, long Done, TimeSpan Ran, int Told, TimeSpan Cancelled);

/// <summary>All that was measured of one city.</summary>
internal sealed record CityFigures
{
    public required LoadCity City { get; init; }

    public TimeSpan Import { get; init; }

    public TimeSpan FirstReady { get; init; }

    /// <summary>Memory of the idle host when each device has spoken once.</summary>
    public double SpokenMb { get; init; }

    /// <summary>Memory after the floods.</summary>
    public double LoadedMb { get; init; }

    public LoadRow? Hundred { get; init; }

    public LoadRow? TenThousand { get; init; }

    public AlarmLatencyResult? IdleAlarm { get; init; }

    /// <summary>Readings a second beside which <see cref="HalfAlarm"/> was measured, and under which the host was killed.</summary>
    public double Half { get; init; }

    public AlarmLatencyResult? HalfAlarm { get; init; }

    public double ListMs { get; init; }

    public double FindMs { get; init; }

    public double StateMs { get; init; }

    public TimeSpan Ready { get; init; }

    public TimeSpan CaughtUp { get; init; }

    public string Audit { get; init; } = "";

    public (TrialFigures Run, BesideFigures? Beside)? Trial { get; init; }
}
