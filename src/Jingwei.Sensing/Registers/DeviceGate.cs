using System.Security.Cryptography;
using System.Text;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Sensing.Registers;

/// <summary>Checks names and tokens against the register in memory; the comparison takes as long for a wrong token as for the right one.</summary>
internal sealed class DeviceGate(DeviceDirectory directory) : IDeviceGate
{
    private const int LongestToken = 512;

    public ValueTask<DeviceSender?> SignIn(string userName, string? token, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(token) || token.Length > LongestToken)
            return default;
        if (directory.Find(userName) is { } device)
            return new(device.Enabled && device.TokenHash is { } hash && Same(hash, token) ? new DeviceSender(device.Id, device.Name, IsGateway: false) : null);
        if (directory.FindGateway(userName) is { } gateway)
            return new(gateway.Enabled && Same(gateway.TokenHash, token) ? new DeviceSender(gateway.Id, gateway.Name, IsGateway: true) : null);
        return default;
    }

    private static bool Same(string hash, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(DeviceRegister.HashToken(token)));
}
