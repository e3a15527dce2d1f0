namespace Jingwei.Sim.Packages;

/// <summary>A package as it is in force, as far as it is played.</summary>
/// <param name="Field">Which part of the city's work it belongs to.</param>
/// <param name="MostDays">How many days a signature holds at most; null when it touches no person and needs none.</param>
/// <param name="Registers">The registers that it declares, by code.</param>
public sealed record PlayedPackage(string Code, string Field, int? MostDays, IReadOnlyDictionary<string, PlayedRegister> Registers, IReadOnlyList<PlayedExample> Examples);

/// <summary>How rows of a register are named and placed.</summary>
/// <param name="Key">The column that names a row.</param>
/// <param name="Place">The column that names the device at whose place the row is.</param>
/// <param name="Days">Columns that hold a day.</param>
public sealed record PlayedRegister(string Key, string Place, IReadOnlySet<string> Days);

/// <summary>One example of a package.</summary>
/// <param name="Kind">The device kind, the register or the group.</param>
/// <param name="Compared">Conditions that must come out as it says: those of its own package, and those that it expects.</param>
/// <param name="Until">How long it is played.</param>
/// <param name="NotPlayed">Why it cannot be played; null when it can.</param>
public sealed record PlayedExample(
    string Package, string Name, string Kind, bool OfRows, IReadOnlySet<string> Compared, IReadOnlyList<Sending> Sendings, IReadOnlyList<Expectation> Expect, DateTimeOffset Until, string? NotPlayed = null)
{
    /// <summary>Of an example of a group: its devices and what they have in common; else null.</summary>
    public PlayedGroup? Group { get; init; }

    /// <summary>From its first reading to its end.</summary>
    public DateTimeOffset Begins => Sendings.Count == 0 ? Until : Sendings.Min(s => s.HeardAt);
}

/// <summary>The devices of an example of a group.</summary>
/// <param name="Of">What they have in common: asset, pipe, building, road, or a level of areas.</param>
/// <param name="Devices">Their kinds, by the names that the example gives them.</param>
/// <param name="Conditions">What its own package watches on it.</param>
public sealed record PlayedGroup(string Of, IReadOnlyDictionary<string, string> Devices, IReadOnlyList<string> Conditions);

/// <summary>A reading that a device sends, a row that a system posts, or somebody's look at a row.</summary>
/// <param name="At">When it was so, on the device's clock.</param>
/// <param name="HeardAt">When it is sent.</param>
/// <param name="ValidAt">Of a forecast: when it will be so.</param>
/// <param name="Fields">Values of a reading: numbers, texts, true and false; columns of a row: texts.</param>
/// <param name="Gone">The row is no longer there.</param>
/// <param name="Looked">The case about this row is closed; nothing is sent.</param>
/// <param name="Device">Which device of a group sends it; empty where there is but one.</param>
public sealed record Sending(
    DateTimeOffset At, DateTimeOffset HeardAt, DateTimeOffset? ValidAt, IReadOnlyDictionary<string, object> Fields, bool Gone = false, string? Looked = null, string Device = "");

/// <summary>An alarm that an example expects; what is null is not compared, except that without <paramref name="Cleared"/> it is still active.</summary>
/// <param name="Case">The category that its case is filed under, or <see cref="NoCase"/>.</param>
/// <param name="FirstCalled">Roles that are rung first.</param>
public sealed record Expectation(string Condition, DateTimeOffset Raised, DateTimeOffset? Started, DateTimeOffset? Cleared, string? Case, IReadOnlyList<string>? FirstCalled)
{
    /// <summary>The alarm stands on the screens only.</summary>
    public const string NoCase = "none";
}
