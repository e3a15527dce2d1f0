namespace Jingwei.Foundation.Tests;

public sealed class WidthsTests
{
    [Theory]
    [InlineData("２０２６－沪－０１", "2026-沪-01")]
    [InlineData("Ｋ７Ｍ　２q9", "K7M 2q9")]
    [InlineData("（021）62580000", "(021)62580000")]
    [InlineData("", "")]
    public void Wide_signs_become_narrow_and_the_rest_stays(string written, string narrow) => Widths.Narrow(written).ShouldBe(narrow);
}
