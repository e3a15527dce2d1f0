using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Learning;
using Jingwei.Cases.Learning.Matters;
using Jingwei.Cases.Learning.Texts;
using Jingwei.Testing;

namespace Jingwei.Cases.Tests.Learning;

/// <summary>What holds for any stream of messages.</summary>
public sealed class HotMattersProperties
{
    private static readonly Arbitrary<(Message[] Messages, int Seed)> Streams = (
        from messages in MadeUpMessages.AnyMessage.ArrayOf()
        from seed in Gen.Choose(1, 1000)
        select (messages, seed)).ToArbitrary();

    [Fact]
    public void A_message_is_in_one_matter_at_most_and_none_is_invented() => Check(s =>
    {
        var found = HotMatters.Find(s.Messages).SelectMany(m => m.Messages).ToList();
        return found.All(f => s.Messages.Count(m => m == f) >= found.Count(x => x == f));
    });

    [Fact]
    public void The_order_in_which_messages_come_makes_no_difference() => Check(s =>
        Told(HotMatters.Find(s.Messages)) == Told(HotMatters.Find(MadeUpMessages.Shuffled(s.Messages, s.Seed))));

    [Fact]
    public void Equal_messages_are_always_together() => Check(s =>
    {
        var copies = s.Messages.Select((m, i) => m with { Id = $"copy{i}", Asker = $"x{i}" }).ToArray();
        var matters = HotMatters.Find([.. s.Messages, .. copies]);
        return copies.Zip(s.Messages).Where(p => CutText.Of(p.First.Title + p.First.Text).Count > 0).All(p => matters.Any(m => m.Messages.Contains(p.First) && m.Messages.Contains(p.Second)));
    });

    [Fact]
    public void Matters_have_two_messages_a_name_and_come_by_size() => Check(s =>
    {
        var matters = HotMatters.Find(s.Messages);
        return matters.All(m => m.Messages.Count > 1 && m.Name.Length > 0 && m.Heat >= 0 && m.Heat <= m.Messages.Count + 1e-9 && m.First <= m.Last | m.First is null)
            && matters.Select(m => m.Messages.Count).SequenceEqual(matters.Select(m => m.Messages.Count).OrderDescending());
    });

    private static string Told(IReadOnlyList<HotMatter> matters) =>
        string.Join('\n', matters.Select(m => $"{m.Name}|{string.Join(' ', m.Words)}|{m.Heat:R}|{string.Join(',', m.Messages.Select(x => x.Id))}"));

    private static void Check(Func<(Message[] Messages, int Seed), bool> holds) => Prop.ForAll(Streams, holds).Check(Chance.Tries(50));
}
