namespace Jingwei.City.Contracts;

/// <summary>The way in for the first start, when there is nobody yet who could make accounts.</summary>
public interface IFirstAdministrator
{
    /// <summary>
    /// A fresh one-time token for <c>POST /api/v1/setup</c>, valid for 24 hours of machine time; it replaces any earlier one. Null when there
    /// is an administrator. Print it on the console and nowhere else.
    /// </summary>
    Task<string?> Invite(CancellationToken ct);
}
