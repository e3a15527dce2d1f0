using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using static Jingwei.Sensing.Tests.Rules.Folding;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>What each condition on a register's rows does at its boundaries, as the table in its remarks says.</summary>
public sealed class RegisterTables
{
    private const double No = double.NaN;
    private static readonly ConditionRule Changes = new ChangeRule("changes", 0, null, 1, 2);
    private static readonly ConditionRule ToNine = new ChangeRule("toNine", 0, 9, 1, 2);
    private static readonly ConditionRule Appears = new AppearRule("appears", 1, 2);
    private static readonly ConditionRule Lapses = new PastDayRule("lapses", 0, null, 1, CityTime.Usual);
    private static readonly ConditionRule Thrice = new ManyRowsRule("many", 0, 3, 60 * Minute);

    // 22 November 2026 in China; ten o'clock UTC is 18:00 there, so the day is over after 360 minutes.
    private static readonly int Today = RegisterForm.NumberOf(new DateOnly(2026, 11, 22));

    [Fact]
    public void A_change_lasts_until_somebody_looked()
    {
        Told(Changes, 60, Row(0, 1)).ShouldBeEmpty();
        Told(Changes, 60, Row(0, 1), Row(1, 1)).ShouldBeEmpty();
        Told(Changes, 600, Row(0, 1), Row(10, 2)).ShouldBe(["raised@10 10.."]);
        Told(Changes, 600, Row(0, 1), Row(10, 2), Looked(240, 240)).ShouldBe(["raised@10 10..", "cleared@240 10..240"]);
        Told(Changes, 600, Row(0, 1), Row(10, 2), Row(60, 3), Looked(240, 240)).ShouldBe(["raised@10 10..", "cleared@240 10..240"]);
        Told(Changes, 600, Row(0, 1), Row(10, 2), Row(241, 3), Looked(242, 240)).ShouldBe(["raised@10 10..", "cleared@242 10..242", "raised@242 242.."]);
        Told(Changes, 600, Row(0, 1), Row(10, 2), Looked(11, 9)).ShouldBe(["raised@10 10.."]);
        Told(Changes, 600, Row(0, 1), Row(10, 2), Looked(20, 20), Looked(21, 20), Row(30, 3), Looked(31, 20)).ShouldBe(["raised@10 10..", "cleared@20 10..20", "raised@30 30.."]);
    }

    [Fact]
    public void A_row_that_was_gone_is_another_row()
    {
        Told(Changes, 60, Row(0, 1), Row(1, No, RegisterForm.Gone), Row(2, 2, RegisterForm.New)).ShouldBeEmpty();
        Told(Changes, 60, Row(0, 1), Row(1, 2), Row(2, No, RegisterForm.Gone)).ShouldBe(["raised@1 1.."], "somebody should look all the same");
    }

    [Fact]
    public void A_change_to_a_word_is_only_that()
    {
        Told(ToNine, 60, Row(0, 9), Row(1, 8), Row(2, 7)).ShouldBeEmpty();
        Told(ToNine, 60, Row(0, 8), Row(1, 9), Looked(2, 2), Row(3, 9)).ShouldBe(["raised@1 1..", "cleared@2 1..2"]);
    }

    [Fact]
    public void A_row_appears_once()
    {
        Told(Appears, 60, Row(0, 1, RegisterForm.New), Row(1, 2)).ShouldBe(["raised@0 0.."]);
        Told(Appears, 60, Row(0, 1)).ShouldBeEmpty();
        Told(Appears, 60, Row(0, 1, RegisterForm.New), Looked(1, 1), Row(2, No, RegisterForm.Gone), Row(3, 1, RegisterForm.New)).ShouldBe(["raised@0 0..", "cleared@1 0..1", "raised@3 3.."]);
    }

    [Fact]
    public void A_day_has_passed_at_the_midnight_after_it()
    {
        Told(Lapses, 359, Row(0, Today)).ShouldBeEmpty();
        Told(Lapses, 400, Row(0, Today)).ShouldBe(["raised@360 360.."]);
        Told(Lapses, 400, Row(0, Today), Row(360, Today + 365)).ShouldBeEmpty();
        Told(Lapses, 400, Row(0, Today - 3)).ShouldBe(["raised@0 0.."]);
        Told(Lapses, 400, Row(0, Today - 3), Row(10, Today - 1)).ShouldBe(["raised@0 0.."]);
        Told(Lapses, 400, Row(0, Today - 3), Row(10, Today + 3)).ShouldBe(["raised@0 0..", "cleared@10 0..10"]);
        Told(Lapses, 400, Row(0, Today - 3), Row(10, No, RegisterForm.Gone), Row(20, Today - 3, RegisterForm.New)).ShouldBe(["raised@0 0..", "cleared@10 0..10", "raised@20 20.."]);
        Told(Lapses, 400, Row(0, RegisterForm.NoDay)).ShouldBeEmpty();
    }

    [Fact]
    public void Overdue_counts_only_while_it_is_open()
    {
        var overdue = new PastDayRule("overdue", 0, new ValueLevel(2, new Level(Comparison.Is, 1)), 1, CityTime.Usual);
        Told(overdue, 400, Row(0, Today - 1, 1, 0)).ShouldBeEmpty();
        Told(overdue, 400, Row(0, Today - 1, 1, 1), Row(5, Today - 1, 1, 0), Row(9, Today - 1, 1, 1)).ShouldBe(["raised@0 0..", "cleared@5 0..5", "raised@9 9.."]);
    }

    [Fact]
    public void Many_rows_about_a_place_end_by_themselves()
    {
        const double ms = 1.0 / Minute;
        Told(Thrice, 120, Row(0, 1), Row(20, 2), Row(60 - ms, 3)).ShouldBe(["raised@59.99998 0..", "cleared@60 0..60"]);
        Told(Thrice, 120, Row(0, 1), Row(20, 2), Row(60, 3)).ShouldBeEmpty();
        Told(Thrice, 30, Row(0, 1), Row(1, 4)).ShouldBe(["raised@1 1.."]);
        Told(Thrice, 120, Row(0, 1), Row(1, 2), Row(2, 2), Row(3, 2)).ShouldBeEmpty();
        Told(Thrice, 30, Row(0, 17), Row(1, 18)).ShouldBeEmpty("what is heard first counts as one");
    }

    [Fact]
    public void What_holds_of_a_row_ends_when_it_is_gone()
    {
        var level = new PresentRule(new ThresholdRule("full", 0, [new WayIn(new Level(Comparison.AtLeast, 5), 0)], new Level(Comparison.LessThan, 5)), 1);
        Told(level, 60, Row(0, 6), Row(5, No, RegisterForm.Gone), Row(9, 7, RegisterForm.New)).ShouldBe(["raised@0 0..", "cleared@5 0..5", "raised@9 9.."]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_restart_in_between_tells_the_same(int after)
    {
        (double, double[])[] heard = [Row(0, 1, RegisterForm.New), Row(10, 2), Row(241, 3), Looked(242, 240), Looked(300, 299)];
        foreach (var rule in new[] { Changes, Appears, Lapses, Thrice })
            Told(rule, 500, after, heard).ShouldBe(Told(rule, 500, heard), rule.Code);
    }

    [Fact]
    public void Rows_that_were_there_before_the_condition_are_not_new()
    {
        var begun = Appears.BeginWith(new Sample(At(0), At(0), [1, RegisterForm.New, No]));
        Appears.NextChangeMs(begun).ShouldBeNull();
        Appears.NextChangeMs(Changes.BeginWith(new Sample(At(0), At(0), [1, RegisterForm.Kept, At(0)]))).ShouldBeNull();
    }

    private static (double At, double[] Values) Row(double at, double value, double state = RegisterForm.Kept, double looked = No) => (at, [value, state, looked]);

    private static (double At, double[] Values) Looked(double at, double when) => (at, [No, No, At(when)]);

    private static string[] Told(ConditionRule rule, double until, params (double At, double[] Values)[] heard) => Told(rule, until, -1, heard);

    private static string[] Told(ConditionRule rule, double until, int restartAfter, (double At, double[] Values)[] heard)
    {
        var kind = new KindRules("row", ["a", "b", "c"], 0, [rule]);
        var lane = new LaneState(_ => kind);
        var outputs = new List<LaneOutput>();
        var seq = 0L;
        for (var i = 0; i < heard.Length; i++)
        {
            Wake(At(heard[i].At) - 1);
            lane.Apply(new LaneInput(++seq, InputKind.Row, 1, At(heard[i].At), At(heard[i].At), heard[i].Values), outputs);
            if (i == restartAfter)
                Restart();
        }
        Wake(At(until));
        return
        [
            .. outputs.Select(o => $"{o.News.News.Change.ToString().ToLowerInvariant()}@{Minutes(o.AtMs)} {Minutes(o.News.News.Episode.StartMs)}..{(o.News.News.Episode.EndMs is { } end ? Minutes(end) : "")}"),
        ];

        void Wake(long toMs)
        {
            while (lane.NextWakeMs() is { } wake && wake <= toMs)
                lane.Apply(new LaneInput(++seq, InputKind.Wake, 0, wake, wake, []), outputs);
        }

        void Restart()
        {
            var track = DeviceTrackCodec.Read(DeviceTrackCodec.Write(lane.Find(1)!, 1), kind);
            var (position, now) = (lane.Position, lane.NowMs);
            lane = new LaneState(_ => kind);
            lane.Restore(position, now, [new RestoredTrack(1, position, track)]);
        }
    }

    private static string Minutes(long ms) => ((ms - At(0)) / (double)Minute).ToString("0.#####");
}
