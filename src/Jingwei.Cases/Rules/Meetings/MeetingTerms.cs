using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Meetings;

/// <summary>Until when a step waits.</summary>
public static class MeetingTerms
{
    /// <summary>The first instant at which it has waited too long; null of a step that waits for nobody.</summary>
    /// <param name="target">The time to come of a call, the instant by which an item is due.</param>
    public static DateTimeOffset? First(MeetingStep step, DateTimeOffset now, DateTimeOffset target, WorkTime time)
    {
        if (step.Term is not { } term || step.Waits == MeetingWait.Nobody)
        {
            return null;
        }

        switch (step.From)
        {
            case TermFrom.ComeBy:
                return time.Due(now > target ? now : target, term).At;
            case TermFrom.Due:
                return target > now ? target : time.Due(now, term).At;
            default:
                var at = time.Due(now, term).At;
                // Who is called for this afternoon does not have until tomorrow to answer.
                return step is { Means: MeetingMeans.Open, Waits: MeetingWait.Body } && target > now && target < at ? target : at;
        }
    }

    /// <summary>The same time once more, for the next level above.</summary>
    public static DateTimeOffset Again(MeetingStep step, DateTimeOffset now, WorkTime time) => time.Due(now, step.Term!).At;
}
