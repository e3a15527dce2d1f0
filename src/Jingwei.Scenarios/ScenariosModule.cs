using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Responses;
using Jingwei.Scenarios.Screens;
using Jingwei.Scenarios.Workshop;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jingwei.Scenarios;

/// <summary>Registers the room.</summary>
public static class ScenariosModule
{
    /// <summary>
    /// Packages, their versions and the workshop. Gives the rooms below their <see cref="IScenarioCatalog"/>: what was published in this folder, else what ships and
    /// what stands in the folder that the setting <c>scenarios</c> names. <see cref="KeepPackages"/> must run before a city is served.
    /// </summary>
    public static IServiceCollection AddScenarios(this IServiceCollection services, IConfiguration? settings = null)
    {
        services.AddSingleton<ITables, ScenarioTables>();
        services.AddSingleton(new ShippedPackages(settings));
        services.AddSingleton<AreaStood>();
        services.AddSingleton<IAreaMoves>(s => s.GetRequiredService<AreaStood>());
        services.AddSingleton<PublishedCatalog>();
        services.AddSingleton<IScenarioCatalog>(s => s.GetRequiredService<PublishedCatalog>());
        services.AddSingleton(s => new Lazy<ILanes>(s.GetRequiredService<ILanes>));
        services.AddSingleton<PutIntoForce>();
        services.AddHostedService(s => s.GetRequiredService<PutIntoForce>());
        services.AddSingleton<RevisionWriting>();
        services.AddSingleton(s => new KeepPackages(
            s.GetRequiredService<ShippedPackages>(), s.GetRequiredService<PublishedCatalog>(), s.GetRequiredService<RevisionWriting>(), s.GetRequiredService<ICityWriter>(),
            s.GetRequiredService<ILogger<KeepPackages>>()));
        services.AddSingleton(s => new PackagesInForce(s.GetRequiredService<PublishedCatalog>()));
        services.AddSingleton(s => new PackageDrafts(s.GetRequiredService<ICityReader>()));
        services.AddSingleton<WorkshopAccess>();
        services.AddSingleton<CheckPackage>();
        services.AddSingleton<PackageViews>();
        services.AddSingleton<SettingViews>();
        services.AddSingleton<SettingProposals>();
        services.AddSingleton<ProposalViews>();
        services.AddSingleton<Proposals>();
        services.AddSingleton<BeginCopy>();
        services.AddSingleton<PublishProposal>();
        services.AddSingleton(s => new SetPackage(
            s.GetRequiredService<ICityWriter>(), s.GetRequiredService<PublishedCatalog>(), s.GetRequiredService<RevisionWriting>(), s.GetRequiredService<PutIntoForce>(),
            s.GetRequiredService<WorkshopAccess>(), s.GetRequiredService<AreaDirectory>(), s.GetRequiredService<CityClock>()));
        services.AddDueHandler<WhenSettingEnds>();
        services.AddReaction<DevicesMoved, WhenDevicesMoved>();
        services.AddSingleton<TryLocalChanges>();
        services.AddSingleton<DryRuns>();
        AddResponses(services);
        AddScreens(services);
        return services;
    }

    public static void MapScenarios(this IEndpointRouteBuilder api)
    {
        ScenariosApi.Map(api);
        ResponsesApi.Map(api);
        ScreensApi.Map(api);
    }

    private static void AddResponses(IServiceCollection services)
    {
        services.AddSingleton<ResponsePlaces>();
        services.AddSingleton<ResponseAccess>();
        services.AddSingleton<TellResponse>();
        services.AddSingleton<TellMove>();
        services.AddSingleton<ResponseBook>();
        services.AddSingleton<ResponseViews>();
        services.AddSingleton<ListResponses>();
        services.AddSingleton<MoveResponse>();
        services.AddSingleton<DoResponseTask>();
        services.AddSingleton<IAuditCheck, ResponseAudit>();
        services.AddReaction<AlarmRaised, WhenGroundRaised>();
        services.AddReaction<AlarmCleared, WhenGroundCleared>();
        services.AddReaction<AreasChanged, WhenGroundMoves>();
        services.AddDueHandler<WhenToWeigh>();
        services.AddDueHandler<WhenToWeighAll>();
        services.AddDueHandler<WhenResponseWaits>();
    }

    private static void AddScreens(IServiceCollection services)
    {
        services.AddSingleton<PackagesOn>();
        services.AddSingleton<AreaSources>();
        services.AddSingleton<ShowScreens>();
    }
}
