using System.Collections.Frozen;
using Jingwei.City.Contracts;

namespace Jingwei.City.Rules;

/// <summary>How far a role's permission reaches.</summary>
internal enum Reach
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Only what was handed to the post's own organization, within the post's area.</summary>
    Own,

    /// <summary>Everything in the post's area and below.</summary>
    Area,
}

/// <summary>Which role may do what, and how far: read it as it stands.</summary>
internal static class RoleTable
{
    // area = in the post's area and below; own = there, and handed to the post's own organization; - = not at all.
    private const string Table = """
        action             operator  intake  shiftLeader  dispatcher  commander  officer  crew  handler  inspector  pointOwner  resident  administrator  hotline  hotlinePlatform
        area.read          area      area    area         area        area       area     area  area     area       area        area      area           area     area
        home.read          area      area    area         area        area       area     -     -        area       area        -         area           area     -
        case.read          area      area    area         area        area       area     own   own      area       area        -         -              area     -
        case.move          area      -       -            -           -          area     own   own      area       area        -         -              -        -
        case.check         area      -       -            -           area       -        -     -        area       -           -         -              -        -
        case.assign        area      -       area         area        area       -        -     -        -          -           -         -              -        -
        case.export        area      area    area         area        area       -        -     -        -          -           -         -              area     -
        case.intake        area      area    -            -           -          -        -     -        -          -           -         -              -        -
        case.file          area      -       area         -           -          -        -     -        -          -           -         -              -        -
        case.dispatch      area      -       -            area        -          -        -     -        -          -           -         -              -        -
        case.handle        -         -       -            -           -          -        -     own      -          -           -         -              -        -
        case.hand          area      -       area         area        area       -        -     -        -          -           -         -              -        -
        case.supervise     -         -       area         -           area       -        -     -        -          -           -         -              -        -
        meeting.read       area      area    area         area        area       -        -     own      -          area        -         -              area     -
        meeting.call       area      -       area         -           area       -        -     -        -          area        -         -              -        -
        meeting.answer     -         -       -            -           -          -        -     own      -          -           -         -              -        -
        meeting.decide     -         -       area         -           area       -        -     -        -          -           -         -              -        -
        workItem.read      area      -       area         area        area       -        -     own      -          area        -         area           -        -
        workItem.ask       -         -       -            -           -          -        -     own      -          -           -         -              -        -
        workItem.judge     -         -       area         -           area       -        -     -        -          -           -         -              -        -
        workItem.answer    -         -       -            -           -          -        -     own      -          own         -         -              -        -
        appeal.read        area      -       area         area        area       -        -     own      -          -           -         -              -        -
        appeal.file        -         -       -            -           -          -        -     own      -          -           -         -              -        -
        appeal.judge       -         -       area         -           area       -        -     -        -          -           -         -              -        -
        appraisal.read     area      -       area         -           area       -        -     -        -          -           -         -              -        -
        appraisal.draft    -         -       area         -           area       -        -     -        -          -           -         -              -        -
        hotline.order      area      area    -            -           -          -        -     -        -          -           -         -              area     area
        hotline.work       area      area    -            -           -          -        -     -        -          -           -         -              area     -
        hotline.read       area      area    area         area        area       -        -     -        -          -           -         -              area     -
        report.file        area      area    area         area        area       area     area  area     area       area        area      -              area     -
        report.assist      area      area    area         area        -          area     -     -        -          area        -         -              area     -
        report.inspect     area      -       -            -           -          -        -     -        area       -           -         -              -        -
        file.add           area      area    area         area        area       area     area  area     area       area        area      -              area     -
        file.read          area      area    area         area        area       area     own   own      area       area        -         -              area     -
        device.read        area      area    area         area        area       area     area  area     area       area        -         area           area     -
        device.command     area      -       -            -           -          -        -     -        -          -           -         -              -        -
        alarm.read         area      area    area         area        area       area     -     -        area       area        -         area           area     -
        alarm.acknowledge  area      -       area         -           -          -        -     -        -          -           -         -              -        -
        scenario.read      area      area    area         area        area       -        -     -        -          -           -         area           area     -
        scenario.write     -         -       -            -           area       -        -     -        -          -           -         area           -        -
        scenario.publish   -         -       -            -           area       -        -     -        -          -           -         area           -        -
        scenario.set       -         -       -            -           area       -        -     -        -          -           -         area           -        -
        response.read      area      area    area         area        area       area     area  area     area       area        -         area           area     -
        response.activate  area      -       area         -           area       -        -     -        -          -           -         -              -        -
        response.work      area      -       -            -           area       area     area  area     area       area        -         -              -        -
        vitalSign.read     area      area    area         area        area       -        -     -        -          -           -         -              area     -
        alarm.silence      area      -       area         -           area       -        -     -        -          -           -         -              -        -
        register.read      area      -       -            -           area       -        -     -        -          -           -         area           -        -
        register.write     -         -       -            -           -          -        -     area     -          -           -         area           -        -
        asset.write        -         -       -            -           -          -        -     -        -          -           -         area           -        -
        ingress.read       area      -       -            -           area       -        -     -        -          -           -         area           -        -
        figures.read       area      area    area         area        area       area     -     -        area       area        -         area           area     -
        people.read        area      area    area         area        area       area     -     -        -          -           -         area           area     -
        phone.see          area      area    area         area        area       area     -     -        -          -           -         -              area     -
        duty.read          area      area    area         area        area       area     area  area     area       area        -         area           area     -
        duty.manage        area      -       area         -           -          -        -     -        -          -           -         area           -        -
        handover.read      area      area    area         area        area       -        -     -        -          -           -         -              area     -
        handover.write     area      area    area         area        -          -        -     -        -          -           -         -              area     -
        message.read       area      area    area         area        area       -        -     -        -          -           -         area           area     -
        call.read          area      area    area         area        area       -        -     -        -          -           -         -              area     -
        position.read      area      area    area         area        area       -        -     -        -          -           -         -              area     -
        position.send      -         -       -            -           -          area     area  area     area       area        -         -              -        -
        task.read          area      area    area         area        area       area     area  area     area       area        -         -              area     -
        call.answer        area      -       -            -           -          area     area  area     area       area        -         -              -        -
        shift.check        area      -       -            -           -          area     area  area     area       area        -         -              -        -
        live.join          area      area    area         area        area       area     area  area     area       area        -         area           area     -
        password.change    area      area    area         area        area       area     area  area     area       area        area      area           area     area
        warning.read       area      area    area         area        area       area     -     -        area       area        -         area           area     -
        warning.publish    -         -       area         -           area       -        -     -        -          -           -         -              -        -
        warning.send       -         -       -            -           -          -        -     area     -          -           -         area           -        -
        warning.manage     -         -       -            -           -          -        -     -        -          -           -         area           -        -
        webhook.manage     -         -       -            -           -          -        -     -        -          -           -         area           -        -
        exchange.read      area      area    area         area        area       -        -     -        -          -           -         area           -        -
        exchange.hand      area      -       area         area        area       -        -     -        -          -           -         -              -        -
        exchange.manage    -         -       -            -           -          -        -     -        -          -           -         area           -        -
        retention.read     area      -       area         -           area       -        -     -        -          -           -         area           -        -
        retention.hold     -         -       area         -           area       -        -     -        -          -           -         -              -        -
        retention.write    -         -       -            -           area       -        -     -        -          -           -         area           -        -
        account.manage     -         -       -            -           -          -        -     -        -          -           -         area           -        -
        """;

    // Personal data in clear, each look with a purpose and a line in the audit log. Administrators keep accounts; they do not look.
    private static readonly FrozenSet<string> ClearedForPersonal =
        FrozenSet.Create(Roles.Operator, Roles.Intake, Roles.ShiftLeader, Roles.Dispatcher, Roles.Commander, Roles.Officer, Roles.Hotline);

    private static readonly FrozenDictionary<string, string> Homes = new Dictionary<string, string>
    {
        [Roles.Operator] = "console",
        [Roles.Intake] = "console",
        [Roles.ShiftLeader] = "console",
        [Roles.Dispatcher] = "console",
        [Roles.Commander] = "console",
        [Roles.Administrator] = "console",
        [Roles.Hotline] = "console",
        [Roles.Officer] = "field",
        [Roles.Crew] = "field",
        [Roles.Handler] = "field",
        [Roles.Inspector] = "field",
        [Roles.PointOwner] = "field",
        [Roles.Resident] = "resident",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<(string Role, string Action), Reach> Cells = Parse();

    /// <summary>Every action that has a row.</summary>
    public static IReadOnlyList<string> Actions { get; } = [.. Cells.Keys.Select(k => k.Action).Distinct()];

    /// <summary>How far the role's permission for the action reaches; none for what the table does not know.</summary>
    public static Reach ReachOf(string role, string action) => Cells.GetValueOrDefault((role, action));

    /// <summary>Whether the role may see personal data in clear.</summary>
    public static bool IsCleared(string role, DataClass dataClass) =>
        dataClass == DataClass.Plain || ClearedForPersonal.Contains(role);

    /// <summary>Which part of the screens a holder of these roles starts in: the console before the field before the resident's pages.</summary>
    public static string HomeOf(IEnumerable<string> roles)
    {
        var homes = roles.Select(r => Homes.GetValueOrDefault(r, "resident")).ToHashSet();
        return homes.Contains("console") ? "console" : homes.Contains("field") ? "field" : "resident";
    }

    private static FrozenDictionary<(string, string), Reach> Parse()
    {
        var rows = Table.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var roles = rows[0][1..];
        var cells = new Dictionary<(string, string), Reach>();
        foreach (var row in rows.Skip(1))
        {
            for (var i = 0; i < roles.Length; i++)
            {
                cells.Add((roles[i], row[0]), row[i + 1] switch
                {
                    "area" => Reach.Area,
                    "own" => Reach.Own,
                    "-" => Reach.None,
                    var other => throw new InvalidOperationException($"Role table: {row[0]} has the cell {other}."),
                });
            }
        }

        return cells.ToFrozenDictionary();
    }
}
