using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Retention;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Retention;

/// <summary>Whatever ends, is opened again, held, lifted, published and restarted by chance: nothing goes early, and everything goes at its time, as a count by hand says.</summary>
public sealed class RetentionProperties
{
    private const int Cases = 3;

    [Fact]
    public void Never_early_and_always_at_the_time() => Prop.ForAll(Arb.From(Gen.Choose(1, 1_000_000)), seed =>
    {
        Story(seed).GetAwaiter().GetResult();
    }).Check(Chance.Tries(8));

    [Fact]
    public async Task Tables_are_as_the_model_wants_and_what_is_due_is_found_by_its_index()
    {
        await using var city = await RetentionStreet.Open();
        SchemaComparison.Differences(city.Storage.Services).ShouldBeEmpty();
        var plan = await city.Storage.Reader.Read(async db =>
        {
            var soon = city.Now;
            await using var command = db.Set<CaseRetentionRow>().Where(p => p.DueAt <= soon).OrderBy(p => p.DueAt).Take(50).Select(p => new { p.DueAt, p.CaseId }).CreateDbCommand();
#pragma warning disable CA2100 // The query's own text.
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            return reader.GetString(3);
        });
        plan.ShouldContain("ix_case_retention_due (due_at<?)");
    }

    private sealed class Model
    {
        public required string Number { get; init; }

        public DateTimeOffset? EndedAt { get; set; }

        public CaseOutcome Way { get; set; }

        public List<DateTimeOffset> Holds { get; } = [];

        public bool Removed { get; set; }

        public DateTimeOffset? DueAt(int other, int voided)
        {
            if (EndedAt is not { } ended || Removed)
            {
                return null;
            }

            var at = ended.AddDays(Way == CaseOutcome.Voided ? voided : other);
            foreach (var hold in Holds)
            {
                at = hold > at ? hold : at;
            }

            return at;
        }
    }

    private static async Task Story(int seed)
    {
        await using var city = await RetentionStreet.Open();
        var random = new Random(seed);
        var cases = new List<Model>();
        for (var i = 0; i < Cases; i++)
        {
            cases.Add(new Model { Number = (await city.Report()).Number });
        }

        var (other, voided) = (365, 60);
        for (var step = 0; step < 16; step++)
        {
            var one = cases[random.Next(Cases)];
            switch (random.Next(8))
            {
                case 0 or 1 when one.EndedAt is null:
                    one.Way = random.Next(2) == 0 ? CaseOutcome.Voided : CaseOutcome.Cleared;
                    await city.End(one.Number, one.Way);
                    one.EndedAt = city.Now;
                    break;
                case 2 when one.EndedAt is not null && !one.Removed:
                    await city.Reopen(one.Number);
                    one.EndedAt = null;
                    break;
                case 3:
                    var days = random.Next(1, 700);
                    (await city.Hold(one.Number, TimeSpan.FromDays(days))).ShouldBe(one.Removed ? "hold_nothing_left" : null);
                    if (!one.Removed)
                    {
                        one.Holds.Add(city.EndOfDay(city.Now.AddDays(days)));
                    }

                    break;
                case 4 when one.Holds.Exists(h => h > city.Now):
                    await Lift(city, one);
                    break;
                case 5:
                    (other, voided) = (random.Next(30, 500), random.Next(30, 200));
                    await city.Publish(other, voided);
                    break;
                case 6:
                    await city.Restart();
                    break;
                default:
                    await Pass(city, cases, other, voided, random);
                    break;
            }

            await city.Storage.Settle();
            await Agree(city, cases, other, voided);
        }

        (await city.Findings()).ShouldBeEmpty();
    }

    /// <summary>Some days; or up to a moment before something is due, and then to that very instant.</summary>
    private static async Task Pass(LevelsRig city, List<Model> cases, int other, int voided, Random random)
    {
        var next = cases.Select(c => c.DueAt(other, voided)).Where(d => d > city.Now.AddSeconds(1)).Min();
        if (random.Next(2) == 0 && next is { } due)
        {
            await city.After(due - city.Now - TimeSpan.FromMilliseconds(1));
            await Agree(city, cases, other, voided);
            await city.After(TimeSpan.FromMilliseconds(1));
        }
        else
        {
            await city.After(TimeSpan.FromDays(random.Next(1, 90)));
        }
    }

    private static async Task Lift(LevelsRig city, Model one)
    {
        var holds = await city.Storage.Reader.Read(db => db.Set<CaseHoldRow>().Where(h => h.LiftedAt == null && h.Until > city.Now && db.Set<CaseRow>().Any(c => c.Id == h.CaseId && c.Number == one.Number)).ToListAsync());
        var lifted = await city.Get<HoldCase>().Lift(one.Number, holds[0].Id.ToString(), new LiftRequest("不再需要"), city["leader"], "console", CancellationToken.None);
        lifted.Ok.ShouldBeTrue();
        one.Holds.Remove(holds[0].Until);
    }

    private static async Task Agree(LevelsRig city, List<Model> cases, int other, int voided)
    {
        await city.Storage.Settle();
        foreach (var one in cases)
        {
            one.Removed |= one.DueAt(other, voided) <= city.Now;
            (await city.Known(one.Number)).ShouldBe(!one.Removed, one.Number);
        }
    }
}
