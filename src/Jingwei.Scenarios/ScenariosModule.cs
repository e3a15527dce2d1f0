using Jingwei.Sensing.Contracts.Catalog;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Scenarios;

/// <summary>Registers the room.</summary>
public static class ScenariosModule
{
    /// <summary>
    /// Fills <see cref="IScenarioCatalog"/>, at its first use, with the packages that ship and with those of the folder that the setting
    /// <c>scenarios</c> names.
    /// </summary>
    public static IServiceCollection AddScenarios(this IServiceCollection services, IConfiguration? settings = null) =>
        services.AddSingleton<IScenarioCatalog>(_ => LoadPackages.Catalog(
            settings?["scenarios"] is { Length: > 0 } folder ? LoadPackages.Shipped().Concat(LoadPackages.In(folder)) : LoadPackages.Shipped()));
}
