namespace Jingwei.Cases.Rules.Meetings;

/// <summary>What is counted of meetings. Each is a set of calls or of items, and opens to their meetings.</summary>
public enum MeetingFigure
{
    /// <summary>应到: had to come.</summary>
    Called,

    /// <summary>到场, in time or not.</summary>
    Came,
    CameOnTime,
    Missed,

    /// <summary>Had to come, and nobody has said whether they did.</summary>
    Unmarked,

    /// <summary>说定的事: due in the time that is looked at.</summary>
    Agreed,

    /// <summary>Reported done and not sent back, in time or not.</summary>
    Done,
    DoneOnTime,

    /// <summary>Done after its time, or past it and not done.</summary>
    Late,

    /// <summary>Somebody else has looked.</summary>
    Checked,
}

/// <summary>A call as it is counted, at the time to come.</summary>
/// <param name="CancelledAt">Of the meeting; what was due before stays due.</param>
public sealed record CountedCall(long MeetingId, long BodyId, long CallerId, MeetingMeans Means, DateTimeOffset ComeBy, DateTimeOffset? CameAt, DateTimeOffset? CancelledAt);

/// <summary>An item as it is counted, when it is due.</summary>
/// <param name="BodyId">Null of what a person does.</param>
public sealed record CountedItem(long MeetingId, long? BodyId, long CallerId, MeetingMeans Means, DateTimeOffset DueAt, DateTimeOffset? DoneAt, DateTimeOffset? CancelledAt);

/// <summary>Which figures a call or an item stands in. The same rules as <see cref="Appraisal.JointWorkFacts"/>. Pure.</summary>
public static class MeetingCounts
{
    public static IReadOnlyList<MeetingFigure> Of(CountedCall call, DateTimeOffset now)
    {
        if (call.Means == MeetingMeans.Excused || call.ComeBy > now || (call.CameAt is null && call.CancelledAt <= call.ComeBy))
        {
            return [];
        }

        return call.CameAt is { } at
            ? at <= call.ComeBy ? [MeetingFigure.Called, MeetingFigure.Came, MeetingFigure.CameOnTime] : [MeetingFigure.Called, MeetingFigure.Came]
            : [MeetingFigure.Called, call.Means == MeetingMeans.Missed ? MeetingFigure.Missed : MeetingFigure.Unmarked];
    }

    public static IReadOnlyList<MeetingFigure> Of(CountedItem item, DateTimeOffset now)
    {
        if ((item.DueAt > now && item.DoneAt is null) || (item.DoneAt is null && (item.Means == MeetingMeans.Released || item.CancelledAt <= item.DueAt)))
        {
            return [];
        }

        List<MeetingFigure> figures = [MeetingFigure.Agreed];
        if (item.DoneAt is { } at)
        {
            figures.Add(MeetingFigure.Done);
            figures.Add(at <= item.DueAt ? MeetingFigure.DoneOnTime : MeetingFigure.Late);
        }
        else
        {
            figures.Add(MeetingFigure.Late);
        }

        if (item.Means == MeetingMeans.Checked)
        {
            figures.Add(MeetingFigure.Checked);
        }

        return figures;
    }
}
