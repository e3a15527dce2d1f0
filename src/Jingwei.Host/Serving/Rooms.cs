using Jingwei.Cases;
using Jingwei.City;
using Jingwei.Dispatch;
using Jingwei.Foundation;
using Jingwei.Gateway;
using Jingwei.Scenarios;
using Jingwei.Sensing;
using Jingwei.Storage;

namespace Jingwei.Host.Serving;

/// <summary>The rooms, from the lowest up. Serving and every command stand on the same ones.</summary>
internal static class Rooms
{
    public static void Add(IServiceCollection services, IConfiguration settings, DataFolder folder, RatedClock clock, SensingOptions? sensing = null)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(clock);
        services.AddSingleton<CityClock>(clock);
        services.AddStorage(folder);
        services.AddScenarios(settings);
        services.AddCity();
        services.AddSensing(sensing ?? new SensingOptions());
        services.AddCases();
        services.AddDispatch(settings);
        services.AddExchange(ServeOptions.ReadOutward(settings), ServeOptions.ReadWarnings(settings));
    }
}
