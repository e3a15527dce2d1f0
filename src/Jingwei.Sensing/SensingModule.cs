using Jingwei.Sensing.Contracts;
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
        services.AddSingleton<DeviceDirectory>();
        services.AddSingleton<DeviceRegister>();
        services.AddSingleton<AlarmBook>();
        services.AddSingleton<IDeviceGate, DeviceGate>();
        services.AddReaction<DevicesRegistered, WhenDevicesRegistered>();
        return services;
    }
}
