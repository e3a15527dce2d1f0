using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation;
using Jingwei.Testing;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>Streets of cases with any story, events that arrive late and out of order among them.</summary>
public sealed class AppraisalProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(1, int.MaxValue).ToArbitrary();
    private static readonly Happening[] UsualFlow =
    [
        Happening.TakeIn, Happening.SendToVerify, Happening.Verify, Happening.File, Happening.Dispatch, Happening.Handle, Happening.SendToCheck, Happening.Pass, Happening.Close,
    ];

    [Fact]
    public void Sums_that_are_kept_as_events_come_agree_with_a_recount_and_with_a_naive_count() => Tried((random, street) =>
    {
        street.Play(random, 150);
        Recount.Compare(street.Tally.Sums, Recount.Of(street.Facts, CityTime.Usual)).ShouldBeEmpty();
        Recount.Compare(street.Tally.Sums, NaiveCounts.Of(street.Histories)).ShouldBeEmpty();
    });

    [Fact]
    public void The_order_in_which_events_become_known_makes_no_difference() => Tried((random, street) =>
    {
        street.Play(random, 120);
        var other = new Street();
        foreach (var (number, happened) in street.Heard.OrderBy(_ => random.Next()))
            other.Hear(number, happened);
        Recount.Compare(street.Tally.Sums, other.Tally.Sums).ShouldBeEmpty();
    });

    [Fact]
    public void No_rate_that_ships_leaves_nothing_to_a_hundred_and_every_total_has_its_grade() => Tried((random, street) =>
    {
        street.Play(random, 150);
        var slice = new Slice(AnyDays(random));
        foreach (var table in Counted.Book.Tables)
            foreach (var row in Appraise.Rows(table, street.Tally.Sums, slice, (RowsBy)random.Next(3), area => [area, 100]))
            {
                row.Figures.Where(f => f.Indicator.Unit == IndicatorUnit.Percent).ShouldAllBe(f => f.Value == null || (f.Value >= 0 && f.Value <= 100), $"{table.Appraised}");
                row.Total.ShouldBe(Slowly(row), $"{table.Appraised}");
                (row.Grade is null).ShouldBe(row.Total is null);
            }
    });

    [Fact]
    public void Every_figure_is_what_the_cases_behind_it_add_up_to() => Tried((random, street) =>
    {
        street.Play(random, 150);
        var slice = new Slice(AnyDays(random));
        foreach (var table in Counted.Book.Tables)
            foreach (var row in Appraise.Rows(table, street.Tally.Sums, slice, RowsBy.Area))
            {
                var facts = street.Facts.Where(f => f.Of == table.Appraised && slice.Covers(TallyKey.From(f, CityTime.Usual)) && f.AreaId == row.SubjectId).ToList();
                foreach (var figure in row.Figures)
                {
                    var behind = DrillDown.Open(figure.Indicator, facts);
                    var (above, below) = (behind.Sum(b => b.Above), behind.Sum(b => b.Below));
                    figure.Value.ShouldBe(figure.Indicator.Unit == IndicatorUnit.Cases ? above : below > 0 ? new Fraction(above, below) * 100 : null, figure.Indicator.Code);
                }
            }
    });

    [Fact]
    public void What_is_upheld_is_held_against_the_body_no_more_and_nothing_changes_for_others()
    {
        var tried = new HashSet<JudgementKind>();
        Tried((random, street) =>
        {
            street.Play(random, 150);
            var end = CaseStory.Start.AddYears(1);
            foreach (var history in street.Histories)
            {
                var facts = CaseFacts.Of(history);
                var bodies = facts.Select(f => f.BodyId).OfType<long>().Distinct().ToList();
                foreach (var judgement in bodies.SelectMany(b => Judgements.Against(history, b, end)))
                {
                    tried.Add(judgement.Kind);
                    var corrected = history with { Corrections = [.. history.Corrections, new Correction(judgement.Kind, judgement.BodyId, judgement.At, judgement.StayAt, end)] };
                    var now = CaseFacts.Of(corrected);
                    Judgements.Against(corrected, judgement.BodyId, end).ShouldNotContain(judgement);
                    if (judgement.Kind == JudgementKind.Late)
                        Judgements.Against(corrected, judgement.BodyId, end).ShouldBe(Judgements.Against(history, judgement.BodyId, end).Where(j => j != judgement));
                    foreach (var other in bodies.Where(b => b != judgement.BodyId))
                        Judgements.Against(corrected, other, end).ShouldBe(Judgements.Against(history, other, end));
                    now.Count(f => f.Of is not (Appraised.Department or Appraised.Dispatcher or Appraised.Area)).ShouldBe(facts.Count(f => f.Of is not (Appraised.Department or Appraised.Dispatcher or Appraised.Area)));
                }
            }
        });
        tried.Count.ShouldBe(3);
    }

    [Fact]
    public void Every_fact_is_of_a_count_that_formulas_of_its_table_may_name() => Tried((random, street) =>
    {
        street.Play(random, 100);
        street.Facts.ShouldAllBe(f => NamedCounts.Get(f.Kind).Of.Contains(f.Of));
    });

    [Fact]
    public void Happened_enough_to_have_tried_everything()
    {
        var seen = new HashSet<FactKind>();
        Tried((random, street) =>
        {
            street.Play(random, 150);
            seen.UnionWith(street.Facts.Select(f => f.Kind));
        });
        Enum.GetValues<FactKind>().Where(k => k < FactKind.SummonsDue).Except(seen).ShouldBeEmpty();
    }

    [Fact]
    public void Ratings_and_promises_agree_with_a_naive_count() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var works = Enumerable.Range(0, 20).Select(i => AnyWork(random, $"约-{i:00}")).ToList();
        var rows = Appraise.Rows(Counted.Table(Appraised.Upward), Recount.Of(works.SelectMany(JointWorkFacts.Of), CityTime.Usual), new Slice(new DaySpan(DateOnly.MinValue, DateOnly.MaxValue)));
        foreach (var body in works.SelectMany(w => w.Bodies.Select(b => (w, b))).GroupBy(x => x.b.BodyId))
        {
            var ratings = body.Select(x => x.b.Rating).OfType<UpwardRating>().ToList();
            var promises = body.SelectMany(x => x.b.Promises.Where(p => p.DoneAt is not null || (!p.Released && !(x.w.CancelledAt <= p.DueAt)))).ToList();
            var called = body.Where(x => x.b.ComeBy is not null && (x.b.CameAt is not null || !(x.w.CancelledAt <= x.b.ComeBy))).Select(x => x.b).ToList();
            var row = rows.SingleOrDefault(r => r.SubjectId == body.Key) ?? Counted.Row(Appraised.Upward);
            row.Find("satisfactionRate")!.Value.ShouldBe(Rate(ratings.Sum(r => r.Points), ratings.Count * 4));
            row.Find("solvedRate")!.Value.ShouldBe(Rate(ratings.Count(r => r.Solved), ratings.Count));
            row.Find("attendanceRate")!.Value.ShouldBe(Rate(called.Count(b => b.CameAt <= b.ComeBy), called.Count));
            row.Find("promiseKeptRate")!.Value.ShouldBe(Rate(promises.Count(p => p.DoneAt <= p.DueAt), promises.Count));
        }
        return true;

        static Fraction? Rate(long above, long below) => below == 0 ? null : new Fraction(above, below) * 100;
    }).Check(Chance.Tries(60));

    private static JointWork AnyWork(Random random, string number)
    {
        var bodies = Enumerable.Range(0, random.Next(4)).Select(_ => new CalledBody(
            70 + random.Next(3), random.Next(3) == 0 ? null : At(random), random.Next(3) == 0 ? null : At(random),
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => new Promise(At(random), random.Next(2) == 0 ? null : At(random), random.Next(4) == 0))],
            random.Next(3) == 0 ? null : new UpwardRating(At(random), random.Next(5), random.Next(2) == 0)));
        return new JointWork(number, random.Next(1, 5), "", [.. bodies], random.Next(4) == 0 ? At(random) : null);

        static DateTimeOffset At(Random random) => CaseStory.Start.AddHours(random.Next(400));
    }

    private static void Tried(Action<Random, Street> holds) => Prop.ForAll(Seeds, seed =>
    {
        holds(new Random(seed), new Street());
        return true;
    }).Check(Chance.Tries(60));

    // The weighted mean of what has a figure, by decimals: to ten places the same.
    private static Fraction? Slowly(AppraisalRow row)
    {
        var there = row.Figures.Where(f => f.Indicator.Weight > 0 && f.Value is not null).ToList();
        var weight = there.Sum(f => f.Indicator.Weight);
        if (weight < 50)
            return null;
        var mean = there.Sum(f => f.Indicator.Weight * (f.Indicator.Direction == Direction.For ? Number(f.Value!.Value) : 100 - Number(f.Value!.Value))) / weight;
        Math.Abs(mean - Number(row.Total!.Value)).ShouldBeLessThan(0.000_000_1m);
        return row.Total;

        static decimal Number(Fraction f) => (decimal)f.Numerator / (decimal)f.Denominator;
    }

    private static DaySpan AnyDays(Random random)
    {
        var first = new DateOnly(2026, 10, 1).AddDays(random.Next(6));
        return new DaySpan(first, first.AddDays(random.Next(12)));
    }

    /// <summary>Twelve cases; what each one's facts are is kept, and the difference goes to the tally.</summary>
    private sealed class Street
    {
        private readonly Dictionary<string, CaseStory> stories = [];
        private readonly Dictionary<string, IReadOnlyList<Fact>> facts = [];

        public FactTally Tally { get; } = new(CityTime.Usual);
        public List<(string Number, StoryEvent Happened)> Heard { get; } = [];
        public IEnumerable<Fact> Facts => facts.Values.SelectMany(f => f);
        public IEnumerable<CaseHistory> Histories => stories.Values.Select(s => s.History());

        public void Play(Random random, int events)
        {
            var clock = new Dictionary<string, (int At, int Step)>();
            for (var i = 0; i < events; i++)
            {
                var number = $"2026-沪-{random.Next(12):000000}";
                var (at, step) = clock.GetValueOrDefault(number);
                at += random.Next(1, random.Next(6) == 0 ? 3_000 : 120);
                var what = random.Next(3) > 0 ? UsualFlow[step++ % UsualFlow.Length] : (Happening)random.Next(Enum.GetValues<Happening>().Length);
                if (what == Happening.FailSame)
                    step = Math.Max(0, step - 2);
                // A voiding ends a story; it is rarer than the rest.
                if (what == Happening.Void && random.Next(3) > 0)
                    what = Happening.Report;
                clock[number] = (at, step);
                Hear(number, new StoryEvent(random.Next(8) == 0 ? random.Next(at) : at, what, random.Next(12)));
            }
        }

        public void Hear(string number, StoryEvent happened)
        {
            Heard.Add((number, happened));
            if (!stories.TryGetValue(number, out var story))
                stories[number] = story = new CaseStory(number);
            story.Hear(happened);
            var now = CaseFacts.Of(story.History());
            Tally.Apply(FactChanges.Between(facts.GetValueOrDefault(number) ?? [], now));
            facts[number] = now;
        }
    }
}
