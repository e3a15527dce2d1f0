namespace Jingwei.Cases.Rules.Meetings;

/// <summary>When a meeting is over.</summary>
public static class MeetingEnd
{
    /// <summary>By itself: something was done and checked, and no call and no item waits for anybody. What was only taken back ends nothing.</summary>
    /// <param name="somethingChecked">Whether any item was.</param>
    public static bool ByItself(IEnumerable<MeetingWait> calls, IReadOnlyCollection<MeetingWait> items, bool somethingChecked) => somethingChecked && items.Count > 0 && Nothing(calls, items);

    /// <summary>By hand: the same, though nothing was agreed.</summary>
    public static bool Nothing(IEnumerable<MeetingWait> calls, IEnumerable<MeetingWait> items) => calls.Concat(items).All(w => w == MeetingWait.Nobody);
}
