using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Straight;
using Jingwei.Cases.Straight;
using Jingwei.Foundation.DataFiles;
using Jingwei.Testing;

namespace Jingwei.Cases.Tests.Straight;

public sealed class StraightRuleTests
{
    private static readonly StraightRule Rule = new(1, "试", 20, [new(["01-04", "02"], ["市政", "供电"], [CaseSource.Resident, CaseSource.Inspector]), new(["01-04"], ["路灯"], [CaseSource.Sensor])]);

    [Theory]
    [InlineData("01-04", CaseSource.Resident, "市政养护所", true)]
    [InlineData("02-01", CaseSource.Inspector, "供电抢修站", true)]
    [InlineData("02", CaseSource.Inspector, "供电抢修站", true)]
    [InlineData("02-01", CaseSource.Sensor, "供电抢修站", false)]
    [InlineData("01-04", CaseSource.Sensor, "市政养护所", false)]
    [InlineData("01-04", CaseSource.Sensor, "路灯所", true)]
    [InlineData("01-04", CaseSource.Resident, "绿化所", false)]
    [InlineData("01-041", CaseSource.Resident, "市政养护所", false)]
    [InlineData("021", CaseSource.Resident, "市政养护所", false)]
    public void Category_way_and_body_must_stand_in_one_row(string category, CaseSource source, string body, bool admitted) => Rule.Admits(category, source, body).ShouldBe(admitted);

    [Fact]
    public void A_larger_share_draws_all_that_a_smaller_one_draws() => Prop.ForAll(ArbMap.Default.ArbFor<long>(), ArbMap.Default.ArbFor<byte>(), ArbMap.Default.ArbFor<byte>(), (id, one, other) =>
    {
        var (less, more) = (Math.Min(one, other) / 255.0, Math.Max(one, other) / 255.0);
        return !SampledCheck.IsDrawn(id, less) || SampledCheck.IsDrawn(id, more);
    }).Check(Chance.Tries(500));

    [Theory]
    [InlineData(1)]
    [InlineData(35)]
    [InlineData(100)]
    public void Over_many_cases_the_share_is_what_the_file_says(int percent) =>
        Enumerable.Range(0, 20_000).Count(i => SampledCheck.IsDrawn(1_000_003L * i, percent / 100.0)).ShouldBeInRange((percent * 200) - 250, (percent * 200) + 250);

    [Fact]
    public void What_ships_is_read_and_a_mistake_is_named_with_its_line()
    {
        var rule = StraightRules.Shipped().Newest;
        (rule.SamplePercent, rule.Admits("01-04", CaseSource.Resident, "市政养护所"), rule.Knows("01-01")).ShouldBe((20, true, false));
        var mistakes = new List<FileMistake>();
        StraightRules.Read("2.yaml", "version: 2\nsource: 试\nsamplePercent: 0\nrows:\n  - { categories: [01-04], bodies: [市政], from: [letter] }\n", mistakes).ShouldBeNull();
        mistakes.Select(m => m.Line).Order().ShouldBe([3, 5]);
    }
}
