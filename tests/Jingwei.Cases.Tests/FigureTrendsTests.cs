using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Tests;

/// <summary>Today's figures and the lines beside them say the same.</summary>
public sealed class FigureTrendsTests
{
    [Fact]
    public async Task The_lines_follow_the_figures_and_end_with_the_present_hour()
    {
        await using var cases = await CaseRig.Open();
        var (first, second) = (await cases.Alarm(), await cases.Alarm());
        await cases.Enter(first, "arrived");
        await cases.Enter(second, "arrived");
        await cases.After(TimeSpan.FromMinutes(5));
        await cases.Enter(first, "done");
        await cases.Enter(first, "closed");
        await cases.After(TimeSpan.FromMinutes(70));
        await cases.Enter(second, "done");

        var figures = await cases.Figures();
        var begun = (int)(cases.Now - figures.Since).TotalHours;
        List<double?> Line(string code) => [.. figures.Items.Single(f => f.Code == code).Trend.Skip(begun - 1)];
        void Ends(string code, double? hourBefore, double? now)
        {
            Line(code)[..2].ShouldBe([hourBefore, now], code);
            Line(code)[2..].ShouldAllBe(v => v == null, code);
        }

        Ends("found", 2, 0);
        Ends("working", 1, 1);
        Ends("late", 1, 1);
        Ends("lateSoon", null, 0);
        Ends("closed", 1, 0);
        Ends("onTimeRate", 100, 0);
        Ends("within10", 100, 0);
        figures.Items.Single(f => f.Code == "working").Value.ShouldBe(1);
        figures.Items.Single(f => f.Code == "late").Value.ShouldBe(1);
        figures.Items.Single(f => f.Code == "onTimeRate").Value.ShouldBe(50);
    }

    [Fact]
    public async Task What_was_late_to_be_accepted_is_late_no_more_once_it_is()
    {
        await using var cases = await CaseRig.Open();
        var alarm = await cases.Alarm();
        await cases.After(TimeSpan.FromMinutes(61));
        (await cases.Figures()).Items.Single(f => f.Code == "late").Value.ShouldBe(1);
        await cases.Enter(alarm, "closed");
        var late = (await cases.Figures()).Items.Single(f => f.Code == "late");
        late.Value.ShouldBe(0);
        late.Trend.OfType<double>().TakeLast(2).ShouldBe([1, 0]);
    }

    [Fact]
    public async Task What_stands_past_its_limit_is_not_in_time_and_without_anything_due_there_is_no_rate()
    {
        await using var cases = await CaseRig.Open();
        var (first, second) = (await cases.Alarm(), await cases.Alarm());
        await cases.Alarm();
        (await Rates(cases)).ShouldBe([null, null]);
        await cases.After(TimeSpan.FromMinutes(5));
        await cases.Enter(first, "arrived");
        await cases.Enter(first, "done");
        (await Rates(cases)).ShouldBe([100, 100]);
        await cases.After(TimeSpan.FromMinutes(6));
        (await Rates(cases)).ShouldBe([33.3, 33.3], "two stand past the ten minutes of their category");
        await cases.Enter(second, "arrived");
        await cases.Enter(second, "done");
        (await Rates(cases)).ShouldBe([33.3, 33.3], "cleared too late it still counts once");
    }

    private static async Task<List<double?>> Rates(CaseRig cases)
    {
        var figures = await cases.Figures();
        return [.. figures.Items.Where(f => f.Code is "onTimeRate" or "within10").Select(f => f.Value)];
    }
}
