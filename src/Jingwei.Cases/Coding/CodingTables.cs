using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Coding;

internal static class CodingTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CodeVersionRow>(b =>
        {
            b.ToTable("code_version");
            b.Property(v => v.Id).ValueGeneratedNever();
            b.HasIndex(v => v.Version, "ix_code_version_published").IsUnique().HasFilter("state = 'Published'");
        });
        model.Entity<DisputeRow>(b =>
        {
            b.ToTable("case_dispute");
            b.Property(d => d.Id).ValueGeneratedNever();
            b.HasIndex(d => new { d.CaseId, d.Id }, "ix_case_dispute_case");
            b.HasIndex(d => d.CaseId, "ix_case_dispute_open").IsUnique().HasFilter("ruled_at IS NULL");
        });
    }
}
