using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Responses;
using Jingwei.Scenarios.Workshop;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios;

internal sealed class ScenarioTables : ITables
{
    public string Room => "Scenarios";

    public void Map(ModelBuilder model)
    {
        model.Entity<PackageVersionRow>(b =>
        {
            b.Property(v => v.Id).ValueGeneratedNever();
            b.HasIndex(v => v.Package, "ix_package_version_package");
        });
        model.Entity<PackageRevisionRow>(b =>
        {
            b.Property(r => r.Id).ValueGeneratedNever();
            b.ComplexProperty(r => r.ChangedByName);
        });
        model.Entity<PackageSettingRow>(b =>
        {
            b.Property(s => s.Id).ValueGeneratedNever();
            b.ComplexProperty(s => s.SetByName);
            b.ComplexProperty(s => s.ApprovedByName);
            b.HasIndex(s => s.Package, "ix_package_setting_package");
        });
        model.Entity<PackageProposalRow>(b =>
        {
            b.Property(p => p.Id).ValueGeneratedNever();
            b.ComplexProperty(p => p.AuthorName);
            b.ComplexProperty(p => p.DecidedByName);
            b.HasIndex(p => p.Package, "ix_package_proposal_package");
        });
        model.Entity<SettingProposalRow>(b =>
        {
            b.Property(p => p.Id).ValueGeneratedNever();
            b.ComplexProperty(p => p.AuthorName);
            b.ComplexProperty(p => p.DecidedByName);
            b.HasIndex(p => p.Package, "ix_setting_proposal_package");
        });
        model.Entity<AreaStoodRow>(b =>
        {
            b.ToTable("area_stood");
            b.HasKey(s => new { s.AreaId, s.UntilRevision });
        });
        MapResponses(model);
    }

    private static void MapResponses(ModelBuilder model)
    {
        model.Entity<ResponseRow>(b =>
        {
            b.Property(r => r.Id).ValueGeneratedNever();
            b.ComplexProperty(r => r.ActivatedByName);
            b.ComplexProperty(r => r.EndedByName);
            b.HasIndex(r => new { r.Package, r.AreaId }, "ix_response_open").IsUnique().HasFilter("state IN ('Proposed', 'InForce')");
            b.HasIndex(r => new { r.AreaId, r.Id }, "ix_response_area");
        });
        model.Entity<ResponseHistoryRow>(b =>
        {
            b.Property(h => h.Id).ValueGeneratedNever();
            b.ComplexProperty(h => h.ByName);
            b.ComplexProperty(h => h.What);
            b.HasIndex(h => new { h.ResponseId, h.Id }, "ix_response_history_response");
        });
        model.Entity<ResponseTaskRow>(b =>
        {
            b.Property(t => t.Id).ValueGeneratedNever();
            b.ComplexProperty(t => t.Text);
            b.ComplexProperty(t => t.DoneByName);
            b.HasIndex(t => new { t.ResponseId, t.Id }, "ix_response_task_response");
        });
    }
}
