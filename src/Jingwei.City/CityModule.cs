using Jingwei.City.Areas;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.City;

/// <summary>Registers the room: areas, people, accounts and access.</summary>
public static class CityModule
{
    public static IServiceCollection AddCity(this IServiceCollection services)
    {
        services.AddSingleton<ITables, CityTables>();
        services.AddSingleton<AreaDirectory>();
        services.AddReaction<AreasChanged, WhenAreasChanged>();
        services.AddSingleton<PersonalSeal>();
        services.AddSingleton(s => new People(s.GetRequiredService<PersonalSeal>()));
        services.AddSingleton(s => new CityRegister(s.GetRequiredService<PersonalSeal>()));
        services.AddSingleton(s => new PersonalText(s.GetRequiredService<PersonalSeal>()));
        services.AddSingleton<CitySettings>();
        services.AddSingleton<Access>();
        return services;
    }
}
