using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation;

namespace Jingwei.Cases.Tests.Appraisal;

public sealed class MonthlyReportTests
{
    private static readonly AppraisalTable Table = Counted.Table(Appraised.Department);
    private static readonly Dictionary<long, Text> Names = new()
    {
        [1] = new("水务所", "Water"), [2] = new("市政, \"养护\"", "Roads, \"care\""), [3] = new("=绿化", "=Greening"), [4] = new("房管", ""), [5] = new("环卫", "Sanitation"),
    };

    [Fact]
    public void Ties_share_a_place_and_whoever_has_no_total_comes_last_without_one() =>
        Report().Rows.Select(r => (r.Rank, r.SubjectId, r.Grade)).ShouldBe([(1, 1, "A"), (2, 2, "B"), (2, 4, "B"), (4, 3, "C"), (null, 5, null)]);

    [Fact]
    public void A_change_is_to_the_month_before_and_of_the_exact_figures()
    {
        var row = Report().Rows.Single(r => r.SubjectId == 2);
        (row.Change, row.GradeBefore).ShouldBe((-20, "A"));
        row.Figures.Single(f => f.Now.Indicator.Code == "closingRate").Change.ShouldBe(-20);
        Report().Rows.Where(r => r.SubjectId != 2).ShouldAllBe(r => r.Change == null && r.GradeBefore == null);
    }

    [Fact]
    public void As_CSV_it_opens_in_a_spreadsheet()
    {
        var lines = ReportCsv.Write(Report(), chinese: true).Split("\r\n");
        lines.ShouldBe(
        [
            "\uFEFF名次,专业部门,应结案数,应结案数 较上期,结案率(%),结案率 较上期,按时处置率(%),按时处置率 较上期,返工率(%),返工率 较上期,综合得分,较上期,等级,上期等级,有数据的权重(%)",
            "1,水务所,100,–,100.00,–,100.00,–,0.00,–,100.00,–,A,–,100",
            "2,\"市政, \"\"养护\"\"\",100,0,80.00,-20.00,80.00,-20.00,20.00,+20.00,80.00,-20.00,B,A,100",
            "2,房管,100,–,80.00,–,80.00,–,20.00,–,80.00,–,B,–,100",
            "4,'=绿化,3,–,66.67,–,66.67,–,33.33,–,66.67,–,C,–,100",
            "–,环卫,0,–,–,–,100.00,–,–,–,–,–,–,–,40",
            "",
        ]);
    }

    [Fact]
    public void In_English_too()
    {
        var lines = ReportCsv.Write(Report(), chinese: false).Split("\r\n");
        lines[0].ShouldBe("\uFEFFRank,Departments,Due to close,Due to close Change,Closing rate(%),Closing rate Change,On-time handling(%),On-time handling Change,Rework rate(%),Rework rate Change,Total,Change,Grade,Grade before,Weight with a figure (%)");
        lines.Select(l => l.Split(',')[1..]).Where(f => f.Length > 0).Select(f => f[0]).ShouldContain("房管");
    }

    private static MonthlyReport Report() => MonthlyReport.Of(
        Table, Period.Month(2026, 11),
        [Row(1, 100, 100, 0), Row(2, 100, 80, 20), Row(3, 3, 2, 1), Row(4, 100, 80, 20), Appraise.Row(Table, 5, Counted.Of((FactKind.DueToHandle, 2), (FactKind.HandledOnTime, 2)))],
        [Row(2, 100, 100, 0)], id => Names[id]);

    private static AppraisalRow Row(long id, long due, long done, long reworked) => Appraise.Row(
        Table, id, Counted.Of((FactKind.DueToClose, due), (FactKind.Closed, done), (FactKind.DueToHandle, due), (FactKind.HandledOnTime, done), (FactKind.Reworked, reworked)));
}
