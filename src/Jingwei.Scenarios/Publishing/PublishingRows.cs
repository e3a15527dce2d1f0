using Jingwei.Foundation;

namespace Jingwei.Scenarios.Publishing;

/// <summary>Where a version's text is from.</summary>
public enum PackageOrigin
{
    /// <summary>It travels with the product.</summary>
    Shipped,

    /// <summary>From the folder that the setting <c>scenarios</c> names.</summary>
    Folder,

    /// <summary>Written and published in the workshop.</summary>
    Workshop,
}

/// <summary>A package's text as it was in force once; never changed.</summary>
public sealed class PackageVersionRow
{
    public long Id { get; init; }

    /// <summary>The package's code.</summary>
    public required string Package { get; init; }

    /// <summary>As its text says.</summary>
    public int Version { get; init; }

    public PackageOrigin Origin { get; init; }

    public required string Yaml { get; init; }

    /// <summary>The proposal by which it was published; null unless from the workshop.</summary>
    public long? ProposalId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Why a revision was made.</summary>
public enum RevisionReason
{
    /// <summary>The product or its folder came with other texts.</summary>
    Started,

    Published,

    /// <summary>The text that ships took the place of one from the workshop.</summary>
    Restored,

    /// <summary>A package was switched on or off, or changed for an area.</summary>
    Set,

    /// <summary>A signature ran out.</summary>
    Expired,

    /// <summary>Devices came into an area that has settings of its own, or areas hang elsewhere; what is in force is as it was, and lanes hear by it of where they stand.</summary>
    Moved,
}

/// <summary>What is in force until the next one. Its id is the revision's number, from 1.</summary>
public sealed class PackageRevisionRow
{
    public long Id { get; init; }

    public RevisionReason Reason { get; init; }

    /// <summary>The package; null when the start changed several.</summary>
    public string? Subject { get; init; }

    /// <summary>The account's user name; null for the machine.</summary>
    public string? ChangedBy { get; init; }

    public Text? ChangedByName { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>JSON of <see cref="RevisionContent"/>.</summary>
    public required string Content { get; init; }
}

/// <summary>The versions that are in force and the settings that count, by their ids.</summary>
public sealed record RevisionContent(IReadOnlyList<long> Versions, IReadOnlyList<long> Settings);

/// <summary>Whether a package is watched.</summary>
public enum PackageState
{
    On,
    Off,

    /// <summary>As in the area above, or as the package itself would have it.</summary>
    AsAbove,
}

/// <summary>Where a package is on, and how it is changed there. The newest row of a package and area counts.</summary>
public sealed class PackageSettingRow
{
    public long Id { get; init; }

    public required string Package { get; init; }

    /// <summary>Null for the whole city.</summary>
    public long? AreaId { get; init; }

    public PackageState State { get; init; }

    /// <summary>YAML of what is otherwise there; null when nothing is.</summary>
    public string? Changes { get; init; }

    public required string Reason { get; init; }

    /// <summary>First instant at which it no longer counts; null while no end is set.</summary>
    public DateTimeOffset? Until { get; init; }

    public required string SetBy { get; init; }

    public required Text SetByName { get; init; }

    /// <summary>The second person of one with changes, by user name; null where none was needed.</summary>
    public string? ApprovedBy { get; init; }

    public Text? ApprovedByName { get; init; }

    public DateTimeOffset At { get; init; }
}
