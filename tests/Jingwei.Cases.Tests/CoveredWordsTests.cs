using Jingwei.Cases.Rules;

namespace Jingwei.Cases.Tests;

/// <summary>What strangers may read of a reporter's words.</summary>
public sealed class CoveredWordsTests
{
    [Theory]
    [InlineData("灯不亮，3盏，杆号 N-12", "灯不亮，3盏，杆号 N-12")]
    [InlineData("打13800138000找我", "打***找我")]
    [InlineData("打 138 0013 8000 或 021-62471234", "打 *** 或 ***")]
    [InlineData("打１３８００１３８０００", "打***")]
    [InlineData("身份证31010619800101123X", "身份证***")]
    [InlineData("mail li.hua+311@mail.example.cn now", "mail *** now")]
    [InlineData("见 https://example.cn/a?b=1 的照片", "见 *** 的照片")]
    [InlineData("我住12弄3号501室", "我住12弄3号***")]
    [InlineData("I live in room 12b, flat 3", "I live in ***, ***")]
    [InlineData("坑有 50 厘米深、2 米宽", "坑有 50 厘米深、2 米宽")]
    [InlineData("坏了<script>alert(1)</script>两盏<img src=x onerror=y>", "坏了alert(1)两盏")]
    [InlineData("1<2 且 3>2", "1<2 且 3>2")]
    public void Numbers_addresses_and_marks_are_covered(string words, string shown) => CoveredWords.Of(words).ShouldBe(shown);
}
