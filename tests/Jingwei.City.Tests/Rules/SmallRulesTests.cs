using Jingwei.City.Rules;

namespace Jingwei.City.Tests.Rules;

public sealed class SmallRulesTests
{
    [Theory]
    [InlineData("138 0013 8000", "13800138000", "138****8000")]
    [InlineData("+86 138-0013-8000", "13800138000", "138****8000")]
    [InlineData("0086 13800138000", "13800138000", "138****8000")]
    [InlineData("(021) 6200 0000", "02162000000", "021****0000")]
    [InlineData("+44 20 7946 0000", "+442079460000", "+44******0000")]
    [InlineData("12345", "12345", "***45")]
    [InlineData("6258 0000", "62580000", "******00")]
    [InlineData("400-820-0000", "4008200000", "********00")]
    public void Numbers_come_to_one_form_and_are_masked(string written, string normalized, string masked)
    {
        PhoneNumber.Normalize(written).ShouldBe(normalized);
        PhoneNumber.Mask(normalized).ShouldBe(masked);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("138o0138000")]
    [InlineData("138001380001380013800")]
    [InlineData("+")]
    [InlineData("021-6258")]
    [InlineData("138001380")]
    public void What_is_no_number_is_refused(string? written) => PhoneNumber.Normalize(written).ShouldBeNull();

    [Theory]
    [InlineData("short", "password_too_short")]
    [InlineData("aaaaaaaaaaaaaaaa", "password_easy_to_guess")]
    [InlineData("123456789012", "password_easy_to_guess")]
    [InlineData("abcdefghijklm", "password_easy_to_guess")]
    [InlineData("PasswordPassword", "password_easy_to_guess")]
    [InlineData("my name is Anna W", "password_easy_to_guess")]
    public void Passwords_that_are_guessed_first_are_refused(string password, string code) =>
        PasswordRule.Judge(password, "anna")!.Code.ShouldBe(code);

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("一盏灯照着弄堂口的雨夜晚")]
    [InlineData("Tr0ub4dor&3-longer")]
    public void Long_passwords_of_any_letters_will_do(string password) => PasswordRule.Judge(password, "anna").ShouldBeNull();

    [Theory]
    [InlineData("2026-11-22T11:59:00+08:00", "2026-11-23T08:00:00+08:00")]
    [InlineData("2026-11-22T07:59:00+08:00", "2026-11-22T08:00:00+08:00")]
    [InlineData("2026-11-22T08:00:00+08:00", "2026-11-23T08:00:00+08:00")]
    public void The_night_ends_at_eight_in_the_citys_morning(string now, string end) =>
        NightRule.EndOf(DateTimeOffset.Parse(now), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).ShouldBe(DateTimeOffset.Parse(end));

    [Theory]
    [InlineData("admin", true)]
    [InlineData("li.wei-2", true)]
    [InlineData("a", false)]
    [InlineData("-dash", false)]
    [InlineData("two words", false)]
    [InlineData("line\n", false)]
    [InlineData("李伟", false)]
    public void User_names_are_plain(string userName, bool allowed) => UserNameRule.Allows(userName).ShouldBe(allowed);
}
