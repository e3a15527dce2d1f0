using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

internal static class MeetingTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<MeetingRow>(b =>
        {
            b.Property(m => m.Id).ValueGeneratedNever();
            b.Ignore(m => m.Place);
            b.HasIndex(m => m.Number, "ix_meeting_number").IsUnique();
            b.HasIndex(m => new { m.State, m.Id }, "ix_meeting_state");
            b.HasIndex(m => new { m.AreaId, m.Id }, "ix_meeting_area");
            b.HasIndex(m => m.CaseId, "ix_meeting_case").HasFilter("case_id IS NOT NULL");
        });
        model.Entity<MeetingCallRow>(b =>
        {
            b.Property(c => c.Id).ValueGeneratedNever();
            b.HasIndex(c => new { c.MeetingId, c.BodyId }, "ix_meeting_call_body_once").IsUnique();
            b.HasIndex(c => new { c.BodyId, c.Id }, "ix_meeting_call_body");
            b.HasIndex(c => c.ComeBy, "ix_meeting_call_come_by");
            b.HasIndex(c => c.WaitUntil, "ix_meeting_call_waiting").HasFilter("wait_until IS NOT NULL");
        });
        model.Entity<MeetingItemRow>(b =>
        {
            b.Property(i => i.Id).ValueGeneratedNever();
            b.HasIndex(i => new { i.MeetingId, i.Id }, "ix_meeting_item_meeting");
            b.HasIndex(i => new { i.BodyId, i.Id }, "ix_meeting_item_body").HasFilter("body_id IS NOT NULL");
            b.HasIndex(i => new { i.PersonId, i.Id }, "ix_meeting_item_person").HasFilter("person_id IS NOT NULL");
            b.HasIndex(i => i.DueAt, "ix_meeting_item_due");
            b.HasIndex(i => i.WaitUntil, "ix_meeting_item_waiting").HasFilter("wait_until IS NOT NULL");
        });
        model.Entity<MeetingTopicRow>(b =>
        {
            b.Property(t => t.Id).ValueGeneratedNever();
            b.HasIndex(t => new { t.MeetingId, t.Place }, "ix_meeting_topic_meeting");
            b.HasIndex(t => t.CaseId, "ix_meeting_topic_case").HasFilter("case_id IS NOT NULL");
        });
        model.Entity<MeetingMinuteRow>(b =>
        {
            b.Property(m => m.Id).ValueGeneratedNever();
            b.HasIndex(m => new { m.TopicId, m.Version }, "ix_meeting_minute_topic").IsUnique();
            b.HasIndex(m => m.MeetingId, "ix_meeting_minute_meeting");
        });
        model.Entity<MeetingHistoryRow>(b =>
        {
            b.Property(h => h.Id).ValueGeneratedNever();
            b.HasIndex(h => new { h.MeetingId, h.Id }, "ix_meeting_history_meeting");
        });
        model.Entity<MeetingFileRow>(b =>
        {
            b.HasKey(f => new { f.HistoryId, f.FileId });
            b.HasIndex(f => f.FileId, "ix_meeting_file_file");
        });
        model.Entity<MeetingNumberRow>(b =>
        {
            b.HasKey(n => n.Year);
            b.Property(n => n.Year).ValueGeneratedNever();
        });
    }
}
