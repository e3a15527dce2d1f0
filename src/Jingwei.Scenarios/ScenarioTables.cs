using Jingwei.Scenarios.Publishing;
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
            b.HasIndex(s => s.Package, "ix_package_setting_package");
        });
        model.Entity<PackageProposalRow>(b =>
        {
            b.Property(p => p.Id).ValueGeneratedNever();
            b.ComplexProperty(p => p.AuthorName);
            b.ComplexProperty(p => p.DecidedByName);
            b.HasIndex(p => p.Package, "ix_package_proposal_package");
        });
    }
}
