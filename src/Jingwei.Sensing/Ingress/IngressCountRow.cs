namespace Jingwei.Sensing.Ingress;

/// <summary>How often something was refused at the doors.</summary>
public sealed class IngressCountRow
{
    public required string Code { get; init; }

    public long Count { get; set; }

    public DateTimeOffset? LastAt { get; set; }

    /// <summary>The remote address or device of the last time.</summary>
    public string? LastFrom { get; set; }
}
