namespace Jingwei.Sensing;

/// <summary>How fast a device may send over HTTP.</summary>
/// <param name="DeviceRatePerSecond">Messages a second, with ten seconds' worth saved up for a device that comes back with a backlog; 0 lifts the limit.</param>
public sealed record SensingOptions(double DeviceRatePerSecond = 20);
