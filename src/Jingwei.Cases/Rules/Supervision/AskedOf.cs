using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Flow;

namespace Jingwei.Cases.Rules.Supervision;

/// <summary>Who must answer a supervision.</summary>
public enum AskedOf
{
    /// <summary>The body that the case was dispatched to.</summary>
    Body,

    /// <summary>The officer or crew in whose hands it is, or the desk for them.</summary>
    Holder,

    /// <summary>The desk of the center.</summary>
    Center,
}

/// <summary>Who is asked, and who may then answer.</summary>
public static class Answerers
{
    private const CasePart Desk = CasePart.Operator | CasePart.Intake | CasePart.ShiftLeader | CasePart.Dispatcher | CasePart.Hotline;

    /// <summary>Whoever the case waits for: the body that handles it, the person who holds it, else the desk.</summary>
    public static AskedOf Of(CaseStage stage, CaseHold hold, bool hasBody) => (stage, hold) switch
    {
        (CaseStage.Handle, CaseHold.Desk) when hasBody => AskedOf.Body,
        (_, CaseHold.Officer or CaseHold.Crew) => AskedOf.Holder,
        _ => AskedOf.Center,
    };

    /// <summary>The parts in which it may be answered. A body answers for itself; nobody at the desk does that for it.</summary>
    public static CasePart PartsOf(AskedOf asked) => asked switch
    {
        AskedOf.Body => CasePart.Body,
        AskedOf.Holder => CasePart.Officer | CasePart.Crew | Desk,
        _ => Desk,
    };
}
