namespace Jingwei.Sim.People;

/// <summary>What someone finds at the place.</summary>
public enum Finding
{
    /// <summary>It is really so.</summary>
    ReallySo,

    /// <summary>It was so and is not any more.</summary>
    AlreadyClear,

    /// <summary>It never was so.</summary>
    FalseAlarm,

    /// <summary>There is nothing at the place that was named.</summary>
    NotFound,
}

/// <summary>What a person knows when they decide what to do next about one case.</summary>
/// <param name="Role">officer, pointOwner, crew or operator.</param>
/// <param name="State">The case's state as the API names it.</param>
/// <param name="Allowed">The moves that the city allows this person now.</param>
/// <param name="Finding">What they will find, or found, at the place.</param>
/// <param name="CanDoItAlone">Small enough for one pair of hands.</param>
/// <param name="TravelSeconds">How long the way takes from where they are.</param>
/// <param name="IsBusy">Has another case in hand.</param>
/// <param name="Round">How often the case has come back to this person: 0 the first time.</param>
public sealed record Situation(
    string Role, string State, IReadOnlyList<string> Allowed, Finding Finding, bool CanDoItAlone, double TravelSeconds, bool IsBusy, int Round);

/// <summary>What a person will do, and after how long.</summary>
/// <param name="Move">The move; null when they let it ring.</param>
/// <param name="AfterSeconds">From when the situation arose.</param>
/// <param name="Note">What they write.</param>
/// <param name="Pictures">What they photograph: true for the bad state, false for the clean one.</param>
public sealed record Intent(string? Move, double AfterSeconds, string Note = "", IReadOnlyList<bool>? Pictures = null);
