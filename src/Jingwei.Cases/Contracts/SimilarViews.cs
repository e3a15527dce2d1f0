using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>A report that is being written.</summary>
public sealed record SimilarRequest(string? Text, double? Lon, double? Lat, string? Category = null);

/// <summary>What a resident is told of a case near by: nothing that somebody else wrote, and no number.</summary>
/// <param name="Key">Names it to POST /reports/me-too, together with the same place.</param>
/// <param name="DistanceMeters">To the next ten.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Reporters">How many have reported it.</param>
public sealed record SimilarReport(string Key, Text CategoryName, int DistanceMeters, DateTimeOffset Since, CaseStage Stage, int Reporters);

/// <summary>What staff sees of a similar case.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="MayMerge">Whether the reader may merge cases there.</param>
public sealed record SimilarCase(
    string Number, Text Title, Text CategoryName, Text StateName, CaseStage Stage, CaseOutcome? Outcome, string? Text, Text Address, DateTimeOffset OpenedAt, int DistanceMeters, double Score, IReadOnlyList<Reason> Reasons,
    int Reporters, bool MayMerge, SimilarPhotos? Photos = null);

/// <summary>Two photos that look alike: ids of files, this case's and the other's.</summary>
public sealed record SimilarPhotos(string Mine, string Other);

/// <summary>"Me too": a resident reports what is reported already.</summary>
/// <param name="Key">From POST /reports/similar.</param>
/// <param name="Lon">The same place that was asked about.</param>
/// <param name="Text">Own words; optional.</param>
/// <param name="Contact">How to reach this reporter; optional, sealed.</param>
public sealed record MeTooRequest(
    string? Key, double? Lon, double? Lat, string? Text = null, IReadOnlyList<string>? FileIds = null, string? Contact = null, OnBehalfOf? OnBehalfOf = null);

/// <summary>Intake adds its caller to a case.</summary>
public sealed record FurtherReporter(string? Text, IReadOnlyList<string>? FileIds = null, string? Contact = null, OnBehalfOf? OnBehalfOf = null);
