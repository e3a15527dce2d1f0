using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.RegisterRows;

/// <summary>A row of a register. When conditions are watched on rows, a device row of the same id stands for it in its lane.</summary>
public sealed class RegisterRow
{
    public long Id { get; init; }

    /// <summary>The register's code.</summary>
    public required string Register { get; init; }

    /// <summary>What names it in its register; never changes.</summary>
    public required string Key { get; init; }

    /// <summary>The device at whose place it is.</summary>
    public long PlaceId { get; set; }

    /// <summary>That device's name.</summary>
    public required string PlaceName { get; set; }

    /// <summary>The area of the place.</summary>
    public long AreaId { get; set; }

    /// <summary>JSON of its fields by column; of personal ones with all but their ends hidden.</summary>
    public required string Content { get; set; }

    /// <summary>JSON of its personal fields by column, each sealed; null when it has none.</summary>
    public string? Sealed { get; set; }

    /// <summary>What its lane was told of it, as JSON: numbers and words, and for each text only a number by which another text is told apart.</summary>
    public required string Heard { get; set; }

    /// <summary>Lower case, of the key, the place and the columns that are not personal.</summary>
    public required string SearchText { get; set; }

    /// <summary>A device row stands for it.</summary>
    public bool Watched { get; set; }

    public bool Gone { get; set; }

    public DateTimeOffset AppearedAt { get; set; }

    /// <summary>When it last became otherwise, gone or back; rises with each change.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A place, as a register's rows are counted about it; a device row of the same id stands for it in its lane.</summary>
public sealed class RegisterPlaceRow
{
    public long Id { get; init; }

    public required string Register { get; init; }

    /// <summary>The device whose place it is.</summary>
    public long PlaceId { get; init; }

    /// <summary>How many rows there have been.</summary>
    public long Rows { get; set; }

    /// <summary>When the last one came; rises with each.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>
/// Something that a lane is still to hear: written with the change itself, gone when it is on the day's file. Told twice, which a kill between the two brings about,
/// it changes nothing the second time.
/// </summary>
public sealed class UnheardRow
{
    public long Id { get; init; }

    public InputKind Kind { get; init; }

    /// <summary>The device row that stands for the row or the place.</summary>
    public long DeviceId { get; init; }

    /// <summary>When it was so; rises for each device.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Values as JSON.</summary>
    public required string Content { get; init; }
}
