using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Testing;

namespace Jingwei.Cases.Tests.Retention;

/// <summary>Numbers of persons are covered in what staff noted; dates, and the numbers of things, orders and cases, stay.</summary>
public sealed class PersonalNumbersTests
{
    private static readonly HashSet<string> Known = ["2026-沪-000012", "3101060101000123", "13800000001"];

    [Theory]
    [InlineData("请联系13912345678", "请联系***")]
    [InlineData("2026-12-05 139 1234 5678 未接", "2026-12-05 *** 未接")]
    [InlineData("１３９１２３４５６７８", "***")]
    [InlineData("+86-139-1234-5678", "***")]
    [InlineData("座机021-62471234，(0571)8765 4321", "座机***，***")]
    [InlineData("回访62471234无人接", "回访***无人接")]
    [InlineData("身份证31010619900101123x核对", "身份证***核对")]
    [InlineData("退款到6222021234567890128", "退款到***")]
    [InlineData("发至 wang@example.com", "发至 ***")]
    [InlineData("12号302室", "12号***")]
    public void What_leads_to_a_person_is_covered(string words, string covered) => PersonalNumbers.CoveredIn(words, Known).ShouldBe(covered);

    [Theory]
    [InlineData("由市政于2026-12-05前处置")]
    [InlineData("20261205前；2026-12-05 08:00")]
    [InlineData("来电时间20261205")]
    [InlineData("部件3101060101000123已修复，另有3101060101000124")]
    [InlineData("工单20261205000123并入2026-沪-000012")]
    [InlineData("已知13800000001")]
    [InlineData("坐标121.4737021,31.2304163")]
    [InlineData("面积1234567平方米，编号 62471234")]
    public void What_is_the_records_stays(string words) => PersonalNumbers.CoveredIn(words, Known).ShouldBe(words);

    [Fact]
    public void However_it_stands_among_dates_and_numbers_no_mobile_is_left_and_no_date_is_lost() => Prop.ForAll(Arb.From(Gen.Choose(1, 1_000_000)), seed =>
    {
        var random = new Random(seed);
        var mobile = $"1{random.Next(3, 10)}{random.Next(100_000_000, 1_000_000_000)}";
        var written = random.Next(3) switch { 0 => mobile, 1 => $"{mobile[..3]} {mobile[3..7]} {mobile[7..]}", _ => $"{mobile[..3]}-{mobile[3..7]}-{mobile[7..]}" };
        var date = new DateOnly(2000, 1, 1).AddDays(random.Next(12_000)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var (before, after) = (random.Next(2) == 0 ? "，" : " ", random.Next(2) == 0 ? "。" : " ");
        var covered = PersonalNumbers.CoveredIn($"{date}{before}{written}{after}{date}", Known);
        covered.ShouldBe($"{date}{before}***{after}{date}");
        PersonalNumbers.CoveredIn(covered, Known).ShouldBe(covered);
    }).Check(Chance.Tries(500));
}
