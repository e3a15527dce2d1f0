namespace Jingwei.Foundation.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("愚园路台区", "Yuyuan Road transformer", "Yuyuan Road transformer")]
    [InlineData("愚园路台区", "", "愚园路台区")]
    public void What_has_no_English_name_is_named_in_Chinese_in_an_English_sentence(string zh, string en, string named) => new Text(zh, en).InEnglish().ShouldBe(named);
}
