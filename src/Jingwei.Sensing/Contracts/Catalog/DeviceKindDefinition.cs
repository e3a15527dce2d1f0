using Jingwei.Foundation;

namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>A kind of device: its profile, and the conditions that are watched on it.</summary>
/// <param name="Code">Such as <c>bin</c>.</param>
/// <param name="Name">What screens say.</param>
/// <param name="Values">What it reports; empty for a camera.</param>
/// <param name="Interval">How often it reports when all is well; zero when it only reports changes.</param>
/// <param name="Lateness">How far behind the newest reading one may come and still be judged.</param>
/// <param name="CountsIntervals">Its readings are counts from <c>at</c> until <c>until</c>.</param>
/// <param name="Conditions">What is watched, each code once.</param>
public sealed record DeviceKindDefinition(
    string Code,
    Text Name,
    IReadOnlyList<ValueDefinition> Values,
    TimeSpan Interval,
    TimeSpan Lateness,
    bool CountsIntervals,
    IReadOnlyList<ConditionDefinition> Conditions)
{
    /// <summary>It may say what will be: messages with <c>validAt</c>, which only conditions on forecasts hear.</summary>
    public bool Forecasts { get; init; }

    /// <summary>Places that its conditions speak of.</summary>
    public IReadOnlyList<FenceDefinition> Fences { get; init; } = [];

    /// <summary>The form of the rows that it is watched on; null for a kind of devices.</summary>
    public RegisterForm? Register { get; init; }

    /// <summary>What is counted over the devices of the places that it is watched on; null for a kind of devices.</summary>
    public GroupForm? Group { get; init; }

    /// <summary>It is a kind of things that speak for themselves, and not of rows or of groups of devices.</summary>
    public bool IsOfDevices => Register is null && Group is null;

    /// <summary>It says where it is.</summary>
    public bool Moves => IndexOf(FenceTest.Lon) >= 0 && IndexOf(FenceTest.Lat) >= 0;

    /// <summary>The value's place in <see cref="Values"/>; −1 when there is none of that name.</summary>
    public int IndexOf(string valueName)
    {
        for (var i = 0; i < Values.Count; i++)
            if (Values[i].Name == valueName)
                return i;
        return -1;
    }

    /// <summary>The condition of that code; null when the kind has none.</summary>
    public ConditionDefinition? FindCondition(string code) => Conditions.FirstOrDefault(c => c.Code == code);
}

/// <summary>What a value may be.</summary>
public enum ValueShape
{
    /// <summary>A number within the range.</summary>
    Number,

    /// <summary>true or false; kept as 1 or 0.</summary>
    Boolean,

    /// <summary>One word of a list; kept as its place in the list, from 0.</summary>
    Word,

    /// <summary>A day of a register's column; kept as days since 1970.</summary>
    Day,

    /// <summary>A text of a register's column; kept as a number that only says whether it is the same as before.</summary>
    Mark,
}

/// <summary>One value of a profile.</summary>
/// <param name="Name">As devices send it, such as <c>fill</c>.</param>
/// <param name="Label">What screens say.</param>
/// <param name="Unit">As screens show it, such as <c>%</c>; empty when it has none.</param>
/// <param name="Shape">What it may be.</param>
/// <param name="Min">Least number that is believed.</param>
/// <param name="Max">Greatest number that is believed.</param>
/// <param name="Words">The list, for <see cref="ValueShape.Word"/>; else empty.</param>
public sealed record ValueDefinition(
    string Name, Text Label, string Unit, ValueShape Shape, double Min, double Max, IReadOnlyList<string> Words)
{
    private static readonly Text No = new("否", "no");
    private static readonly Text Yes = new("是", "yes");

    /// <summary>What screens say for each of <see cref="Words"/>; empty when the words stand for themselves.</summary>
    public IReadOnlyList<Text> WordLabels { get; init; } = [];

    /// <summary>What screens say for each number that stands for something: for a boolean of 0 and 1, for a word of its place in the list; else empty.</summary>
    public IReadOnlyList<Text> Labels => Shape switch
    {
        ValueShape.Boolean => [No, Yes],
        ValueShape.Word => WordLabels.Count > 0 ? WordLabels : [.. Words.Select(Text.Same)],
        _ => [],
    };

    /// <summary>What screens say for a number; null when the number itself is what is said.</summary>
    public Text? Say(double number) => number >= 0 && number < Labels.Count ? Labels[(int)number] : null;

    /// <summary>Whether a finite number is within the range; what is no number by its shape has none.</summary>
    public bool Believes(double number) => Shape != ValueShape.Number || (double.IsFinite(number) && number >= Min && number <= Max);
}

/// <summary>What is watched on every device of a kind.</summary>
/// <param name="Code">Such as <c>overflow</c>; with the device and the episode it names an alarm.</param>
/// <param name="Name">What screens say.</param>
/// <param name="CategoryCode">The category that a case from it is filed under.</param>
/// <param name="Severity">1 to 4; 4 is the worst.</param>
/// <param name="FilesCase">Whether an alarm becomes a case; if not, it only stands on the screens.</param>
/// <param name="Test">When it holds.</param>
public sealed record ConditionDefinition(string Code, Text Name, string CategoryCode, int Severity, bool FilesCase, ConditionTest Test)
{
    /// <summary>When it is watched; null when always.</summary>
    public WatchedTimes? Watched { get; init; }

    /// <summary>Whether it is over when the case that it led to is closed, and not before.</summary>
    public bool EndsWhenLooked => Test is ChangeTest or AppearTest;

    /// <summary>Whose trouble it tells of.</summary>
    public ConditionClass Class => Test is NoDataTest or StuckTest or OutOfRangeTest ? ConditionClass.SensorFault : ConditionClass.Trouble;

    /// <summary>Levels of the same value at which a standing alarm is worse, each with its way back; only of a <see cref="ThresholdTest"/>.</summary>
    public IReadOnlyList<SeverityStep> Worse { get; init; } = [];

    /// <summary>What hides its alarms, and with what they are told as one.</summary>
    public AttentionDefinition Attention { get; init; } = AttentionDefinition.Plain;
}

/// <summary>A level at which an alarm is worse than its condition says.</summary>
/// <param name="Severity">2 to 4; more than the condition's.</param>
/// <param name="Level">Of the value that the condition looks at.</param>
public sealed record SeverityStep(int Severity, Level Level)
{
    /// <summary>On this level it is no longer so, and what lies between changes nothing; where a package names none, as soon as the value leaves <see cref="Level"/>.</summary>
    public Level Recovery { get; init; } = Level.Opposite;
}

/// <summary>When a condition holds; see the rule of the same name for what happens at its boundaries.</summary>
public abstract record ConditionTest;

/// <summary>A value on a level, at once or held; ended by another level.</summary>
/// <param name="ValueName">The value that is looked at.</param>
/// <param name="Ways">The ways in, at least one; whichever is met first begins it.</param>
/// <param name="Recovery">Ends it; may not overlap a way in.</param>
public sealed record ThresholdTest(string ValueName, IReadOnlyList<ThresholdWay> Ways, Level Recovery) : ConditionTest;

/// <summary>One way into a threshold.</summary>
/// <param name="Level">The level.</param>
/// <param name="HeldFor">How long without a break, on event time; zero means at once.</param>
public sealed record ThresholdWay(Level Level, TimeSpan HeldFor);

/// <summary>No reading for a time. The device is then silent, not in alarm.</summary>
/// <param name="After">How long; more than zero.</param>
public sealed record NoDataTest(TimeSpan After) : ConditionTest;

/// <summary>A value that does not change although the device goes on speaking: the sensor's fault, not the street's.</summary>
/// <param name="ValueName">The value that is looked at.</param>
/// <param name="For">How long; more than zero.</param>
public sealed record StuckTest(string ValueName, TimeSpan For) : ConditionTest;

/// <summary>A value outside its range, so that the message is refused: the sensor's fault, not the street's.</summary>
/// <param name="ValueName">The value that is looked at; a number.</param>
/// <param name="For">How long without a number within the range; zero means at once.</param>
public sealed record OutOfRangeTest(string ValueName, TimeSpan For) : ConditionTest;

/// <summary>A value that rises, or falls, by so much within a time.</summary>
/// <param name="ValueName">The value that is looked at.</param>
/// <param name="Rises">A rise; else a fall.</param>
/// <param name="By">How much, in the value's unit; more than zero.</param>
/// <param name="Within">The time; more than zero.</param>
/// <param name="Until">Ends when it is less than this; not more than <paramref name="By"/>.</param>
public sealed record RateTest(string ValueName, bool Rises, double By, TimeSpan Within, double Until) : ConditionTest;

/// <summary>A forecast that reaches a level within a lead time.</summary>
/// <param name="ValueName">The value that is looked at; a number.</param>
/// <param name="Level">What is reached.</param>
/// <param name="Within">The lead time; more than zero.</param>
/// <param name="Until">Ends it; may not overlap <paramref name="Level"/>.</param>
public sealed record ForecastTest(string ValueName, Level Level, TimeSpan Within, Level Until) : ConditionTest;

/// <summary>A value that is much more, or much less, than usual at this hour.</summary>
/// <param name="ValueName">The value that is looked at.</param>
/// <param name="Above">More than usual; else less.</param>
/// <param name="Times">The factor; more than zero.</param>
/// <param name="Least">The greater of value and usual is at least this, in the value's unit.</param>
/// <param name="Days">Earlier days that are compared, from <see cref="FewestDays"/> to <see cref="MostDays"/>.</param>
public sealed record UnusualTest(string ValueName, bool Above, double Times, double Least, int Days) : ConditionTest
{
    /// <summary>The fewest that <see cref="Days"/> may be, and that must have been heard.</summary>
    public const int FewestDays = Rules.UnusualRule.FewestDays;

    /// <summary>The most that <see cref="Days"/> may be.</summary>
    public const int MostDays = Rules.UnusualRule.MostDays;
}

/// <summary>Something that happens so many times within a time; over by itself.</summary>
/// <param name="What">What counts as a time: the value comes to this level.</param>
/// <param name="Count">How many, from 2 to <see cref="MostTimes"/>.</param>
/// <param name="Within">The time; more than zero.</param>
public sealed record CountTest(LevelOfValue What, int Count, TimeSpan Within) : ConditionTest
{
    /// <summary>The most that <see cref="Count"/> may be.</summary>
    public const int MostTimes = 100;
}

/// <summary>One thing and then another within a time, or one thing and not another.</summary>
/// <param name="First">What happens first.</param>
/// <param name="Then">What follows, or should have.</param>
/// <param name="Follows">It follows; else it does not.</param>
/// <param name="Within">The time; more than zero.</param>
/// <param name="Until">Ends it.</param>
public sealed record FollowTest(LevelOfValue First, LevelOfValue Then, bool Follows, TimeSpan Within, LevelOfValue Until) : ConditionTest;

/// <summary>A level of one of the kind's values.</summary>
public sealed record LevelOfValue(string ValueName, Level Level);
