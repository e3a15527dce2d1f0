using System.Text.Json;
using Jingwei.Cases.Rules.Appraisal;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appeals;

/// <summary>What became of an appeal.</summary>
public enum AppealState
{
    /// <summary>It is to be judged.</summary>
    Waiting,

    /// <summary>成立: the judgement does not stand.</summary>
    Upheld,

    /// <summary>不成立: it stands.</summary>
    Rejected,
}

/// <summary>申诉: that a body appeals against a judgement on a case.</summary>
public sealed class CaseAppealRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    /// <summary>Of the desk that led the case when it was asked: who sees it.</summary>
    public long AreaId { get; init; }

    public long BodyId { get; init; }

    public JudgementKind Kind { get; init; }

    public DateTimeOffset JudgedAt { get; init; }

    /// <summary>Of lateness: when the stay in handling began. Else as <see cref="JudgedAt"/>.</summary>
    public DateTimeOffset StayAt { get; init; }

    public DateTimeOffset CountsAt { get; init; }

    /// <summary>Version of <c>appeals/</c>.</summary>
    public int Rule { get; init; }

    public long AskedById { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public required string Words { get; init; }

    /// <summary>JSON array of the photos that go with it.</summary>
    public required string FileIds { get; init; }

    /// <summary>JSON array of the accounts that made the judgement or had a hand in the case, and so do not judge the appeal: as it was when it was last looked for judges.</summary>
    public required string Barred { get; set; }

    /// <summary>The area at whose level it waits: a level up each time that nobody judges it.</summary>
    public long HeldAreaId { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public AppealState State { get; set; }

    /// <summary>How often its time has passed without a judgement.</summary>
    public int TimesIgnored { get; set; }

    /// <summary>Its time has passed and nobody judges above: it waits for no time any more.</summary>
    public bool IgnoredAtTop { get; set; }

    public long? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecisionNote { get; set; }

    public IReadOnlyList<long> BarredIds => JsonSerializer.Deserialize<List<long>>(Barred)!;

    public IReadOnlyList<string> Files => JsonSerializer.Deserialize<List<string>>(FileIds)!;

    /// <summary>What it corrects, once it is upheld.</summary>
    public Correction AsCorrection() => new(Kind, BodyId, JudgedAt, StayAt, DecidedAt!.Value);

    /// <summary>Whether it is against this.</summary>
    public bool IsAgainst(Judgement judgement) => new Correction(Kind, BodyId, JudgedAt, StayAt, AskedAt).Is(judgement.Kind, judgement.BodyId, judgement.At, judgement.StayAt);
}

internal static class AppealTables
{
    public static void Map(ModelBuilder model) => model.Entity<CaseAppealRow>(b =>
    {
        b.ToTable("case_appeal");
        b.Property(a => a.Id).ValueGeneratedNever();
        b.Ignore(a => a.BarredIds);
        b.Ignore(a => a.Files);
        b.HasIndex(a => new { a.CaseId, a.BodyId, a.Kind, a.JudgedAt, a.StayAt }, "ix_case_appeal_once").IsUnique();
        b.HasIndex(a => new { a.BodyId, a.Id }, "ix_case_appeal_body");
        b.HasIndex(a => new { a.State, a.Id }, "ix_case_appeal_state");
        b.HasIndex(a => a.DecidedAt, "ix_case_appeal_decided").HasFilter("decided_at IS NOT NULL");
    });
}
