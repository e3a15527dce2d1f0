namespace Jingwei.Sensing.Contracts;

/// <summary>Counts what came in at the doors and what was refused there, so that every refusal can be seen.</summary>
public interface IIngressLedger
{
    /// <summary>Counts one refusal.</summary>
    /// <param name="code">The refusal's name; docs/guide/devices.md lists them.</param>
    /// <param name="from">The remote address, where known.</param>
    /// <param name="device">The device or user name concerned, where known.</param>
    void Refused(string code, string? from, string? device);

    /// <summary>A device or gateway has signed in on a connection.</summary>
    void Connected();

    /// <summary>A connection that was counted by <see cref="Connected"/> has ended.</summary>
    void Disconnected();
}
