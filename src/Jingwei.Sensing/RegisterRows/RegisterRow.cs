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
