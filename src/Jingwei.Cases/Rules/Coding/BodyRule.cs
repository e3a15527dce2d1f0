namespace Jingwei.Cases.Rules.Coding;

/// <summary>In which part a body stands to an asset.</summary>
public enum AssetPart
{
    /// <summary>主管.</summary>
    Competent,

    /// <summary>权属.</summary>
    Owner,

    /// <summary>养护.</summary>
    Maintainer,
}

/// <summary>One line of who answers. Exactly one of <paramref name="From"/>, <paramref name="Called"/> and <paramref name="OfKind"/> is there.</summary>
/// <param name="Of">Codes and classes that it is about; empty for all.</param>
/// <param name="Conditions">Only in these conditions; empty for all.</param>
/// <param name="Areas">Only in or below areas of these official codes; empty for everywhere.</param>
/// <param name="From">The asset's own body.</param>
/// <param name="Called">A body around the place whose Chinese name holds these signs.</param>
/// <param name="OfKind">A body around the place of this kind.</param>
public sealed record BodyRule(IReadOnlyList<string> Of, IReadOnlyList<string> Conditions, IReadOnlyList<string> Areas, AssetPart? From, string? Called, string? OfKind);
