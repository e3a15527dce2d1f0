using Jingwei.Sensing.Contracts;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Mqtt;

/// <summary>What all connections of the listener share.</summary>
internal sealed class Door(
    IDeviceGate gate, IReadingIntake intake, IIngressLedger ledger, IDeviceCommands commands, DeviceRates rates, GatewayOptions options, DoorEnvironment environment)
{
    public IDeviceGate Gate => gate;

    public IReadingIntake Intake => intake;

    public IIngressLedger Ledger => ledger;

    public IDeviceCommands Commands => commands;

    public GatewayOptions Options => options;

    public TimeProvider Time => environment.Time;

    public ILogger Log => environment.Log;

    public SessionDirectory Sessions { get; } = new(options.MaxKeptSessions);

    public DeviceRates Rates => rates;

    public ConnectionLimits Limits { get; } = new(options.MaxConnections, options.MaxConnectionsPerAddress);
}

/// <summary>Machine time and the log.</summary>
internal sealed record DoorEnvironment(TimeProvider Time, ILogger<Door> Log);
