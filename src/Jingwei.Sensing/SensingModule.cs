using Jingwei.City.Contracts;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Ingress;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Sensing;

/// <summary>Registers the room.</summary>
public static class SensingModule
{
    /// <summary>Devices, readings, lanes and alarms. Needs Storage, City, and an <see cref="Contracts.Catalog.IScenarioCatalog"/>.</summary>
    public static IServiceCollection AddSensing(this IServiceCollection services)
    {
        services.AddSingleton<ITables, SensingTables>();
        services.AddSingleton<ILanePlan, LanePlan>();
        services.AddSingleton<DeviceDirectory>();
        services.AddSingleton<DeviceRegister>();
        services.AddSingleton<IDeviceGate, DeviceGate>();
        services.AddSingleton<DeviceViews>();
        services.AddReaction<DevicesRegistered, WhenDevicesRegistered>();
        services.AddReaction<AreasChanged, WhenAreasChanged>();

        services.AddSingleton<IngressLedger>();
        services.AddSingleton<IIngressLedger>(s => s.GetRequiredService<IngressLedger>());
        services.AddHostedService(s => s.GetRequiredService<IngressLedger>());

        services.AddSingleton<AlarmBook>();
        services.AddSingleton<AlarmViews>();
        services.AddSingleton<AlarmWriting>();

        services.AddSingleton<ReadingFolder>();
        services.AddSingleton<InputLog>();
        services.AddSingleton<LaneStore>();
        services.AddSingleton<LaneHost>();
        services.AddSingleton<ILanes>(s => s.GetRequiredService<LaneHost>());
        services.AddHostedService(s => s.GetRequiredService<LaneHost>());
        services.AddDueHandler<LaneWake>();
        services.AddSingleton<IReadingIntake, ReadingIntake>();
        return services;
    }
}
