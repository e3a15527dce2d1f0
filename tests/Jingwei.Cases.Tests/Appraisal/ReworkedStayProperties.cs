using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Testing;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>A clock that goes on after rework is due at one instant for every stay: each is judged, and forgiven, by itself.</summary>
public sealed class ReworkedStayProperties
{
    private const long Body = 7;
    private static readonly DateTimeOffset Due = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Due.AddDays(30);

    [Fact]
    public void What_is_upheld_of_one_stay_says_nothing_of_the_next()
    {
        var lateAgain = 0;
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var at = Due.AddMinutes(random.Next(-300, -10));
            var (steps, corrections, late, met) = (new List<CaseStep>(), new List<Correction>(), new List<DateTimeOffset>(), 0);
            var stays = random.Next(1, 5);
            for (var i = 0; i < stays; i++)
            {
                var entered = at;
                DateTimeOffset? left = i == stays - 1 && random.Next(3) == 0 ? null : (at = at.AddMinutes(random.Next(1, 240)));
                steps.Add(new CaseStep(StepKind.Handle, entered, left, left is null ? StepEnd.Open : StepEnd.Done, BodyId: Body, Clock: new StepClock(Due)));
                if (left <= Due)
                {
                    met++;
                }
                else if (random.Next(2) == 0)
                {
                    lateAgain += late.Count > 0 || i < stays - 1 ? 1 : 0;
                    corrections.Add(new Correction(JudgementKind.Late, Body, Due, entered, End));
                    met++;
                }
                else
                {
                    late.Add(entered);
                }

                if (i < stays - 1)
                {
                    steps.Add(new CaseStep(StepKind.Check, at, at = at.AddMinutes(random.Next(1, 60)), StepEnd.SentBack, BodyId: 91, BackTo: Body));
                }
            }

            var history = new CaseHistory("2026-沪-000001", 1, "01-05", steps) { Corrections = corrections };
            Judgements.Against(history, Body, End).Where(j => j.Kind == JudgementKind.Late).Select(j => (j.At, j.StayAt)).ShouldBe(late.Select(l => (Due, l)));
            var facts = CaseFacts.Of(history);
            (facts.Count(f => f.Kind == FactKind.DueToHandle), facts.Count(f => f.Kind == FactKind.HandledOnTime)).ShouldBe((stays, met));
            foreach (var correction in corrections)
            {
                Judgements.ChangesBy(history, correction).Added.ShouldHaveSingleItem().Kind.ShouldBe(FactKind.HandledOnTime);
            }

            return true;
        }).Check(Chance.Tries(100));
        lateAgain.ShouldBeGreaterThan(0, "one of several late stays was upheld");
    }
}
