using Jingwei.Cases.Learning;
using Jingwei.Cases.Learning.Categories;
using Jingwei.Cases.Learnt;

namespace Jingwei.Cases.Tests.Learning;

public sealed class BeginningExamplesTests
{
    [Theory]
    [InlineData("路口的垃圾桶满了，旁边堆了很多袋子", "03-01")]
    [InlineData("小区外面路灯不亮三天了", "01-04")]
    [InlineData("有个井盖翘起来，汽车压过去很响", "01-01")]
    [InlineData("暴雨以后马路积水很深，过不去", "03-03")]
    [InlineData("大树被风刮倒，压住一辆车", "04-01")]
    [InlineData("小贩天天在人行道上摆摊卖水果", "05-01")]
    [InlineData("共享单车把盲道占满了", "02-03")]
    public void A_new_center_tells_common_categories_apart(string said, string category) => LearnCategories.From([.. BeginningExamples.Beside([], BeginningExamples.All.Keys)])
        .Suggest("", said).Category.ShouldBe(category);

    [Fact]
    public void A_category_of_which_enough_was_decided_is_left_to_what_was_decided()
    {
        var decided = Enumerable.Range(0, BeginningExamples.Enough).Select(i => new DecidedMessage(new Message($"{i}", "", $"灯 {i}"), "01-04")).ToList();
        BeginningExamples.Beside(decided, ["01-04", "04-01", "99-99"]).Select(e => e.Category).Distinct().ShouldBe(["04-01"]);
    }
}
