using Jingwei.Cases.Learning;
using Jingwei.Cases.Learning.Categories;

namespace Jingwei.Cases.Tests.Learning;

/// <summary>Suggestions are measured on messages that were not learnt from.</summary>
public sealed class CrossValidationTests
{
    [Fact]
    public void Equal_messages_are_put_aside_together_and_categories_spread_evenly()
    {
        var messages = Enumerable.Range(0, 60).Select(i => new Message($"{i}", $"题{i / 3}", "同")).ToArray();
        var parts = Folds.Of(messages, [.. messages.Select((_, i) => i / 30)], 5, 1);
        messages.Zip(parts).GroupBy(p => p.First.Title).ShouldAllBe(g => g.Select(p => p.Second).Distinct().Count() == 1);
        parts.Take(30).GroupBy(p => p).Select(g => g.Count()).ShouldBe([6, 6, 6, 6, 6]);
        Folds.Of(messages, [.. messages.Select((_, i) => i / 30)], 5, 2).ShouldNotBe(parts);
    }

    [Fact]
    public void Every_message_is_judged_once_and_what_is_easy_comes_out_well()
    {
        var came = CrossValidation.Run(MadeUpMessages.Decided, 5, 1);
        (came.Messages, came.Categories, came.Bands.Sum(b => b.Messages)).ShouldBe((120, 4, 120));
        came.Learnt.Accuracy.ShouldBeGreaterThan(0.95);
        came.Learnt.MacroF1.ShouldBeGreaterThan(0.95);
        came.InFirstTwo.ShouldBeGreaterThanOrEqualTo(came.Learnt.Accuracy);
        came.CalibrationError.ShouldBeInRange(0, 0.2);
        CrossValidation.Run(MadeUpMessages.Decided, 5, 1).Learnt.ShouldBe(came.Learnt);
    }

    [Fact]
    public void Where_words_say_nothing_confidence_says_so()
    {
        // Category and words have nothing to do with each other: whoever is sure here is wrong half the time.
        var chance = new Random(3);
        var decided = Enumerable.Range(0, 200).Select(i => new DecidedMessage(new Message($"{i}", $"{(char)('一' + chance.Next(40))}{(char)('一' + chance.Next(40))}", ""), chance.Next(2) == 0 ? "甲" : "乙")).ToArray();
        var came = CrossValidation.Run(decided, 5, 1);
        came.Bands.Where(b => b.Confidence > 0.8).Sum(b => b.Messages).ShouldBeLessThan(20);
    }
}
