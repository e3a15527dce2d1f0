using Jingwei.Dispatch.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch;

/// <summary>One phone ringing for one case.</summary>
public sealed class CallRow
{
    /// <summary>The <see cref="Round"/> of an operator who is rung beside the order, because a limit passed or no crew came.</summary>
    public const int NoRound = 0;

    public long Id { get; init; }

    public long CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public long AccountId { get; init; }

    public CallRole Role { get; init; }

    /// <summary>How often the whole order has been gone through, from 1; crews are counted by themselves. <see cref="NoRound"/> outside of the order.</summary>
    public int Round { get; init; }

    /// <summary>Which step of the order, from 0.</summary>
    public int Step { get; init; }

    /// <summary>How bad the case was when it rang; null for calls of before this was kept.</summary>
    public int? Severity { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset Until { get; set; }

    /// <summary>When the phone said that it showed the call.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public CallOutcome? Outcome { get; set; }
}

public enum MessageState
{
    /// <summary>A gateway is set and has not taken it yet.</summary>
    Waiting,

    /// <summary>No gateway is set: it stands on the outbox page.</summary>
    Shown,

    Sent,

    /// <summary>Given up; the detail says why.</summary>
    Failed,

    /// <summary>The call was over before a gateway took it.</summary>
    Withdrawn,
}

/// <summary>A message to a person by SMS, voice or WeCom. The number is looked up when it is sent, and not kept here.</summary>
public sealed class MessageRow
{
    public long Id { get; init; }

    public required string Channel { get; init; }

    public long AccountId { get; init; }

    public long? CallId { get; init; }

    public string? CaseNumber { get; init; }

    public required Text Text { get; init; }

    public DateTimeOffset At { get; init; }

    public MessageState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    public string? Detail { get; set; }
}

/// <summary>Where a phone said last that it is.</summary>
public sealed class PositionRow
{
    public long AccountId { get; init; }

    public double Lon { get; set; }

    public double Lat { get; set; }

    public double? AccuracyMeters { get; set; }

    /// <summary>Degrees clockwise from north.</summary>
    public double? Heading { get; set; }

    public DateTimeOffset At { get; set; }
}

internal sealed class DispatchTables : ITables
{
    public string Room => "Dispatch";

    public void Map(ModelBuilder model)
    {
        model.Entity<CallRow>(b =>
        {
            b.Property(c => c.Id).ValueGeneratedNever();
            b.HasIndex(c => new { c.CaseId, c.Id }, "ix_call_case");
            b.HasIndex(c => c.AccountId, "ix_call_ringing").HasFilter("ended_at IS NULL");
        });
        model.Entity<MessageRow>(b =>
        {
            b.Property(m => m.Id).ValueGeneratedNever();
            b.ComplexProperty(m => m.Text);
            b.HasIndex(m => m.Id, "ix_message_waiting").HasFilter("state = 'Waiting'");
            b.HasIndex(m => new { m.CaseNumber, m.Id }, "ix_message_case");
        });
        model.Entity<PositionRow>(b =>
        {
            b.HasKey(p => p.AccountId);
            b.Property(p => p.AccountId).ValueGeneratedNever();
        });
    }
}
