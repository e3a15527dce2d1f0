using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Duplicates;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

internal sealed class CaseTables : ITables
{
    public string Room => "Cases";

    public void Map(ModelBuilder model)
    {
        model.Entity<CaseRow>(b =>
        {
            b.ToTable("city_case");
            b.Property(c => c.Id).ValueGeneratedNever();
            b.ComplexProperty(c => c.Title);
            b.ComplexProperty(c => c.Address);
            b.Ignore(c => c.Place);
            b.HasIndex(c => c.Number, "ix_city_case_number").IsUnique();
            b.HasIndex(c => c.AlarmId, "ix_city_case_alarm").IsUnique();
            b.HasIndex(c => new { c.State, c.Id }, "ix_city_case_state");
            b.HasIndex(c => new { c.Stage, c.Id }, "ix_city_case_stage");
            b.HasIndex(c => new { c.DeviceId, c.Id }, "ix_city_case_device");
            b.HasIndex(c => new { c.AreaId, c.Id }, "ix_city_case_area");
            b.HasIndex(c => new { c.DeskAreaId, c.Id }, "ix_city_case_desk").HasFilter("desk_area_id IS NOT NULL");
            b.HasIndex(c => new { c.OfficerId, c.State }, "ix_city_case_officer");
            b.HasIndex(c => new { c.CrewId, c.State }, "ix_city_case_crew");
            b.HasIndex(c => c.IncidentKey, "ix_city_case_incident").HasFilter("incident_key IS NOT NULL");
            b.HasIndex(c => new { c.BodyId, c.Stage }, "ix_city_case_body").HasFilter("body_id IS NOT NULL");
            b.HasIndex(c => new { c.Cell, c.Stage, c.OpenedAt }, "ix_city_case_cell");
            b.HasIndex(c => new { c.Cell, c.CategoryCode, c.Id }, "ix_city_case_cell_category");
            b.HasIndex(c => c.MergedIntoId, "ix_city_case_merged").HasFilter("merged_into_id IS NOT NULL");
            b.HasIndex(c => c.CauseId, "ix_city_case_cause").HasFilter("cause_id IS NOT NULL");
            b.HasIndex(c => c.SaidAt, "ix_city_case_said").HasFilter("said_at IS NOT NULL");
            b.HasIndex(c => new { c.CategoryCode, c.Id }, "ix_city_case_category");
            b.HasIndex(c => new { c.AreaId, c.CategoryCode, c.Id }, "ix_city_case_area_category");
            b.HasIndex(c => new { c.AreaId, c.ClosedAt }, "ix_city_case_area_closed");
            b.HasIndex(c => new { c.BodyId, c.Id }, "ix_city_case_open_body").HasFilter("closed_at IS NULL AND body_id IS NOT NULL");
            b.HasIndex(c => new { c.BodyId, c.Id }, "ix_city_case_body_newest").HasFilter("body_id IS NOT NULL");
            b.HasIndex(c => c.OpenedAt, "ix_city_case_opened");
            b.HasIndex(c => c.ClosedAt, "ix_city_case_closed");
        });
        model.Entity<CaseHistoryRow>(b =>
        {
            b.Property(h => h.Id).ValueGeneratedNever();
            b.HasIndex(h => new { h.CaseId, h.Id }, "ix_case_history_case");
        });
        model.Entity<CaseClockRow>(b =>
        {
            b.Property(c => c.Id).ValueGeneratedNever();
            b.HasIndex(c => c.CaseId, "ix_case_clock_case");
            b.HasIndex(c => c.DueAt, "ix_case_clock_running").HasFilter("met_at IS NULL");
        });
        model.Entity<CasePartyRow>(b =>
        {
            b.HasKey(p => new { p.CaseId, p.AccountId });
            b.HasIndex(p => new { p.AccountId, p.CaseId }, "ix_case_party_account");
            b.HasIndex(p => new { p.AccountId, p.CaseId }, "ix_case_party_open").HasFilter("open");
            b.HasIndex(p => new { p.AccountId, p.CategoryCode, p.CaseId }, "ix_case_party_category");
        });
        model.Entity<CaseReporterRow>(b =>
        {
            b.Property(r => r.Id).ValueGeneratedNever();
            b.HasIndex(r => r.CaseId, "ix_case_reporter_case");
            b.HasIndex(r => r.OriginCaseId, "ix_case_reporter_origin");
            b.HasIndex(r => r.AccountId, "ix_case_reporter_account");
            b.HasIndex(r => r.Number, "ix_case_reporter_number").IsUnique();
        });
        model.Entity<Duplicates.CaseMergeRow>(b =>
        {
            b.Property(m => m.Id).ValueGeneratedNever();
            b.HasIndex(m => new { m.CaseId, m.Id }, "ix_case_merge_case");
            b.HasIndex(m => new { m.IntoId, m.CaseId }, "ix_case_merge_into");
        });
        model.Entity<Moves.CaseRequestRow>(b =>
        {
            b.Property(r => r.Id).ValueGeneratedNever();
            b.HasIndex(r => new { r.CaseId, r.Id }, "ix_case_request_case");
            b.HasIndex(r => r.AskedAt, "ix_case_request_waiting").HasFilter("state = 'Waiting'");
        });
        model.Entity<Supervision.CaseSupervisionRow>(b =>
        {
            b.Property(s => s.Id).ValueGeneratedNever();
            b.HasIndex(s => new { s.CaseId, s.Id }, "ix_case_supervision_case");
            b.HasIndex(s => s.CaseId, "ix_case_supervision_open").HasFilter("state <> 'Accepted'");
        });
        Appraisals.AppraisalTables.Map(model);
        Coding.CodingTables.Map(model);
        Learnt.LearntTables.Map(model);
        Hotline.HotlineTables.Map(model);
        Meetings.MeetingTables.Map(model);
        WorkItems.WorkItemTables.Map(model);
        Hands.HandTables.Map(model);
        Bulk.BulkTables.Map(model);
        FirstAsked.FirstAskedTables.Map(model);
        Views.ViewTables.Map(model);
        Causes.CauseTables.Map(model);
        Appeals.AppealTables.Map(model);
        Assists.AssistTables.Map(model);
        Straight.StraightTables.Map(model);
        Retention.RetentionTables.Map(model);
        model.Entity<Search.CaseSearchHit>(b => b.HasNoKey().ToTable("case_search", t => t.ExcludeFromMigrations()));
        model.Entity<Search.CaseSearchFillRow>(b =>
        {
            b.ToTable("case_search_fill");
            b.HasKey(f => f.BelowId);
            b.Property(f => f.BelowId).ValueGeneratedNever();
        });
        model.Entity<CaseFileRow>(b =>
        {
            b.HasKey(f => new { f.HistoryId, f.FileId });
            b.HasIndex(f => f.FileId, "ix_case_file_file");
            b.HasIndex(f => f.CaseId, "ix_case_file_case");
        });
        model.Entity<CaseNumberRow>(b =>
        {
            b.HasKey(n => n.Year);
            b.Property(n => n.Year).ValueGeneratedNever();
        });
        model.Entity<HandoverNoteRow>(b =>
        {
            b.Property(n => n.Id).ValueGeneratedNever();
            b.HasIndex(n => new { n.AreaId, n.Id }, "ix_handover_note_area");
        });
    }
}
