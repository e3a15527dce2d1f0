using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hotline;

internal static class HotlineTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<HotlineOrderRow>(b =>
        {
            b.HasKey(o => o.CaseId);
            b.Property(o => o.CaseId).ValueGeneratedNever();
            b.HasIndex(o => new { o.Platform, o.OrderNumber }, "ix_hotline_order_number").IsUnique();
        });
        model.Entity<CaseCallRow>(b =>
        {
            b.Property(c => c.Id).ValueGeneratedNever();
            b.HasIndex(c => new { c.CaseId, c.Id }, "ix_case_call_case");
        });
        model.Entity<CaseAnswerRow>(b =>
        {
            b.Property(a => a.Id).ValueGeneratedNever();
            b.HasIndex(a => new { a.CaseId, a.Id }, "ix_case_answer_case");
        });
    }
}
