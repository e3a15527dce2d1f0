using Jingwei.Foundation;

namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>What stands in a column of a register.</summary>
public enum ColumnShape
{
    /// <summary>Words that anyone may read who may read the register.</summary>
    Text,

    /// <summary>Words about a person: sealed, and shown with all but their ends hidden.</summary>
    Personal,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day of the calendar.</summary>
    Day,

    /// <summary>One word of a list.</summary>
    Word,
}

/// <summary>A column of a register.</summary>
/// <param name="Name">As rows bring it.</param>
/// <param name="Label">What screens say.</param>
/// <param name="Unit">Of a number; empty when it has none.</param>
/// <param name="Words">The list, for <see cref="ColumnShape.Word"/>; else empty.</param>
public sealed record RegisterColumn(string Name, Text Label, ColumnShape Shape, string Unit, IReadOnlyList<string> Words)
{
    /// <summary>What screens say for each of <see cref="Words"/>; empty when the words stand for themselves.</summary>
    public IReadOnlyList<Text> WordLabels { get; init; } = [];
}

/// <summary>
/// The form of a register's rows. A kind that has one is watched on rows and not on devices: a row that changes is heard by the lane in which its place lies, as a
/// reading is.
/// </summary>
/// <param name="Key">The column that names a row; never a personal one.</param>
/// <param name="Place">The column that holds the name of the device at whose place the row is.</param>
/// <param name="Columns">Key and place among them.</param>
public sealed record RegisterForm(string Key, string Place, IReadOnlyList<RegisterColumn> Columns)
{
    /// <summary>The value that says whether a row is new, is kept with another content, or is gone; no column may be called so.</summary>
    public const string State = "row";

    /// <summary>The value that says how many rows there have been about a place; no column may be called so.</summary>
    public const string Rows = "rows";

    /// <summary>In the words of <see cref="State"/>: it was not there before.</summary>
    public const int New = 0;

    /// <summary>In the words of <see cref="State"/>: it was there before.</summary>
    public const int Kept = 1;

    /// <summary>In the words of <see cref="State"/>: it is there no longer.</summary>
    public const int Gone = 2;

    /// <summary>What an empty day is heard as: one that never comes.</summary>
    public const int NoDay = 10_000_000;

    /// <summary>What an empty text is heard as.</summary>
    public const double NoText = 0;

    private const int UnixEpochDay = 719_162;

    /// <summary>Whether a condition of its package is watched on each row; if not, a row is kept and its lane does not hear of it.</summary>
    public bool WatchesRows { get; init; }

    /// <summary>Whether a condition of its package counts the rows about a place.</summary>
    public bool CountsRows { get; init; }

    /// <summary>Number and word columns that conditions of its package look at: they may not be empty.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>The value by which a condition hears that somebody looked.</summary>
    public static string LookedAt(string condition) => $"{condition}.looked";

    /// <summary>Days since the first of January 1970.</summary>
    public static int NumberOf(DateOnly day) => day.DayNumber - UnixEpochDay;

    /// <summary>The instant (Unix milliseconds) at which a day is over on the city's clocks.</summary>
    public static long EndOf(int dayNumber, CityTime city)
    {
        ArgumentNullException.ThrowIfNull(city);
        return city.InstantOf(DateOnly.FromDayNumber(dayNumber + UnixEpochDay).ToDateTime(TimeOnly.MinValue).AddDays(1));
    }

    /// <summary>The form with what follows from the conditions that its package watches.</summary>
    public RegisterForm Watching(IReadOnlyList<ConditionDefinition> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var looked = conditions.Select(c => Rules.RuleCompiler.ValueOf(c)).Concat(conditions.Select(c => (c.Test as PastDayTest)?.While?.ValueName)).ToHashSet();
        return this with
        {
            WatchesRows = conditions.Any(c => c.Test is not ManyRowsTest),
            CountsRows = conditions.Any(c => c.Test is ManyRowsTest),
            Needed = [.. Columns.Where(c => c.Shape is ColumnShape.Number or ColumnShape.Word && looked.Contains(c.Name)).Select(c => c.Name)],
        };
    }

    public RegisterColumn? Find(string name) => Columns.FirstOrDefault(c => c.Name == name);

    /// <summary>The values that a lane hears of a row, without those by which conditions hear that somebody looked.</summary>
    public IReadOnlyList<ValueDefinition> Values =>
    [
        .. Columns.Select(c => new ValueDefinition(c.Name, c.Label, c.Unit, ShapeOf(c), double.MinValue, double.MaxValue, c.Words) { WordLabels = c.WordLabels }),
        new(State, new Text("状态", "State"), "", ValueShape.Word, 0, 0, ["new", "kept", "gone"]),
        new(Rows, new Text("条数", "Rows"), "", ValueShape.Number, 0, double.MaxValue, []),
    ];

    /// <summary>The value by which a condition of that code hears that somebody looked: the instant of it, Unix milliseconds.</summary>
    public static ValueDefinition Looked(ConditionDefinition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new ValueDefinition(LookedAt(condition.Code), new Text("已查看", "Looked at"), "", ValueShape.Number, 0, double.MaxValue, []);
    }

    private static ValueShape ShapeOf(RegisterColumn column) => column.Shape switch
    {
        ColumnShape.Number => ValueShape.Number,
        ColumnShape.Day => ValueShape.Day,
        ColumnShape.Word => ValueShape.Word,
        _ => ValueShape.Mark,
    };
}
