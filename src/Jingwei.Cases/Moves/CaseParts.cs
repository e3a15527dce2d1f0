using Jingwei.Cases.Rules.Flow;

namespace Jingwei.Cases.Moves;

/// <summary>How the history names the part in which somebody did something.</summary>
internal static class CaseParts
{
    public static string RoleOf(CasePart part) => part switch
    {
        _ when part.HasFlag(CasePart.Crew) => "crew",
        _ when part.HasFlag(CasePart.Officer) || part.HasFlag(CasePart.Called) => "officer",
        _ when part.HasFlag(CasePart.Body) => "handler",
        _ when part.HasFlag(CasePart.Checker) => "checker",
        _ when part.HasFlag(CasePart.ShiftLeader) => "shiftLeader",
        _ when part.HasFlag(CasePart.Dispatcher) => "dispatcher",
        _ when part.HasFlag(CasePart.Hotline) => "hotline",
        _ when part.HasFlag(CasePart.Intake) => "intake",
        _ when part.HasFlag(CasePart.Operator) => "operator",
        _ when part.HasFlag(CasePart.Supervisor) => "commander",
        _ => "viewer",
    };
}
