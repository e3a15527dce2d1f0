namespace Jingwei.Sensing;

/// <summary>How fast a device may send over HTTP, and how long readings are kept.</summary>
/// <param name="DeviceRatePerSecond">Messages a second, with ten seconds' worth saved up for a device that comes back with a backlog; 0 lifts the limit.</param>
public sealed record SensingOptions(double DeviceRatePerSecond = 20)
{
    /// <summary>How long readings are kept.</summary>
    public ReadingPolicy Readings { get; init; } = new();
}
