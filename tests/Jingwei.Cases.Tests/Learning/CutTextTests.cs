using Jingwei.Cases.Learning.Texts;

namespace Jingwei.Cases.Tests.Learning;

/// <summary>A text is cut without a dictionary, and grams do not reach over punctuation.</summary>
public sealed class CutTextTests
{
    [Theory]
    [InlineData("井盖坏了", "井 盖 坏 了")]
    [InlineData("Ａ７县，路灯", "a7 县 路 灯")]
    [InlineData("Lift 3 is OUT of order!", "lift 3 is out of order")]
    [InlineData("5栋 电梯", "5 栋 电 梯")]
    [InlineData("𠮷野家", "𠮷 野 家")]
    [InlineData("好😀好", "好 好")]
    [InlineData("，。！ \r\n\uFEFF", "")]
    [InlineData("", "")]
    public void Each_character_is_a_token_and_so_is_each_word(string text, string tokens)
    {
        var cut = CutText.Of(text);
        string.Join(' ', Enumerable.Range(0, cut.Count).Select(i => cut.Gram(i, 1).ToString())).ShouldBe(tokens);
    }

    [Theory]
    [InlineData("路灯不亮", 2, "路灯 灯不 不亮")]
    [InlineData("路灯，不亮", 2, "路灯 不亮")]
    [InlineData("路灯 不亮", 2, "路灯 不亮")]
    [InlineData("a7县路灯", 3, "a7县路 县路灯")]
    [InlineData("the lift is out", 2, "the·lift lift·is is·out")]
    [InlineData("lift. out", 2, "")]
    [InlineData("路灯", 3, "")]
    public void A_gram_lies_within_one_run(string text, int length, string grams)
    {
        var cut = CutText.Of(text);
        string.Join(' ', Enumerable.Range(0, cut.Count).Select(i => cut.Gram(i, length).ToString().Replace(' ', '·')).Where(g => g.Length > 0)).ShouldBe(grams);
    }

    [Fact]
    public void Of_a_long_text_the_beginning_is_looked_at() => CutText.Of(new string('路', 5000), 100).Count.ShouldBe(100);
}
