using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;

namespace Jingwei.Dispatch.Tests;

/// <summary>Random people try random moves at random times, and the sensor speaks in between: whatever happens, the books agree.</summary>
public sealed class RandomMovesTests
{
    private static readonly string[] People = ["patrol1", "patrol2", "patrol3", "crew1", "crew2", "point1", "street", "inspector1"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Refused_moves_change_nothing_and_nothing_is_ever_left_alone(int seed)
    {
        var chance = new Random(seed);
        await using var street = await StreetRig.Open();
        var numbers = new List<string> { await street.Alarm() };
        for (var step = 0; step < 120; step++)
        {
            switch (chance.Next(12))
            {
                case 0 when numbers.Count < 6:
                    numbers.Add(await street.Alarm($"bin-{100 + numbers.Count}"));
                    break;
                case 1:
                    await street.AlarmClears();
                    break;
                case 2 or 3:
                    await street.After(TimeSpan.FromSeconds(chance.Next(90)));
                    break;
                case 4:
                    await street.After(TimeSpan.FromMinutes(chance.Next(30)));
                    break;
                default:
                    await TryMove(street, chance, numbers[chance.Next(numbers.Count)]);
                    break;
            }

            (await street.Unwatched()).ShouldBeEmpty($"step {step}");
        }

        (await street.Findings()).ShouldBeEmpty();
        await street.After(TimeSpan.FromMinutes(20));
        foreach (var number in numbers)
        {
            var page = await street.Page(number);
            if (page.State is not ("done" or "closed"))
            {
                // By now every limit before the check has passed.
                (await street.Ringing(number)).ShouldNotBeEmpty(page.State.ToString());
            }
        }

        (await street.Unwatched()).ShouldBeEmpty();
        (await street.Findings()).ShouldBeEmpty();
    }

    private static readonly IReadOnlyList<string> AllMoves = new Cases.Workflows.WorkflowBook().Moves;

    private static async Task TryMove(StreetRig street, Random chance, string number)
    {
        var who = People[chance.Next(People.Length)];
        var before = await street.Page(number);
        var allowed = await street.AllowedMoves(number, who);
        var move = chance.Next(3) == 0 || allowed.Count == 0
            ? AllMoves[chance.Next(AllMoves.Count)]
            : allowed[chance.Next(allowed.Count)];
        var result = await street.Move(who, number, move, "说明", "patrol3");
        var after = await street.Page(number);
        if (result.Ok)
        {
            allowed.ShouldContain(move);
            after.Version.ShouldBeGreaterThan(before.Version);
            after.History.Count.ShouldBeGreaterThan(before.History.Count);
        }
        else
        {
            after.Version.ShouldBe(before.Version);
            after.State.ShouldBe(before.State);
            after.History.Count.ShouldBe(before.History.Count);
        }
    }
}
