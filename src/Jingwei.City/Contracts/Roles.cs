namespace Jingwei.City.Contracts;

/// <summary>The roles that a post can have. What each may do stands in one table: <c>Rules/RoleTable.cs</c>.</summary>
public static class Roles
{
    /// <summary>Watches a center's desk, files, assigns and checks: 值守.</summary>
    public const string Operator = "operator";

    /// <summary>Takes cases in and sends them to be verified: 受理员.</summary>
    public const string Intake = "intake";

    /// <summary>Files and closes, and decides on requests: 值班长.</summary>
    public const string ShiftLeader = "shiftLeader";

    /// <summary>Sends filed cases to the bodies that handle them: 派遣员.</summary>
    public const string Dispatcher = "dispatcher";

    /// <summary>Commands a district or the city: 指挥.</summary>
    public const string Commander = "commander";

    /// <summary>Walks the street and goes first: 街面巡逻, 城管.</summary>
    public const string Officer = "officer";

    /// <summary>Clears what was found: 作业班组.</summary>
    public const string Crew = "crew";

    /// <summary>Answers for a department when its people are called, at night by the duty list: 部门处置.</summary>
    public const string Handler = "handler";

    /// <summary>Finds, reports and checks afterwards: 巡访员.</summary>
    public const string Inspector = "inspector";

    /// <summary>Answers for a place: 点长.</summary>
    public const string PointOwner = "pointOwner";

    /// <summary>Reports and follows: 居民.</summary>
    public const string Resident = "resident";

    /// <summary>Keeps accounts, posts and areas: 管理员.</summary>
    public const string Administrator = "administrator";

    /// <summary>Takes the hotline's orders in, calls callers first and calls them back: 热线专员.</summary>
    public const string Hotline = "hotline";

    /// <summary>A hotline's platform, with a key: sends orders and reads what became of them: 热线平台.</summary>
    public const string HotlinePlatform = "hotlinePlatform";

    /// <summary>All of them, in the order of the role table's columns.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Operator, Intake, ShiftLeader, Dispatcher, Commander, Officer, Crew, Handler, Inspector, PointOwner, Resident, Administrator, Hotline, HotlinePlatform];
}
