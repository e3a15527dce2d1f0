using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Learning;
using Jingwei.Cases.Learning.Categories;
using Jingwei.Testing;

namespace Jingwei.Cases.Tests.Learning;

/// <summary>What holds for any examples and any message.</summary>
public sealed class LearnCategoriesProperties
{
    private static readonly Arbitrary<(DecidedMessage[] Decided, Message Asked, int Seed)> Situations = (
        from first in AnyDecided()
        from rest in AnyDecided().ArrayOf()
        from asked in MadeUpMessages.AnyMessage
        from seed in Gen.Choose(1, 1000)
        select (Decided: (DecidedMessage[])[first, .. rest], asked, seed)).ToArbitrary();

    [Fact]
    public void Confidences_are_shares_and_the_first_is_the_highest() => Check(s =>
    {
        var suggestion = LearnCategories.From(s.Decided).Suggest(s.Asked.Title, s.Asked.Text);
        var confidences = suggestion.Chances.Select(c => c.Confidence).ToArray();
        return confidences.All(c => c is >= 0 and <= 1) && confidences.SequenceEqual(confidences.OrderDescending())
            && (confidences.Length == 1 || Math.Abs(confidences.Sum() - 1) < 1e-6)
            && suggestion.Chances.Select(c => c.Category).Order(StringComparer.Ordinal).SequenceEqual(s.Decided.Select(d => d.Category).Distinct().Order(StringComparer.Ordinal));
    });

    [Fact]
    public void The_order_of_the_examples_makes_no_difference() => Check(s =>
        CategoryModelFile.Write(LearnCategories.From(s.Decided)).AsSpan().SequenceEqual(CategoryModelFile.Write(LearnCategories.From(MadeUpMessages.Shuffled(s.Decided, s.Seed)))));

    [Fact]
    public void A_model_that_was_written_suggests_to_the_digit_the_same() => Check(s =>
    {
        var model = LearnCategories.From(s.Decided);
        var read = CategoryModelFile.Read(CategoryModelFile.Write(model));
        var (one, other) = (model.Suggest(s.Asked.Title, s.Asked.Text), read.Suggest(s.Asked.Title, s.Asked.Text));
        return one.Chances.SequenceEqual(other.Chances) && one.Words.SequenceEqual(other.Words) && read.Examples == s.Decided.Length;
    });

    [Fact]
    public void Bytes_that_are_cut_or_changed_are_refused_or_read_and_never_crash()
    {
        var bytes = CategoryModelFile.Write(LearnCategories.From([.. MadeUpMessages.Decided.Take(40)]));
        Prop.ForAll(Gen.Choose(0, bytes.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (at, value) =>
        {
            byte[] changed = [.. bytes];
            changed[at] = (byte)value;
            foreach (var broken in (byte[][])[bytes[..at], changed])
            {
                try
                {
                    CategoryModelFile.Read(broken).Suggest("路灯", "不亮");
                }
                catch (FormatException)
                {
                    continue;
                }
            }

            return true;
        }).Check(Chance.Tries(200));
    }

    [Fact]
    public void A_model_of_another_version_is_named()
    {
        var bytes = CategoryModelFile.Write(LearnCategories.From([.. MadeUpMessages.Decided.Take(10)]));
        bytes[4] = 7;
        Should.Throw<FormatException>(() => CategoryModelFile.Read(bytes)).Message.ShouldContain("version 7");
        Should.Throw<FormatException>(() => CategoryModelFile.Read("PNG and more"u8)).Message.ShouldContain("JWCM");
    }

    private static Gen<DecidedMessage> AnyDecided() =>
        from message in MadeUpMessages.AnyMessage
        from category in Gen.Elements("环境", "交通", "教育", "lights")
        select new DecidedMessage(message, category);

    private static void Check(Func<(DecidedMessage[] Decided, Message Asked, int Seed), bool> holds) => Prop.ForAll(Situations, holds).Check(Chance.Tries(50));
}
