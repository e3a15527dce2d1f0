using Jingwei.Foundation;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Jingwei.Storage.Files;
using Jingwei.Storage.Outbox;
using Jingwei.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Storage;

public static class StorageModule
{
    /// <summary>
    /// The one-machine form over <paramref name="folder"/>. Needs a <see cref="CityClock"/>, a <see cref="TimeProvider"/> and an
    /// <see cref="Live.ILiveSink"/>; the schema is brought up to date by <see cref="Prepare"/> before the first use.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DataFolder folder)
    {
        services.AddSingleton(folder);
        services.AddSingleton<ITables, StorageTables>();
        EventsOf(services);
        services.AddSingleton<IdSource>();
        services.AddSingleton<StorageSignals>();
        services.AddSingleton<SqliteCity>();
        services.AddSingleton<ICityWriter, SqliteWriter>();
        services.AddSingleton<ICityReader, SqliteReader>();
        services.AddSingleton<IFileStore, FolderFileStore>();
        services.AddSingleton(s => new Lazy<IEnumerable<IDueHandler>>(s.GetServices<IDueHandler>));
        services.AddSingleton<OutboxRunner>();
        services.AddSingleton<DueRunner>();
        services.AddHostedService(s => s.GetRequiredService<OutboxRunner>());
        services.AddHostedService(s => s.GetRequiredService<DueRunner>());
        services.AddSingleton<IAuditCheck, FlowAudit>();
        services.AddSingleton<Rehearsals>();
        return services;
    }

    /// <summary>Registers a reaction; the same event may have several.</summary>
    public static IServiceCollection AddReaction<TEvent, TReaction>(this IServiceCollection services)
        where TEvent : IEvent
        where TReaction : class, IReaction<TEvent>
    {
        if (services.All(s => s.ServiceType != typeof(TReaction)))
        {
            services.AddSingleton<TReaction>();
        }

        EventsOf(services).Add<TEvent, TReaction>();
        return services;
    }

    public static IServiceCollection AddDueHandler<THandler>(this IServiceCollection services)
        where THandler : class, IDueHandler =>
        services.AddSingleton<IDueHandler, THandler>();

    /// <summary>
    /// Builds the rooms' model ahead of the first query, which takes the longer half of a start: run it beside the rest. Changes nothing but
    /// what is kept in memory, and needs no database.
    /// </summary>
    /// <param name="services">All rooms have been added.</param>
    public static void BuildModelAhead(IServiceCollection services)
    {
        var tables = services.Where(s => s.ServiceType == typeof(ITables)).Select(s => (ITables)Activator.CreateInstance(s.ImplementationType!)!);
        using var nowhere = new SqliteConnection();
        using var db = new CityDb(SqliteCity.OptionsOver(nowhere, tracking: false), [.. tables]);
        _ = db.Model;
    }

    /// <summary>Runs the scripts that are missing; answers how many ran.</summary>
    public static int Prepare(IServiceProvider services) => SqliteMigrations.Run(services.GetRequiredService<SqliteCity>());

    private static EventCatalog EventsOf(IServiceCollection services)
    {
        if (services.FirstOrDefault(s => s.ServiceType == typeof(EventCatalog))?.ImplementationInstance is EventCatalog known)
        {
            return known;
        }

        var events = new EventCatalog();
        services.AddSingleton(events);
        return events;
    }
}
