namespace Jingwei.Cases.Contracts;

/// <summary>How far a case has come, whatever its workflow calls the steps. Workflows: <c>workflows/</c>.</summary>
public enum CaseStage
{
    /// <summary>受理: taken in, nothing decided.</summary>
    Intake,

    /// <summary>核实: somebody looks whether it is so.</summary>
    Verify,

    /// <summary>立案: it is decided whether it becomes a case.</summary>
    File,

    /// <summary>派遣: somebody is sought who handles it.</summary>
    Dispatch,

    /// <summary>处置: it is being dealt with.</summary>
    Handle,

    /// <summary>核查: another looks whether it is done.</summary>
    Check,

    /// <summary>结案: it is decided whether it ends.</summary>
    Close,

    /// <summary>Closed, voided or not accepted.</summary>
    Ended,
}

/// <summary>In whose hands a case is.</summary>
public enum CaseHold
{
    /// <summary>Nobody's yet: somebody is called who goes and looks.</summary>
    CallOfficer,

    /// <summary>Who took it and goes and looks.</summary>
    Officer,

    /// <summary>A crew is called, or was and has not begun.</summary>
    CallCrew,

    /// <summary>The crew's.</summary>
    Crew,

    /// <summary>Somebody's at a desk, or of a body: the step names the post.</summary>
    Desk,

    /// <summary>It has ended.</summary>
    Nobody,
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

    /// <summary>作废: it should not have been filed.</summary>
    Voided,

    /// <summary>不予受理: it is not for the city.</summary>
    NotAccepted,

    /// <summary>并案: another case carries it on.</summary>
    Merged,
}

/// <summary>How the city came to know.</summary>
public enum CaseSource
{
    Sensor,
    Resident,

    /// <summary>A worker or relative reported for somebody else.</summary>
    Assisted,
    Inspector,

    /// <summary>12345: an order of a hotline's platform.</summary>
    Hotline,

    /// <summary>对接平台: another platform's case, handed to this city through its interface.</summary>
    Platform,
}
