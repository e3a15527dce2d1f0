using Jingwei.Sim.People;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Play;

/// <summary>Someone whom the player plays: an account, a place in the street, and what they have in mind about each case.</summary>
public sealed class PlayedPerson(string userName, string role, CityHttp city)
{
    private static readonly HashSet<string> MovesByHand =
        ["accept", "declined", "onTheWay", "arrived", "reallySo", "alreadyClear", "falseAlarm", "notFound", "notMine", "pickedUp", "handedOver", "startWork", "done", "checked", "returned", "assign"];

    private const int MostFailures = 4;
    private readonly Dictionary<string, int> failures = [];
    private readonly Dictionary<string, int> ownMoves = [];
    private readonly Dictionary<string, int> movesBefore = [];
    private readonly Dictionary<string, List<string>> calls = [];
    private readonly Dictionary<string, Plan> plans = [];

    /// <param name="Signature">The situation for which it was made.</param>
    private sealed record Plan(string Signature, Agenda.Entry? Entry);

    public string UserName { get; } = userName;

    /// <summary>officer, crew, pointOwner, inspector or operator.</summary>
    public string Role { get; } = role;

    public CityHttp City { get; } = city;

    /// <summary>Where they are; null for those who sit at a desk.</summary>
    public Walk? Walk { get; set; }

    public double SpeedMetersPerSecond { get; init; } = 1.5;

    public bool OnShift { get; set; }

    public DateTimeOffset PositionSentAt { get; set; }

    /// <summary>The case that they are about, by number.</summary>
    public string? InHand { get; set; }

    public bool HasPlans => plans.Count > 0;

    /// <summary>How often this case has rung here before this call.</summary>
    public int RoundOf(string number, string callId)
    {
        var known = calls.TryGetValue(number, out var list) ? list : calls[number] = [];
        if (!known.Contains(callId))
        {
            known.Add(callId);
        }

        return known.IndexOf(callId);
    }

    public void CountOwnMove(string number) => ownMoves[number] = ownMoves.GetValueOrDefault(number) + 1;

    /// <summary>
    /// Whether somebody uses this account by hand for the case: its history holds moves of this account that the player did not make.
    /// </summary>
    /// <param name="task">The case with its history.</param>
    /// <param name="playedSince">Moves before that instant are nobody's business: they may be the player's own, before a restart.</param>
    public bool IsMovedByHand(TaskAnswer task, DateTimeOffset playedSince)
    {
        var moves = task.History?.Count(h => h.By?.UserName == UserName && !h.By.Machine && MovesByHand.Contains(h.Code)) ?? 0;
        if (!movesBefore.TryGetValue(task.Number, out var before))
        {
            before = movesBefore[task.Number] = task.History?.Count(
                h => h.By?.UserName == UserName && !h.By.Machine && MovesByHand.Contains(h.Code) && h.At < playedSince) ?? 0;
        }

        return moves > before + ownMoves.GetValueOrDefault(task.Number);
    }

    /// <summary>Whether there is a plan for exactly this situation.</summary>
    public bool HasPlan(string number, string signature) => plans.TryGetValue(number, out var plan) && plan.Signature == signature;

    /// <summary>Keeps the plan for a case, in the place of an earlier one.</summary>
    public void SetPlan(string number, string signature, Agenda.Entry? entry)
    {
        if (plans.Remove(number, out var old))
        {
            old.Entry?.TakeOff();
        }

        plans[number] = new Plan(signature, entry);
    }

    /// <summary>A move was refused: what to do is thought over, unless that has happened too often for this case.</summary>
    public void Reconsider(string number)
    {
        failures[number] = failures.GetValueOrDefault(number) + 1;
        if (failures[number] <= MostFailures)
        {
            plans.Remove(number);
        }
    }

    /// <summary>Drops the plans for all cases but these.</summary>
    public void DropPlansExcept(IReadOnlySet<string> numbers)
    {
        foreach (var number in plans.Keys.Where(n => !numbers.Contains(n)).ToList())
        {
            plans[number].Entry?.TakeOff();
            plans.Remove(number);
        }
    }
}
