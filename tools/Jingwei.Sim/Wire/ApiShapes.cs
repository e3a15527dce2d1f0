using Jingwei.Foundation;

namespace Jingwei.Sim.Wire;

/// <summary>What the API answers, as far as a played person reads it.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

public sealed record ClockAnswer(DateTimeOffset Now, double Rate, bool Demo);

public sealed record AdvanceAnswer(DateTimeOffset Now, double Rate, long Processed, long Events);

public sealed record DemoAccount(string UserName, string Role);

public sealed record DemoAnswer(long Seed, bool Playing, IReadOnlyList<DemoAccount> Accounts, string Password);

/// <param name="Kind">play, rate, or an event such as overflow.</param>
public sealed record DemoCommand(long Seq, string Kind, string? Device, bool? Playing, double? Rate);

public sealed record DemoCommands(IReadOnlyList<DemoCommand> Items, long Next);

public sealed record PlaceAnswer(double Lon, double Lat, Text? Address);

public sealed record ValueAnswer(string Name, System.Text.Json.JsonElement Value)
{
    /// <summary>As a number, true and false as 1 and 0; null for anything else.</summary>
    public double? Number => Value.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Number => Value.GetDouble(),
        System.Text.Json.JsonValueKind.True => 1,
        System.Text.Json.JsonValueKind.False => 0,
        _ => null,
    };
}

public sealed record DeviceAnswer(string Id, string Kind, PlaceAnswer? Place, IReadOnlyList<ValueAnswer>? Values);

public sealed record PersonAnswer(string UserName, bool OnShift, DateTimeOffset? ShiftUntil);

public sealed record NamedUser(string? UserName);

public sealed record RingAnswer(string CallId, DateTimeOffset Since, DateTimeOffset? Until);

public sealed record MoveForm(string? Note, int Photos);

public sealed record HistoryAnswer(
    string Id, DateTimeOffset At, HistoryBy? By, string How, string Code, IReadOnlyDictionary<string, System.Text.Json.JsonElement>? Args);

public sealed record HistoryBy(string? UserName, string? Role, bool Machine);

/// <summary>A case in a list.</summary>
public sealed record CaseRow(
    string Id, string Number, string State, string? Source, string? DeviceId, NamedUser? Owner, NamedUser? Called,
    DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, string? Outcome, int Version);

/// <summary>A case as the one who has it to do sees it, and as its page shows it.</summary>
public sealed record TaskAnswer(
    string Id, string Number, string State, string? Category, string? Source, string? DeviceId, PlaceAnswer? Place,
    DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, string? Outcome, int Version, int Severity,
    IReadOnlyList<string> AllowedMoves, IReadOnlyDictionary<string, MoveForm>? MoveForms,
    IReadOnlyList<HistoryAnswer>? History, RingAnswer? Ring, bool Mine, bool Waiting = false);

public sealed record MapAnswer(MapFeatures Features);

public sealed record MapFeatures(IReadOnlyList<MapFeature> Features);

public sealed record MapFeature(System.Text.Json.JsonElement Geometry, MapProperties Properties);

public sealed record MapProperties(string Kind, Text? Name);
