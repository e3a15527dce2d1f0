using System.Net;
using Jingwei.Sim.Play;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Packages;

/// <summary>The ways into the city that the played packages use: without an account, with those of the demo, with any other.</summary>
public sealed class CityDoors(CityAddress address)
{
    private const string DemoPassword = "demo";

    public CityAddress Address { get; } = address;

    public HttpClient Http { get; } = BuildTown.Client(address, new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 64 });

    /// <summary>Without an account.</summary>
    public CityHttp Open => new(Http);

    /// <summary>Commands the whole city: signs packages, says what is under maintenance, sees every alarm.</summary>
    public CityHttp Commander => field ??= With("city", DemoPassword);

    /// <summary>Keeps accounts, rotas and registers.</summary>
    public CityHttp Administrator => field ??= With("admin", DemoPassword);

    public CityHttp With(string userName, string password) => new(Http, userName, password);
}

/// <summary>A package in the list.</summary>
/// <param name="Reach">everywhere, partly or nowhere.</param>
public sealed record PackageAnswer(string Code, string Reach);

/// <summary>A package with the text that is in force.</summary>
public sealed record PackageTextAnswer(string Yaml);

public sealed record AreaAnswer(string Id, string? Code);
