using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Rules.Appraisal;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>The rates of the hotline's orders: by example, and against a naive count of the orders themselves.</summary>
public sealed class HotlineFactsTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Hour(int hours) => Monday.AddHours(hours);

    private static Dictionary<FactKind, int> Counts(params IEnumerable<HotlineCourse> orders) => orders
        .SelectMany((o, i) => CaseFacts.Of(new CaseHistory($"{i}", 7, "01-05", []) { Hotline = o })).Where(f => f.Of == Appraised.Hotline).GroupBy(f => f.Kind).ToDictionary(g => g.Key, g => g.Sum(f => f.Amount));

    [Fact]
    public void Satisfied_and_truly_solved_are_counted_apart()
    {
        var counts = Counts(
            new HotlineCourse(Hour(0), 1, Asked: new AskedCaller(Hour(30), Satisfied: true, Solved: false)),
            new HotlineCourse(Hour(0), 1, Asked: new AskedCaller(Hour(30), Satisfied: false, Solved: true)),
            new HotlineCourse(Hour(0), 1, Asked: new AskedCaller(Hour(30), Satisfied: true, Solved: null)));
        (counts[FactKind.CalledBack], counts[FactKind.Satisfied], counts[FactKind.TrulySolved], counts[FactKind.PartlySolved]).ShouldBe((3, 2, 1, 1));
    }

    [Fact]
    public void Who_was_not_reached_stands_in_no_denominator()
    {
        var counts = Counts(new HotlineCourse(Hour(0), 1, UnreachedAt: Hour(40)));
        counts.ShouldNotContainKey(FactKind.CalledBack);
        counts[FactKind.NotReached].ShouldBe(1);
    }

    [Fact]
    public void Who_was_reached_before_is_not_counted_as_not_reached() =>
        Counts(new HotlineCourse(Hour(0), 1, Asked: new AskedCaller(Hour(30), false, false), UnreachedAt: Hour(60))).ShouldNotContainKey(FactKind.NotReached);

    [Fact]
    public void Sent_back_in_time_leaves_nothing_due_and_sent_back_late_does()
    {
        Counts(new HotlineCourse(Hour(0), null, Hour(4), AnswerDueAt: Hour(50), GoneAt: Hour(3), SentBack: true)).Keys.ShouldBe([FactKind.Orders, FactKind.OrdersSentBack], ignoreOrder: true);
        Counts(new HotlineCourse(Hour(0), null, Hour(4), AnswerDueAt: Hour(50), GoneAt: Hour(5), SentBack: true)).Keys.ShouldBe([FactKind.Orders, FactKind.OrdersSentBack, FactKind.ContactDue], ignoreOrder: true);
    }

    [Fact]
    public void An_order_counts_in_the_month_in_which_the_caller_called_and_its_limits_when_they_were_due()
    {
        var facts = CaseFacts.Of(new CaseHistory("1", 7, "01-05", []) { Hotline = new HotlineCourse(Hour(0), 1, Hour(4), Hour(2), Hour(300), Hour(100)) });
        facts.Single(f => f.Kind == FactKind.Orders).CountsAt.ShouldBe(Hour(0));
        facts.Where(f => f.Kind is FactKind.AnswerDue or FactKind.AnsweredOnTime).ShouldAllBe(f => f.CountsAt == Hour(300));
    }

    private static readonly Gen<DateTimeOffset?> Instants = Gen.Frequency((1, Gen.Constant((DateTimeOffset?)null)), (3, Gen.Choose(1, 200).Select(h => (DateTimeOffset?)Hour(h))));

    private static readonly Gen<HotlineCourse> Orders =
        from ordered in Gen.Choose(0, 100)
        from contactDue in Instants
        from contacted in Instants
        from answerDue in Instants
        from answered in Instants
        from gone in Instants
        from sentBack in Gen.Elements(true, false)
        from asked in Gen.Elements(true, false)
        from satisfied in Gen.Elements(true, false)
        from solved in Gen.Elements(true, false, (bool?)null)
        from unreached in Instants
        from reworked in Instants
        select new HotlineCourse(
            Hour(ordered), 1, contactDue, contacted, answerDue, answered, gone, sentBack, asked ? new AskedCaller(Hour(150), satisfied, solved) : null, unreached, reworked);

    [Fact]
    public void Facts_are_a_naive_count_of_the_orders() => Prop.ForAll(Orders.ListOf().ToArbitrary(), orders =>
    {
        var naive = new Dictionary<FactKind, int>();
        void Count(FactKind kind, bool holds) => naive[kind] = naive.GetValueOrDefault(kind) + (holds ? 1 : 0);
        foreach (var o in orders)
        {
            Count(FactKind.Orders, true);
            Count(FactKind.OrdersSentBack, o.SentBack && o.GoneAt != null);
            var contactDue = o.ContactDueAt != null && !(o.ContactedAt == null && o.GoneAt != null && o.GoneAt <= o.ContactDueAt);
            Count(FactKind.ContactDue, contactDue);
            Count(FactKind.ContactedOnTime, contactDue && o.ContactedAt != null && o.ContactedAt <= o.ContactDueAt);
            var answerDue = o.AnswerDueAt != null && !(o.AnsweredAt == null && o.GoneAt != null && o.GoneAt <= o.AnswerDueAt);
            Count(FactKind.AnswerDue, answerDue);
            Count(FactKind.AnsweredOnTime, answerDue && o.AnsweredAt != null && o.AnsweredAt <= o.AnswerDueAt);
            Count(FactKind.CalledBack, o.Asked != null);
            Count(FactKind.Satisfied, o.Asked is { Satisfied: true });
            Count(FactKind.TrulySolved, o.Asked is { Solved: true });
            Count(FactKind.PartlySolved, o.Asked is { Solved: null });
            Count(FactKind.NotReached, o.Asked == null && o.UnreachedAt != null);
            Count(FactKind.SentForRework, o.ReworkedAt != null);
        }

        var counted = Counts(orders);
        return naive.All(n => counted.GetValueOrDefault(n.Key) == n.Value) && counted.Keys.All(naive.ContainsKey)
            // No rate passes a hundred percent.
            && naive.GetValueOrDefault(FactKind.ContactedOnTime) <= naive.GetValueOrDefault(FactKind.ContactDue) && naive.GetValueOrDefault(FactKind.TrulySolved) <= naive.GetValueOrDefault(FactKind.CalledBack);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_by_category_have_a_key_of_their_own_each() =>
        Enumerable.Range(0, 20_000).Select(i => CategoryKeys.Of($"{i / 100:00}-{i % 100:00}")).Distinct().Count().ShouldBe(20_000);
}
