using Jingwei.City.Accounts;
using Jingwei.City.Areas;
using Jingwei.City.Assets;
using Jingwei.City.Contracts;
using Jingwei.City.Doors;
using Jingwei.City.Imports;
using Jingwei.City.Maps;
using Jingwei.City.Organizations;
using Jingwei.City.Places;
using Jingwei.City.Staff;
using Jingwei.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jingwei.City;

/// <summary>Registers the room: areas, people, accounts and access.</summary>
public static class CityModule
{
    /// <summary>Everything of the room. Needs storage, a city clock and a time provider.</summary>
    public static IServiceCollection AddCity(this IServiceCollection services)
    {
        services.AddSingleton<ITables, CityTables>();
        services.AddSingleton<AreaDirectory>();
        services.AddSingleton<AreaShapes>();
        services.AddReaction<AreasChanged, WhenAreasChanged>();
        services.AddSingleton<PersonalSeal>();
        services.AddSingleton(s => new People(s.GetRequiredService<PersonalSeal>()));
        services.AddSingleton(s => new CityRegister(s.GetRequiredService<PersonalSeal>(), s.GetRequiredService<IPasswordHasher<AccountRow>>()));
        services.AddSingleton(s => new PersonalText(s.GetRequiredService<PersonalSeal>()));
        services.AddSingleton<CitySettings>();
        services.AddSingleton<Access>();
        services.TryAddSingleton<IWhereabouts, NobodysWhereabouts>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<IFirstAdministrator>(s => s.GetRequiredService<FirstAdministrator>());
        return services.AddSlices().AddDoors();
    }

    /// <summary>
    /// The gate before all endpoints under <c>/api</c>, <c>/hub</c> and <c>/open311</c>; put it after routing and before anything that acts for the caller.
    /// </summary>
    public static IApplicationBuilder UseCityAccess(this IApplicationBuilder app) => app.UseMiddleware<AccessMiddleware>().UseMiddleware<AreaQuery>();

    /// <summary>The room's routes; give it the group <c>/api/v1</c>.</summary>
    public static void MapCity(this IEndpointRouteBuilder api)
    {
        CityApi.Map(api);
        AccountsApi.Map(api);
    }

    private static IServiceCollection AddSlices(this IServiceCollection services)
    {
        services.AddSingleton<PostViews>();
        services.AddSingleton<AccountScope>();
        services.AddSingleton<DutyScope>();
        services.AddSingleton<DescribeMe>();
        services.AddSingleton<CreateAccount>();
        services.AddSingleton<ChangeAccount>();
        services.AddSingleton<ListAccounts>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ListAreas>();
        services.AddSingleton<DrawMap>();
        services.AddSingleton<FindStreets>();
        services.AddSingleton(s => new Streets(s.GetRequiredService<FindStreets>()));
        services.AddSingleton<FindPlaces>();
        services.AddSingleton(s => new PlaceFinder(s.GetRequiredService<FindPlaces>()));
        services.AddSingleton<ListEstates>();
        services.AddSingleton<ShowEstate>();
        services.AddSingleton<ListPeople>();
        services.AddSingleton<ListDuty>();
        services.AddSingleton<SeePhone>();
        services.AddSingleton<CheckShift>();
        services.AddSingleton<SetDuty>();
        services.AddSingleton<TakeBackDuty>();
        services.AddSingleton<ListPointOwners>();
        services.AddSingleton<SetPointOwner>();
        services.AddSingleton<RemovePointOwner>();
        services.AddSingleton<JudgeOrganization>();
        services.AddSingleton<ListOrganizations>();
        services.AddSingleton<AddOrganization>();
        services.AddSingleton<ChangeOrganization>();
        services.AddSingleton<ImportAreas>();
        services.AddSingleton<ImportPeople>();
        services.AddSingleton<ImportMap>();
        services.AddSingleton<ImportAssets>();
        services.AddSingleton<ListAssets>();
        services.AddSingleton(s => new CityImport(
            s.GetRequiredService<ImportAreas>(), s.GetRequiredService<ImportPeople>(), s.GetRequiredService<ImportMap>(), s.GetRequiredService<ImportAssets>()));
        return services;
    }

    // Sign-in and the gate. The keys that seal cookies are kept in the data folder.
    private static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.AddAuthentication(SessionCookie.Scheme).AddCookie(SessionCookie.Scheme, SessionCookie.Configure);
        services.AddDataProtection().SetApplicationName("jingwei");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(o =>
            o.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(s.GetRequiredService<DataFolder>().Keys), s.GetRequiredService<ILoggerFactory>())));
        // Keys lie unencrypted in a folder that only the service's user can open; no need to say so at each first start.
        services.Configure<LoggerFilterOptions>(o => o.Rules.Add(
            new LoggerFilterRule(null, "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error, null)));
        services.AddSingleton<IPasswordHasher<AccountRow>, PasswordHasher<AccountRow>>();
        services.AddIdentityCore<AccountRow>(o =>
        {
            o.Lockout.MaxFailedAccessAttempts = 5;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        }).AddUserStore<AccountStore>();
        services.AddSingleton<ResolveActor>();
        services.AddSingleton(s => new KeyHolders(s.GetRequiredService<ResolveActor>()));
        services.AddSingleton(s => new StandingActors(s.GetRequiredService<ResolveActor>()));
        services.AddSingleton<OpenSockets>();
        services.AddScoped<SignIn>();
        services.AddScoped<ChangeOwnPassword>();
        services.AddSingleton<SignOut>();
        return services;
    }
}
