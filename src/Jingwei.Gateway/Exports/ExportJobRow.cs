namespace Jingwei.Gateway.Exports;

/// <summary>How far a job has come.</summary>
public enum ExportState
{
    Waiting,
    Running,
    Done,
    Failed,
    Canceled,

    /// <summary>It was done, and its file has been removed.</summary>
    Removed,
}

public enum ExportFormat
{
    /// <summary>RFC 4180 in UTF-8 with a byte-order mark, so that spreadsheets read Chinese.</summary>
    Csv,

    /// <summary>A workbook of ISO/IEC 29500.</summary>
    Xlsx,
}

/// <summary>A list that somebody takes out; the file lies in the data folder under the job's id.</summary>
public sealed class ExportJobRow
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public required string UserName { get; init; }

    public required string List { get; init; }

    public ExportFormat Format { get; init; }

    public bool English { get; init; }

    /// <summary>The filter as JSON, by the names of the list's API.</summary>
    public required string Filter { get; init; }

    public ExportState State { get; set; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the file goes.</summary>
    public DateTimeOffset? KeptUntil { get; set; }

    /// <summary>Rows when it began.</summary>
    public long? Total { get; set; }

    /// <summary>Rows in the file.</summary>
    public long? Rows { get; set; }

    public long? Bytes { get; set; }

    /// <summary>Of a failed one, the code of why.</summary>
    public string? Why { get; set; }
}
