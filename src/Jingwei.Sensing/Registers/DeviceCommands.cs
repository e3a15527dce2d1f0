using System.Collections.Concurrent;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Sensing.Registers;

/// <summary>Hands commands to whoever hears for a device in this process now.</summary>
internal sealed class DeviceCommands : IDeviceCommands
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Subscription, Func<ReadOnlyMemory<byte>, ValueTask>>> byDevice = new(StringComparer.Ordinal);

    public IDisposable Subscribe(string deviceId, Func<ReadOnlyMemory<byte>, ValueTask> deliver)
    {
        var listeners = byDevice.GetOrAdd(deviceId, _ => new());
        var subscription = new Subscription(listeners);
        listeners[subscription] = deliver;
        return subscription;
    }

    public async ValueTask Send(string deviceId, ReadOnlyMemory<byte> payload)
    {
        if (byDevice.TryGetValue(deviceId, out var listeners))
            foreach (var deliver in listeners.Values)
                await deliver(payload);
    }

    private sealed class Subscription(ConcurrentDictionary<Subscription, Func<ReadOnlyMemory<byte>, ValueTask>> listeners) : IDisposable
    {
        public void Dispose() => listeners.TryRemove(this, out _);
    }
}
