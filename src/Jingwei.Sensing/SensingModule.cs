using Jingwei.City.Contracts;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Groups;
using Jingwei.Sensing.Ingress;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Readings.Kept;
using Jingwei.Sensing.RegisterRows;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Sensing;

/// <summary>Registers the room.</summary>
public static class SensingModule
{
    /// <summary>Devices, readings, lanes and alarms. Needs Storage, City, and an <see cref="Contracts.Catalog.IScenarioCatalog"/>.</summary>
    public static IServiceCollection AddSensing(this IServiceCollection services, SensingOptions? options = null)
    {
        services.AddSingleton(options ?? new SensingOptions());
        services.AddSingleton<ITables, SensingTables>();
        services.AddSingleton<ILanePlan, LanePlan>();
        services.AddSingleton<DeviceDirectory>();
        services.AddSingleton<DeviceRegister>();
        services.AddSingleton<IDeviceGate, DeviceGate>();
        services.AddSingleton<DeviceViews>();
        services.AddSingleton<IDevices, Devices>();
        services.AddSingleton<IDeviceCommands, DeviceCommands>();
        services.AddSingleton<ListDevices>();
        services.AddSingleton<IExportableList, ExportDevices>();
        services.AddSingleton<ListConditionFaults>();
        services.AddSingleton<ListStandingLanes>();
        services.AddSingleton(s => new ImportGateways(s.GetRequiredService<ICityWriter>(), s.GetRequiredService<DeviceRegister>()));
        services.AddSingleton(s => new ImportDevices(
            s.GetRequiredService<ICityWriter>(), s.GetRequiredService<Contracts.Catalog.IScenarioCatalog>(), s.GetRequiredService<AreaDirectory>(), s.GetRequiredService<DeviceRegister>(), s.GetRequiredService<People>()));
        services.AddReaction<DevicesRegistered, WhenDevicesRegistered>();
        services.AddReaction<AreasChanged, WhenAreasChanged>();

        services.AddSingleton<IngressLedger>();
        services.AddSingleton<IIngressLedger>(s => s.GetRequiredService<IngressLedger>());
        services.AddHostedService(s => s.GetRequiredService<IngressLedger>());

        services.AddSingleton<AlarmBook>();
        services.AddSingleton<AlarmRates>();
        services.AddSingleton<AlarmViews>();
        services.AddSingleton<AttentionDesk>();
        services.AddSingleton<AlarmWriting>();
        services.AddDueHandler<WhenHoldEnds>();
        services.AddSingleton<SilenceViews>();
        services.AddSingleton<MakeSilence>();
        services.AddSingleton<EndSilence>();
        services.AddSingleton<ListSilences>();
        services.AddSingleton<ListAlarms>();
        services.AddSingleton<AcknowledgeAlarm>();

        services.AddSingleton<ReadingFolder>();
        services.AddSingleton<InputLog>();
        services.AddSingleton<AggregateFolder>();
        services.AddSingleton<DayLedger>();
        services.AddSingleton<SeriesLog>();
        services.AddSingleton<ShowSeries>();
        services.AddSingleton<KeptAudit>();
        services.AddSingleton<KeptFiles>();
        services.AddSingleton<KeepReadings>();
        services.AddHostedService<ReadingKeeper>();
        services.AddSingleton(s => new DryRun(s.GetRequiredService<InputLog>(), s.GetRequiredService<DeviceDirectory>(), s.GetRequiredService<AreaDirectory>(), s.GetRequiredService<DayLedger>()));
        services.AddSingleton<LaneStore>();
        services.AddSingleton<LaneHost>();
        services.AddSingleton<ILanes>(s => s.GetRequiredService<LaneHost>());
        services.AddHostedService(s => s.GetRequiredService<LaneHost>());
        services.AddDueHandler<LaneWake>();
        services.AddSingleton<IReadingIntake, ReadingIntake>();
        services.AddSingleton(s => new DeviceRates(
            s.GetRequiredService<SensingOptions>().DeviceRatePerSecond,
            s.GetRequiredService<TimeProvider>(),
            (sender, device) => s.GetRequiredService<DeviceDirectory>().FindGateway(sender.Name)?.DeviceNames.Contains(device) == true));
        services.AddSingleton<ReceiveReadings>();
        services.AddSingleton<CommandDevice>();
        services.AddSingleton<ListReadings>();
        services.AddSingleton<IAuditCheck, SensingAudit>();
        services.AddSingleton<IAuditCheck, AttentionAudit>();

        services.AddSingleton<HandToLanes>();
        services.AddSingleton(s => new Lazy<HandToLanes>(s.GetRequiredService<HandToLanes>));
        services.AddHostedService(s => s.GetRequiredService<HandToLanes>());
        services.AddSingleton<RegisterSignatures>();
        services.AddSingleton<WriteRows>();
        services.AddSingleton<PreviewRows>();
        services.AddSingleton<ListRows>();
        services.AddSingleton<SeeField>();
        services.AddSingleton(s => new LookedAt(s.GetRequiredService<DeviceDirectory>(), s.GetRequiredService<HandToLanes>()));
        services.AddSingleton<IAuditCheck, RegistersAudit>();

        services.AddSingleton<GroupBooks>();
        services.AddSingleton<TellGroups>();
        services.AddSingleton<KeepGroups>();
        services.AddSingleton(s => new Lazy<KeepGroups>(s.GetRequiredService<KeepGroups>));
        services.AddHostedService(s => s.GetRequiredService<KeepGroups>());
        services.AddSingleton<ShowGroup>();
        services.AddSingleton<IAuditCheck, GroupsAudit>();
        return services;
    }

    /// <summary>The room's routes, below <c>/api/v1</c>.</summary>
    public static void MapSensing(this IEndpointRouteBuilder api)
    {
        SensingApi.Map(api);
        RegisterRowsApi.Map(api);
    }
}
