using Jingwei.Cases.Learning;
using Jingwei.Cases.Learning.Categories;

namespace Jingwei.Cases.Tests.Learning;

/// <summary>Categories are learnt from what the center decided, and a suggestion says how sure it is and which words decided.</summary>
public sealed class LearnCategoriesTests
{
    private static readonly CategoryModel Model = LearnCategories.From(MadeUpMessages.Decided);

    [Theory]
    [InlineData("工地通宵施工", "噪音让人睡不着", "环境")]
    [InlineData("公交车太少", "上班高峰堵车，红绿灯也不合理", "交通")]
    [InlineData("小学补课", "周末还要收费补课", "教育")]
    [InlineData("拖欠工资", "社保也不缴纳", "劳动")]
    public void A_message_that_was_never_seen_gets_the_category_of_its_words(string title, string text, string category)
    {
        var suggestion = Model.Suggest(title, text);
        suggestion.Category.ShouldBe(category);
        suggestion.Confidence.ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void The_words_that_decided_are_named()
    {
        var words = Model.Suggest("公司拖欠工资", "").Words;
        words.ShouldNotBeEmpty();
        words.ShouldAllBe(w => w.Weight > 0 && "公司拖欠工资".Contains(w.Word));
        words.Select(w => w.Weight).ShouldBe(words.Select(w => w.Weight).OrderDescending());
    }

    [Fact]
    public void A_message_without_a_known_word_goes_by_how_often_categories_were_decided()
    {
        var model = LearnCategories.From([.. MadeUpMessages.Decided.Where(d => d.Category == "教育"), .. MadeUpMessages.Decided.Where(d => d.Category == "交通").Take(10)]);
        foreach (var text in (string[])["", "zzz", "！？"])
        {
            var suggestion = model.Suggest("", text);
            suggestion.Category.ShouldBe("教育");
            suggestion.Confidence.ShouldBe(0.75, 0.001);
            suggestion.Words.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_single_category_is_suggested_and_never_certain()
    {
        var suggestion = LearnCategories.From([.. MadeUpMessages.Decided.Where(d => d.Category == "教育").Take(8)]).Suggest("公交车", "");
        (suggestion.Category, suggestion.Confidence, suggestion.Words.Count).ShouldBe(("教育", 0.9, 0));
    }

    [Fact]
    public void Nobody_is_certain_after_a_few_examples()
    {
        var few = LearnCategories.From([.. MadeUpMessages.Decided.Where(d => d.Category is "教育" or "交通").Take(62).Skip(58)]);
        few.Suggest("周末补课", "学校周末收费补课").Confidence.ShouldBeLessThan(0.95);
    }

    [Fact]
    public void A_category_with_one_example_is_learnt_too()
    {
        var model = LearnCategories.From([.. MadeUpMessages.Decided, new DecidedMessage(new Message("1", "野猪下山", "野猪下山毁坏玉米地，玉米地没有收成"), "林业"), new DecidedMessage(new Message("2", "野猪", "玉米地又来了野猪"), "林业")]);
        model.Suggest("野猪毁坏玉米地", "").Category.ShouldBe("林业");
        LearnCategories.From([new(new Message("1", "路灯", ""), "市政"), new(new Message("2", "补课", ""), "教育")]).Categories.ShouldBe(["市政", "教育"], ignoreOrder: true);
    }

    [Fact]
    public void What_the_center_decides_later_changes_what_is_suggested()
    {
        Model.Suggest("充电桩不够用", "小区充电桩不够用").Category.ShouldNotBe("能源");
        var later = Enumerable.Range(0, 6).Select(i => new DecidedMessage(new Message($"n{i}", $"{i}栋充电桩", "小区充电桩不够用，电动汽车没法充电"), "能源"));
        LearnCategories.From([.. MadeUpMessages.Decided, .. later]).Suggest("充电桩不够用", "小区充电桩不够用").Category.ShouldBe("能源");
    }

    [Fact]
    public void Names_of_categories_teach_before_anything_was_decided()
    {
        CategoryName[] names = [new("市政", "路灯照明"), new("市政", "路灯"), new("教育", "有偿补课"), new("教育", "补课收费")];
        var model = LearnCategories.From([], names);
        model.Suggest("路灯坏了", "").Category.ShouldBe("市政");
        model.Suggest("周末补课", "").Category.ShouldBe("教育");
        (model.Examples, model.Suggest("", "").Confidence).ShouldBe((0, 0.5));
        LearnCategories.From(MadeUpMessages.Decided, [new CategoryName("林业", "毁坏林木"), new CategoryName("林业", "盗伐林木")]).Suggest("有人毁坏林木", "").Category.ShouldBe("林业");
    }

    [Fact]
    public void English_is_learnt_as_well()
    {
        DecidedMessage Said(int i, string text, string category) => new(new Message($"{i}", text, ""), category);
        var model = LearnCategories.From([
            Said(1, "Street light is broken", "lights"), Said(2, "The street light flickers all night", "lights"), Said(3, "Broken light near the bridge", "lights"),
            Said(4, "Bus 42 is always late", "transport"), Said(5, "The bus did not stop", "transport"), Said(6, "No bus on Sunday", "transport")]);
        model.Suggest("Light broken again", "").Category.ShouldBe("lights");
        model.Suggest("Where is the BUS?", "").Category.ShouldBe("transport");
    }

    [Fact]
    public void A_text_of_any_length_is_judged_by_its_beginning()
    {
        var text = "公司拖欠工资三个月不发。" + string.Concat(Enumerable.Repeat("公交车等了半小时都不来。", 20_000));
        Model.Suggest("拖欠工资", text).Chances.Sum(c => c.Confidence).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Without_an_example_nothing_can_be_learnt() => Should.Throw<ArgumentException>(() => LearnCategories.From([]));
}
