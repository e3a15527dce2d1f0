using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Rules.Search;

namespace Jingwei.Cases.Tests.Search;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("井盖", "井盖")]
    [InlineData("井", "井")]
    [InlineData("井盖破损", "井盖 盖破 破损")]
    [InlineData("井盖 灯", "井盖 灯")]
    [InlineData("井，盖", "井 盖")]
    [InlineData("Bin", "bin")]
    [InlineData("ＢＩＮ", "bin")]
    [InlineData("000012", "12")]
    [InlineData("0", "0")]
    [InlineData("bin-0384", "bin 384")]
    [InlineData("豫园12号", "豫园 12号 号")]
    [InlineData("2号果皮箱", "2号 号果 果皮 皮箱")]
    [InlineData("井盖 井盖", "井盖")]
    [InlineData("\"*^ OR", "or")]
    [InlineData("，。！", "")]
    [InlineData("", "")]
    public void What_is_asked_for_is_cut_into_terms(string question, string terms) => string.Join(' ', SearchTerms.Asked(question)).ShouldBe(terms);

    [Fact]
    public void A_text_is_found_by_each_sign_each_pair_and_the_beginnings_of_its_words() =>
        SearchTerms.Of("井盖坏 Litter 0384", null, "").Order(StringComparer.Ordinal).ShouldBe(new[] { "384", "lit", "litt", "litte", "litter", "井", "井盖", "坏", "盖", "盖坏" }, ignoreOrder: true);

    [Fact]
    public void Of_a_very_long_word_the_beginning_counts() => SearchTerms.Of(new string('a', 40)).ShouldContain(SearchTerms.Asked(new string('a', 30)).Single());

    [Fact]
    public void Whatever_stands_in_a_text_finds_it() => Prop.ForAll<string?, byte, byte>(FindsIt).QuickCheckThrowOnFailure();

    [Fact]
    public void Terms_are_letters_and_digits_alone() => Prop.ForAll<string?>(
        text => SearchTerms.Of(text).Concat(SearchTerms.Asked(text)).All(t => t.EnumerateRunes().All(Rune.IsLetterOrDigit))).QuickCheckThrowOnFailure();

    private static bool FindsIt(string? text, byte from, byte length)
    {
        var whole = $"井盖{text}坏了litter{text}";
        var start = Math.Min(from, whole.Length);
        var part = whole.Substring(start, Math.Min(length, whole.Length - start));
        var end = start + part.Length;
        // Cut in the middle of a word it is another.
        var cut = (start > 0 && start < whole.Length && IsWord(whole[start]) && IsWord(whole[start - 1])) || (part.Length > 0 && end < whole.Length && IsWord(part[^1]) && IsWord(whole[end]));
        return cut || SearchTerms.Asked(part).All(SearchTerms.Of(whole).Contains);
    }

    private static bool IsWord(char c) => (char.IsLetterOrDigit(c) && c is < '\u3400' or > '\u9FFF') || char.IsSurrogate(c);
}
