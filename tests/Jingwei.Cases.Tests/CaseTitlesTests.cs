using Jingwei.Cases.Rules;

namespace Jingwei.Cases.Tests;

public sealed class CaseTitlesTests
{
    [Theory]
    [InlineData("，树枝挡路", "树枝挡路")]
    [InlineData("树枝\n挡路", "树枝 挡路")]
    [InlineData("？？", "？？")]
    [InlineData("路口有一棵大树倒下来压住了两辆电动自行车，还有人在", "路口有一棵大树倒下来压住了两辆电动自行车，还有人…")]
    [InlineData("路口有一棵大树倒下来压住了两辆电动自行车和路牌，还有人在", "路口有一棵大树倒下来压住了两辆电动自行车和路牌…")]
    public void A_title_begins_with_a_word_and_is_cut_after_one(string text, string title) => CaseTitles.Brief(text).ShouldBe(title);

    [Fact]
    public void A_cut_never_halves_a_sign() =>
        CaseTitles.Brief(new string('a', CaseTitles.Longest - 1) + "🌳🌳").ShouldBe(new string('a', CaseTitles.Longest - 1) + "…");
}
