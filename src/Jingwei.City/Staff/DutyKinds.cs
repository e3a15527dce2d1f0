using Jingwei.City.Contracts;

namespace Jingwei.City.Staff;

/// <summary>The names that lines of a rota have in the API.</summary>
internal static class DutyKinds
{
    /// <summary>At work.</summary>
    public const string Shift = "shift";

    /// <summary>Reachable for a body: the duty list.</summary>
    public const string Duty = "duty";

    public static IReadOnlyList<string> All { get; } = [Shift, Duty];

    public static ShiftKind? Find(string? name) => name switch { Shift => ShiftKind.Shift, Duty => ShiftKind.Duty, _ => null };

    public static string Of(ShiftKind kind) => kind == ShiftKind.Shift ? Shift : Duty;
}
