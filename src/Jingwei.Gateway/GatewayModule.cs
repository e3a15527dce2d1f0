using System.Net;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Gateway.Exchange;
using Jingwei.Gateway.Exports;
using Jingwei.Gateway.Mqtt;
using Jingwei.Gateway.Open311;
using Jingwei.Gateway.Outward;
using Jingwei.Gateway.Warnings;
using Jingwei.Gateway.Webhooks;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway;

/// <summary>Registers the doors through which the world's formats come in.</summary>
public static class GatewayModule
{
    /// <summary>
    /// Adds the MQTT listener. It needs <see cref="IDeviceGate"/>, <see cref="IReadingIntake"/>, <see cref="IIngressLedger"/>,
    /// <see cref="IDeviceCommands"/> and <see cref="DeviceRates"/>, and an endpoint that speaks it: <see cref="ListenMqtt(KestrelServerOptions, IPEndPoint)"/>.
    /// </summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewayOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => new DoorEnvironment(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Door>>()));
        services.AddSingleton<Door>();
        services.AddSingleton<MqttConnectionHandler>();
        return services;
    }

    /// <summary>Adds the Open311 door; it needs the rooms City and Cases, and routes: <see cref="MapOpen311"/>.</summary>
    public static IServiceCollection AddOpen311(this IServiceCollection services, Open311Options options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ServiceBook>();
        services.AddSingleton<Services>();
        services.AddSingleton<DrawRequest>();
        services.AddSingleton<Requests>();
        services.AddSingleton<Discovery>();
        services.AddSingleton<BulkExport>();
        services.AddSingleton<BulkLines>();
        services.AddSingleton<FindAddress>();
        services.AddSingleton<CheckKey>();
        services.AddSingleton<TakeRequest>();
        return services;
    }

    /// <summary>
    /// What the doors keep of their own: lists that are taken out, subscriptions to news, warnings of others and of ours. Needs the rooms City, Sensing and Cases, and those whose lists there are
    /// (<see cref="IExportableList"/>).
    /// </summary>
    public static IServiceCollection AddExchange(this IServiceCollection services, OutwardOptions? outward = null, WarningOptions? warnings = null)
    {
        services.AddSingleton<ITables, GatewayTables>();
        services.AddSingleton(outward ?? new OutwardOptions());
        services.AddSingleton<OutwardHttp>();
        services.AddWebhooks();
        services.AddWarnings(warnings ?? new WarningOptions());
        services.AddPlatforms();
        services.AddSingleton<ExportFiles>();
        services.AddSingleton<ExportProgress>();
        services.AddSingleton<ExportBook>();
        services.AddSingleton<RunExports>();
        services.AddHostedService(s => s.GetRequiredService<RunExports>());
        services.AddDueHandler<WhenExportIsOld>();
        services.AddSingleton<IAuditCheck, ExportAudit>();
        return services;
    }

    /// <summary>The routes of <see cref="AddExchange"/>; give it the group <c>/api/v1</c>.</summary>
    public static void MapExchange(this IEndpointRouteBuilder api)
    {
        ExportsApi.Map(api);
        WebhooksApi.Map(api);
        WarningsApi.Map(api);
        ExchangeApi.Map(api);
    }

    /// <summary>The warnings that the center published, for everybody: <c>/cap</c>.</summary>
    public static void MapPublicWarnings(this IEndpointRouteBuilder app) => ServeFeed.Map(app);

    /// <summary>The door's routes, under <see cref="Open311Door.Root"/>.</summary>
    public static void MapOpen311(this IEndpointRouteBuilder app) => Open311Api.Map(app, app.ServiceProvider.GetRequiredService<Open311Options>());

    /// <summary>Speaks MQTT on one address.</summary>
    public static void ListenMqtt(this KestrelServerOptions server, IPEndPoint endPoint) => server.Listen(endPoint, SpeakMqtt);

    /// <summary>Speaks MQTT on a port.</summary>
    /// <param name="server">Kestrel's options.</param>
    /// <param name="port">1–65,535.</param>
    /// <param name="loopbackOnly">True for 127.0.0.1 and ::1 alone; false for every address of the machine.</param>
    public static void ListenMqtt(this KestrelServerOptions server, int port, bool loopbackOnly)
    {
        if (loopbackOnly)
        {
            server.ListenLocalhost(port, SpeakMqtt);
        }
        else
        {
            server.ListenAnyIP(port, SpeakMqtt);
        }
    }

    private static void AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<WebhookSignals>();
        services.AddSingleton<WebhookQueue>();
        services.AddSingleton<NewsWords>();
        services.AddSingleton<PostWebhook>();
        services.AddSingleton<WebhookViews>();
        services.AddSingleton<WebhookBook>();
        services.AddSingleton<WebhookDeliveries>();
        services.AddSingleton<SendWebhooks>();
        services.AddHostedService(s => s.GetRequiredService<SendWebhooks>());
        services.AddDueHandler<WhenWebhookIsDue>();
        services.AddDueHandler<TidyWebhooks>();
        services.AddReaction<ReporterDataRemoved, Exports.WhenReporterDataIsRemoved>();
        services.AddReaction<CaseFiled, TellWebhooksOfCases>();
        services.AddReaction<CaseMoved, TellWebhooksOfCases>();
        services.AddReaction<CaseClearedItself, TellWebhooksOfCases>();
        services.AddReaction<CaseWorsened, TellWebhooksOfCases>();
        services.AddReaction<CaseClockMissed, TellWebhooksOfCases>();
        services.AddReaction<CaseSupervised, TellWebhooksOfCases>();
        services.AddReaction<AlarmRaised, TellWebhooksOfAlarms>();
        services.AddReaction<AlarmCleared, TellWebhooksOfAlarms>();
    }

    private static void SpeakMqtt(ListenOptions endPoint) => endPoint.UseConnectionHandler<MqttConnectionHandler>();
}
