namespace Jingwei.Sensing.Contracts;

/// <summary>Who is connected: a device that speaks for itself, or a gateway that speaks for the devices behind it.</summary>
/// <param name="Id">Row id of the device or gateway.</param>
/// <param name="Name">The name it signs in with, such as <c>bin-012</c>.</param>
/// <param name="IsGateway">True when it may send for other devices.</param>
public sealed record DeviceSender(long Id, string Name, bool IsGateway);

/// <summary>Checks the name and token that a device or gateway signs in with.</summary>
public interface IDeviceGate
{
    /// <summary>Null when the name is unknown, the token is missing or wrong, or the device is retired.</summary>
    ValueTask<DeviceSender?> SignIn(string userName, string? token, CancellationToken ct);
}
