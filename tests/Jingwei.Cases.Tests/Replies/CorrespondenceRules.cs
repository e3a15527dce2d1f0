using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Rules.Replies;
using Jingwei.Testing;

namespace Jingwei.Cases.Tests.Replies;

/// <summary>往来: who waits for whom.</summary>
public sealed class CorrespondenceRules
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly Gen<LetterKind> Kinds = Gen.Elements(Enum.GetValues<LetterKind>());

    private static Letter[] Story(params (LetterKind Kind, string? Reporter)[] letters) => [.. letters.Select((l, i) => new Letter(l.Kind, l.Reporter, Noon.AddMinutes(i)))];

    [Fact]
    public void The_earliest_words_that_nobody_answered_wait()
    {
        Correspondence.WaitsSince([]).ShouldBeNull();
        Correspondence.WaitsSince(Story((LetterKind.Said, "a"), (LetterKind.Said, "a"))).ShouldBe(Noon);
        Correspondence.WaitsSince(Story((LetterKind.Said, "a"), (LetterKind.Said, "b"), (LetterKind.Replied, "a"))).ShouldBe(Noon.AddMinutes(1), "one reporter's reply is not another's");
        Correspondence.WaitsSince(Story((LetterKind.Said, "a"), (LetterKind.Said, "b"), (LetterKind.Replied, null))).ShouldBeNull("what is written to all is written to each");
        Correspondence.WaitsSince(Story((LetterKind.Said, "a"), (LetterKind.Seen, null))).ShouldBeNull();
    }

    [Fact]
    public void A_question_stands_until_its_reporter_writes()
    {
        Correspondence.IsAsked(Story((LetterKind.Asked, null)), "a").ShouldBeTrue();
        Correspondence.IsAsked(Story((LetterKind.Asked, "b")), "a").ShouldBeFalse();
        Correspondence.IsAsked(Story((LetterKind.Asked, null), (LetterKind.Replied, null)), "a").ShouldBeTrue("a reply takes no question back");
        Correspondence.IsAsked(Story((LetterKind.Asked, null), (LetterKind.Said, "b")), "a").ShouldBeTrue("another has answered");
        Correspondence.IsAsked(Story((LetterKind.Asked, null), (LetterKind.Said, "a")), "a").ShouldBeFalse();
    }

    [Fact]
    public void It_agrees_with_looking_at_each_reporter_alone()
    {
        var letters = (from kind in Kinds from reporter in Gen.Elements("a", "b", "c", null) select (kind, reporter)).ArrayOf();
        Prop.ForAll(Arb.From(letters), drawn =>
        {
            // A reporter's own words always say whose they are.
            var story = Story([.. drawn.Select(l => l.kind == LetterKind.Said ? (l.kind, l.reporter ?? "a") : l)]);
            DateTimeOffset? least = null;
            foreach (var one in new[] { "a", "b", "c" })
            {
                var own = story.Where(l => l.Reporter is null || l.Reporter == one).ToList();
                var read = own.FindLastIndex(l => l.Kind != LetterKind.Said);
                var first = own.Skip(read + 1).FirstOrDefault();
                least = first is not null && (least is null || first.At < least) ? first.At : least;
            }

            return Correspondence.WaitsSince(story) == least;
        }).Check(Chance.Tries(500));
    }
}
