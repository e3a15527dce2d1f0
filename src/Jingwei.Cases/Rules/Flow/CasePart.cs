namespace Jingwei.Cases.Rules.Flow;

/// <summary>Who may make a move, as the person stands to the case.</summary>
[Flags]
public enum CasePart
{
    None = 0,

    /// <summary>Is being called now.</summary>
    Called = 1,

    /// <summary>Has accepted and holds the case: the officer, point owner or inspector who looks.</summary>
    Officer = 2,

    /// <summary>Was called for the crew that handles.</summary>
    Crew = 4,

    /// <summary>Runs the operations centre of the case's area.</summary>
    Operator = 8,

    /// <summary>May check in the case's area and has had no hand in the handling.</summary>
    Checker = 16,

    /// <summary>May see the case.</summary>
    Viewer = 32,

    /// <summary>受理员: takes cases in at the centre of the case's area.</summary>
    Intake = 64,

    /// <summary>值班长: files and closes there, and decides on requests.</summary>
    ShiftLeader = 128,

    /// <summary>派遣员: sends cases to the bodies that handle them.</summary>
    Dispatcher = 256,

    /// <summary>处置部门: answers for the body that the case was sent to.</summary>
    Body = 512,

    /// <summary>督办: commands a level above the one that works on the case.</summary>
    Supervisor = 1024,

    /// <summary>热线专员: takes the hotline's orders in, calls the caller first, and calls back; never what they answered themselves.</summary>
    Hotline = 2048,
}
