namespace Jingwei.Gateway;

/// <summary>Who may file at the Open311 door.</summary>
public enum Open311Filing
{
    /// <summary>Holders of an API key whose post may file reports.</summary>
    Keys,

    /// <summary>Everybody, as on the city's own pages; a key that comes with it must still be right.</summary>
    Open,

    /// <summary>Nobody files and nobody reads: the door is shut.</summary>
    Off,
}

/// <summary>How a city opens its Open311 door.</summary>
public sealed record Open311Options
{
    public Open311Filing Filing { get; init; } = Open311Filing.Keys;

    /// <summary>What clients may name the city by; its official code always counts too.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>For people: where to ask about this door.</summary>
    public string? Contact { get; init; }

    /// <summary>For people: how to get a key.</summary>
    public string? KeyService { get; init; }

    /// <summary>What is filed is not acted upon: a demo.</summary>
    public bool Test { get; init; }

    /// <summary>A city's own service file in place of <c>open311/services.yaml</c>: its name, and its text.</summary>
    public (string Name, string Yaml)? Services { get; init; }
}
