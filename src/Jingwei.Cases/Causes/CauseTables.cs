using Jingwei.Cases.Photos;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Causes;

/// <summary>What ties cases to each other beside merging: their cause, and what their photos look like.</summary>
internal static class CauseTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CaseCauseRow>(b =>
        {
            b.Property(c => c.Id).ValueGeneratedNever();
            b.HasIndex(c => new { c.CaseId, c.Id }, "ix_case_cause_case");
            b.HasIndex(c => new { c.ParentId, c.CaseId }, "ix_case_cause_parent").HasFilter("released_at IS NULL");
        });
        model.Entity<PhotoMarkRow>(b => b.HasKey(m => m.FileId));
    }
}
