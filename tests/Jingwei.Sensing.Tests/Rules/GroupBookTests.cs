using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Tests.Rules;

public sealed class GroupBookTests
{
    private static readonly GroupForm Form = new(IncidentScope.Building, null,
    [
        new GroupCount("smoke", Text.Same("smoke"), [new CountedCondition("smoke", "fire"), new CountedCondition("smoke", "burning"), new CountedCondition("heat", "hot")]),
        new GroupCount("hot", Text.Same("hot"), [new CountedCondition("heat", "hot")]),
    ]);

    [Fact]
    public void A_device_is_counted_once_however_many_of_its_conditions_hold()
    {
        var book = Book();
        book.Hear(1, "fire", Raised(1)).ShouldBeTrue();
        book.Hear(1, "burning", Raised(1)).ShouldBeTrue();
        book.Values().ShouldBe([1, 3, 0, 1]);
        book.Hear(1, "fire", Cleared(1)).ShouldBeTrue();
        book.Values().ShouldBe([1, 3, 0, 1]);
        book.Hear(1, "burning", Cleared(1)).ShouldBeTrue();
        book.Values().ShouldBe([0, 3, 0, 1]);
    }

    [Fact]
    public void The_end_of_an_episode_before_the_one_that_holds_is_old_news()
    {
        var book = Book();
        book.Hear(3, "hot", Raised(1));
        book.Hear(3, "hot", Cleared(1));
        book.Hear(3, "hot", Raised(2));
        book.Hear(3, "hot", new EpisodeNews(EpisodeChange.Withdrawn, 1, new Episode(0, 5))).ShouldBeFalse();
        book.Values().ShouldBe([1, 3, 1, 1]);
    }

    [Fact]
    public void What_was_over_before_it_was_known_never_held_and_strangers_are_not_counted()
    {
        var book = Book();
        book.Hear(1, "fire", new EpisodeNews(EpisodeChange.Raised, 1, new Episode(0, 5))).ShouldBeFalse();
        book.Hear(1, "silent", Raised(1)).ShouldBeFalse();
        book.Hear(9, "fire", Raised(1)).ShouldBeFalse();
        book.Values().ShouldBe([0, 3, 0, 1]);
    }

    /// <summary>Whatever was heard in whatever order, counts are those of a book that begins with what holds.</summary>
    [Fact]
    public void Counts_are_what_holds() => Prop.ForAll(Arb.From(Heard.ListOf()), heard =>
    {
        string[] conditions = ["fire", "burning", "hot", "silent"];
        var (book, fresh) = (Book(), Book());
        foreach (var (device, condition, begins, episode) in heard)
            book.Hear(device, conditions[condition], begins ? Raised(episode) : Cleared(episode));
        foreach (var ((device, condition), episode) in book.Holding)
            fresh.Begins(device, condition, episode);
        book.Values().ShouldBe(fresh.Values());
        book.Values()[0].ShouldBe(book.Holding.Keys.Select(k => k.Device).Distinct().Count());
    }).QuickCheckThrowOnFailure();

    private static Gen<(int Device, int Condition, bool Begins, int Episode)> Heard =>
        from device in Gen.Choose(0, 4)
        from condition in Gen.Choose(0, 3)
        from begins in Gen.Elements(true, false)
        from episode in Gen.Choose(1, 3)
        select (device, condition, begins, episode);

    private static GroupBook Book()
    {
        var book = new GroupBook(Form);
        book.Join(1, "smoke");
        book.Join(2, "smoke");
        book.Join(3, "heat");
        book.Join(4, "lift");
        return book;
    }

    private static EpisodeNews Raised(int number) => new(EpisodeChange.Raised, number, new Episode(0, null));

    private static EpisodeNews Cleared(int number) => new(EpisodeChange.Cleared, number, new Episode(0, 5));
}
