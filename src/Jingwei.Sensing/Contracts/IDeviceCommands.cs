namespace Jingwei.Sensing.Contracts;

/// <summary>Commands from the city down to a device that is connected now; a device that is away misses them.</summary>
public interface IDeviceCommands
{
    /// <summary>Hears the commands for one device until the answer is disposed.</summary>
    IDisposable Subscribe(string deviceId, Func<ReadOnlyMemory<byte>, ValueTask> deliver);

    /// <summary>Hands a command to everyone who hears for the device now.</summary>
    ValueTask Send(string deviceId, ReadOnlyMemory<byte> payload);
}
