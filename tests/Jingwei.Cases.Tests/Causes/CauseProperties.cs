using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Causes;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Lists;
using Jingwei.Cases.Rules;
using Jingwei.Storage;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Causes;

/// <summary>Whatever is bound, released and ended by chance: what is refused changes nothing, and tree, lists, steps and figures agree with a count by hand.</summary>
public sealed class CauseProperties
{
    private const int Cases = 6;

    [Fact]
    public void Tree_lists_and_figures_agree_with_a_naive_count() => Prop.ForAll(Arb.From(Gen.Choose(1, 1_000_000)), seed =>
    {
        Story(seed).GetAwaiter().GetResult();
    }).Check(Chance.Tries(6));

    [Fact]
    public async Task Tables_are_as_the_model_wants_and_marks_of_a_page_are_found_by_the_index_on_the_cause()
    {
        await using var city = await LevelsRig.Open();
        SchemaComparison.Differences(city.Storage.Services).ShouldBeEmpty();
        var plan = await city.Storage.Reader.Read(async db =>
        {
            await using var command = ShowCause.ChildrenOf(db, [1, 2, 3]).Select(c => new { c.CauseId, c.Stage }).CreateDbCommand();
#pragma warning disable CA2100 // The query's own text.
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync())
            {
                lines.Add(reader.GetString(3));
            }

            return lines;
        });
        plan.ShouldContain(l => l.Contains("SEARCH c USING INDEX ix_city_case_cause (cause_id=?)"), string.Join('\n', plan));
    }

    private static async Task Story(int seed)
    {
        await using var city = await LevelsRig.Open();
        var random = new Random(seed);
        var rows = new List<CaseRow>();
        for (var i = 0; i < Cases; i++)
        {
            rows.Add(await city.Case());
        }

        var (bound, ended) = (new Dictionary<int, int>(), new HashSet<int>());
        for (var step = 0; step < 14; step++)
        {
            await city.After(TimeSpan.FromSeconds(20));
            var (one, other) = (random.Next(Cases), random.Next(Cases));
            switch (random.Next(6))
            {
                case < 3:
                    var may = one != other && !ended.Contains(one) && !ended.Contains(other) && !bound.ContainsKey(one) && !bound.ContainsKey(other) && !bound.ContainsValue(other);
                    (await CauseTests.Bind(city, rows[one].Number, [rows[other].Number]) is null).ShouldBe(may);
                    if (may)
                    {
                        bound[other] = one;
                    }

                    break;
                case 3:
                    var free = bound.TryGetValue(one, out var above) && !ended.Contains(one) && !ended.Contains(above);
                    (await CauseTests.Release(city, rows[one].Number, "不同") is null).ShouldBe(free && bound.Remove(one));
                    break;
                default:
                    if (ended.Add(one))
                    {
                        var solved = random.Next(3) > 0;
                        await CauseTests.End(city, rows[one], solved ? CaseOutcome.Cleared : CaseOutcome.FalseAlarm);
                        await city.Storage.Settle();
                        foreach (var child in bound.Where(b => b.Value == one && !ended.Contains(b.Key)).Select(b => b.Key).ToList())
                        {
                            _ = !solved ? bound.Remove(child) : !SampledCheck.IsDrawn(rows[child].Id) && ended.Add(child);
                        }
                    }

                    break;
            }
        }

        var listed = (await city.Get<ListCases>().Run(new CaseFilter(), city["desk"], CancellationToken.None)).Value.Items.ToDictionary(c => c.Number);
        for (var i = 0; i < Cases; i++)
        {
            var children = bound.Where(b => b.Value == i).Select(b => b.Key).ToList();
            var expected = bound.TryGetValue(i, out var parent) ? new CauseMark(rows[parent].Number, 0, 0) : children.Count > 0 ? new CauseMark(null, children.Count, children.Count(c => !ended.Contains(c))) : null;
            listed[rows[i].Number].Cause.ShouldBe(expected, $"{i} of seed {seed}");
            (listed[rows[i].Number].Stage == CaseStage.Ended).ShouldBe(ended.Contains(i), $"{i} of seed {seed}");
            var tree = (await city.Page(rows[i].Number, "desk")).CauseTree;
            tree?.Children.Select(c => c.Number).ShouldBe(bound.Where(b => b.Value == (bound.TryGetValue(i, out var p) ? p : i)).Select(b => rows[b.Key].Number), ignoreOrder: true);
        }

        await CauseTests.FiguresAgree(city);
    }
}
