namespace Jingwei.Cases.Contracts;

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>立案: filed, somebody is being called.</summary>
    Filed,

    /// <summary>已接单.</summary>
    Accepted,

    /// <summary>前往.</summary>
    OnTheWay,

    /// <summary>到场.</summary>
    Arrived,

    /// <summary>情况属实.</summary>
    Confirmed,

    /// <summary>已转交作业班组.</summary>
    HandedOver,

    /// <summary>处置中.</summary>
    Handling,

    /// <summary>待核查.</summary>
    Done,

    /// <summary>结案.</summary>
    Closed,
}

/// <summary>What can be done with a case; see Rules/CaseWorkflow.cs for when and by whom.</summary>
public enum CaseMove
{
    Accept,
    Declined,
    OnTheWay,
    Arrived,
    ReallySo,
    AlreadyClear,
    FalseAlarm,
    NotFound,
    NotMine,
    PickedUp,
    HandedOver,
    StartWork,
    Done,
    Checked,
    Returned,
    Assign,
    Note,
}

/// <summary>What a case came to.</summary>
public enum CaseOutcome
{
    Cleared,
    PickedUp,
    AlreadyClear,
    FalseAlarm,
    NotFound,

    /// <summary>The sensor said it was over before anyone was there.</summary>
    ClearedItself,
}

/// <summary>How the city came to know.</summary>
public enum CaseSource
{
    Sensor,
    Resident,

    /// <summary>A worker or relative reported for somebody else.</summary>
    Assisted,
    Inspector,
}

/// <summary>The clocks of a case, all counted from its filing but the check, which is counted from "done".</summary>
public enum CaseClockKind
{
    Accept,
    Arrive,
    Clear,
    Check,
}
