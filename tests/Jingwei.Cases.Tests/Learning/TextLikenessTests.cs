using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Learning.Texts;
using Jingwei.Testing;

namespace Jingwei.Cases.Tests.Learning;

/// <summary>While somebody types, what is like it is told with the words that both have.</summary>
public sealed class TextLikenessTests
{
    [Fact]
    public void The_words_that_both_have_are_named_the_longest_first()
    {
        var likeness = TextLikeness.Compare("银杏苑北门路灯不亮", "请修银杏苑北门的路灯，不亮了");
        likeness.Score.ShouldBeInRange(0.4, 0.95);
        likeness.Shared.ShouldBe(["银杏苑北门", "不亮", "路灯"], ignoreOrder: true);
        likeness.Shared[0].ShouldBe("银杏苑北门");
    }

    [Fact]
    public void The_same_thing_is_more_alike_than_the_same_place_and_that_more_than_nothing()
    {
        const string Typed = "银杏苑楼下饭店油烟太大";
        var same = TextLikeness.Compare(Typed, "银杏苑饭店油烟直排").Score;
        var place = TextLikeness.Compare(Typed, "银杏苑电梯坏了").Score;
        var nothing = TextLikeness.Compare(Typed, "公交车晚点").Score;
        same.ShouldBeGreaterThan(place);
        place.ShouldBeGreaterThan(nothing);
        nothing.ShouldBe(0);
    }

    [Fact]
    public void A_rare_word_counts_more_where_rarity_is_known()
    {
        double Rarity(string pair) => pair is "银杏" or "杏苑" ? 8 : 1;
        TextLikeness.Compare("银杏苑路灯坏了", "银杏苑电梯停运", Rarity).Score.ShouldBeGreaterThan(TextLikeness.Compare("银杏苑路灯坏了", "银杏苑电梯停运").Score);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "路灯")]
    [InlineData("，。", "路灯")]
    [InlineData("broken lift", "路灯")]
    public void Nothing_in_common_is_nothing(string one, string other)
    {
        var likeness = TextLikeness.Compare(one, other);
        (likeness.Score, likeness.Shared.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void It_goes_both_ways_lies_between_0_and_1_and_equal_texts_are_wholly_alike() =>
        Prop.ForAll(MadeUpMessages.AnyText.ToArbitrary(), MadeUpMessages.AnyText.ToArbitrary(), (one, other) =>
        {
            var (there, back) = (TextLikeness.Compare(one, other), TextLikeness.Compare(other, one));
            var self = TextLikeness.Compare(one, one).Score;
            return there.Score is >= 0 and <= 1 && Math.Abs(there.Score - back.Score) < 1e-9 && there.Shared.SequenceEqual(back.Shared)
                && Math.Abs(self - (CutText.Of(one).Count > 0 ? 1 : 0)) < 1e-9;
        }).Check(Chance.Tries(100));
}
