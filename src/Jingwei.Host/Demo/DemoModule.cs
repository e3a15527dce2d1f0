namespace Jingwei.Host.Demo;

/// <summary>How the demo is to run.</summary>
/// <param name="Playing">Whether the played city begins at once; false for <c>--demo paused</c>.</param>
public sealed record DemoOptions(bool Playing, DemoPlayerOptions Player);

/// <summary>The demo street, its control and its player.</summary>
public static class DemoModule
{
    /// <summary>
    /// Needs Storage, City, Sensing and a <see cref="Foundation.RatedClock"/>. The control answers 404 and no player runs unless the
    /// folder is a demo's; <see cref="SeedDemoStreet"/> is run by the start once the schema stands.
    /// </summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, DemoOptions options)
    {
        services.AddSingleton<DemoFolder>();
        services.AddSingleton<SeedDemoStreet>();
        services.AddSingleton<AdvanceCity>();
        services.AddSingleton<DemoAccounts>();
        services.AddSingleton<KeepDemoClock>();
        services.AddHostedService(s => s.GetRequiredService<KeepDemoClock>());
        services.AddSingleton(_ =>
        {
            var board = new DemoBoard();
            board.Play(options.Playing);
            return board;
        });
        services.AddSingleton(options.Player);
        services.AddHostedService<DemoPlayer>();
        return services;
    }

    /// <param name="api">The group of <c>/api/v1</c>.</param>
    public static IEndpointRouteBuilder MapDemo(this IEndpointRouteBuilder api)
    {
        DemoApi.Map(api);
        return api;
    }
}
