using Jingwei.Foundation;
using Jingwei.Scenarios;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;

namespace Jingwei.Bench;

/// <summary>A kind with one condition of each sort, and what it is to hear.</summary>
/// <param name="Name">As a package writes the condition.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Hears">What its inputs are.</param>
internal sealed record BenchKind(string Name, DeviceKindDefinition Kind, InputKind Hears = InputKind.Reading)
{
    public int Conditions => Kind.Conditions.Count;

    public KindRules Rules { get; } = RuleCompiler.Compile(Kind, CityTime.Usual);
}

/// <summary>The kinds that are measured.</summary>
internal static class ConditionKinds
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);
    private static readonly Level High = new(Comparison.AtLeast, 85);
    private static readonly Level Low = new(Comparison.LessThan, 60);
    private static readonly LevelOfValue HighLevel = new("level", High);
    private static readonly ThresholdTest Threshold = new("level", [new(new(Comparison.AtLeast, 95), TimeSpan.Zero), new(High, FiveMinutes)], Low);

    /// <summary>Each sort of condition alone.</summary>
    public static IEnumerable<BenchKind> Each()
    {
        yield return new("when, until", Device(Threshold));
        yield return new("when, within hours", Device(Threshold, watched: new WatchedTimes([new HourSpan(22 * 60, 6 * 60)], WatchedDays.Every, [])));
        yield return new("noDataFor", Device(new NoDataTest(TimeSpan.FromMinutes(35))));
        yield return new("stuck", Device(new StuckTest("level", TimeSpan.FromHours(6))));
        yield return new("outOfRange", Device(new OutOfRangeTest("level", FiveMinutes)));
        yield return new("rises", Device(new RateTest("level", true, 60, TimeSpan.FromMinutes(10), 5)));
        yield return new("unusual", Device(new UnusualTest("level", true, 2, 5, 7)));
        yield return new("often", Device(new CountTest(HighLevel, 3, AnHour)));
        yield return new("followed", Device(new FollowTest(HighLevel, new("level", Low), true, FiveMinutes, new("level", Low))));
        yield return new("notFollowed", Device(new FollowTest(HighLevel, new("level", Low), false, FiveMinutes, new("level", Low))));
        yield return new("forecast", Device(new ForecastTest("level", High, TimeSpan.FromHours(6), Low)), InputKind.Forecast);
        var depot = new FenceDefinition("depot", [new(0, 0), new(30, 0), new(30, 30), new(15, 40), new(0, 30)], null);
        yield return new("enters", Device(new FenceTest(depot, false, TimeSpan.Zero)));
        yield return new("leaves, a line", Device(new FenceTest(depot with { Points = [new(0, 0), new(20, 20), new(40, 45)], WithinMeters = 30 }, true, TimeSpan.Zero)));
        yield return new("changes (row)", Row(new ChangeTest("state", null)), InputKind.Row);
        yield return new("appears (row)", Row(new AppearTest()), InputKind.Row);
        yield return new("lapses (row)", Row(new PastDayTest("until", null)), InputKind.Row);
        yield return new("often: rows", Row(new ManyRowsTest(5, TimeSpan.FromHours(2))), InputKind.Row);
    }

    /// <summary>The load point of the other benches: five conditions.</summary>
    public static BenchKind LoadPoint(string scenarioFolder) => new(
        "load point", LoadPackages.Catalog(LoadPackages.Beside(LoadPackages.In(scenarioFolder), LoadPackages.Shipped())).DeviceKinds.Single(k => k.Code == "loadPoint"));

    private static DeviceKindDefinition Device(ConditionTest test, WatchedTimes? watched = null)
    {
        IReadOnlyList<ValueDefinition> values = test is FenceTest ? [Number(FenceTest.Lon), Number(FenceTest.Lat)] : [Number("level")];
        return new DeviceKindDefinition(
            "bench", Text.Same("bench"), values, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), false, [Condition(test) with { Watched = watched }]) { Forecasts = test is ForecastTest };
    }

    private static DeviceKindDefinition Row(ConditionTest test)
    {
        var condition = Condition(test);
        var form = new RegisterForm("id", "place", [Column("id", ColumnShape.Text), Column("place", ColumnShape.Text), Column("state", ColumnShape.Number), Column("until", ColumnShape.Day)])
            .Watching([condition]);
        IReadOnlyList<ValueDefinition> values = condition.EndsWhenLooked ? [.. form.Values, RegisterForm.Looked(condition)] : form.Values;
        return new DeviceKindDefinition("bench", Text.Same("bench"), values, TimeSpan.Zero, TimeSpan.FromMinutes(10), false, [condition]) { Register = form };
    }

    private static RegisterColumn Column(string name, ColumnShape shape) => new(name, Text.Same(name), shape, "", []);

    private static ConditionDefinition Condition(ConditionTest test) => new("watched", Text.Same("watched"), "03-01", 2, false, test);

    private static ValueDefinition Number(string name) => new(name, Text.Same(name), "", ValueShape.Number, 0, 100, []);
}
