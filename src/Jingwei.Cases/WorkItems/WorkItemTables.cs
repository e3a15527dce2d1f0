using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.WorkItems;

internal static class WorkItemTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<WorkItemRow>(b =>
        {
            b.ToTable("work_item");
            b.Property(i => i.Id).ValueGeneratedNever();
            b.Ignore(i => i.CategoryCodes);
            b.HasIndex(i => i.Number, "ix_work_item_number").IsUnique();
            b.HasIndex(i => new { i.State, i.Id }, "ix_work_item_state");
            b.HasIndex(i => new { i.BodyId, i.Id }, "ix_work_item_body");
        });
        model.Entity<NeighborhoodTaskRow>(b =>
        {
            b.ToTable("neighborhood_task");
            b.Property(t => t.Id).ValueGeneratedNever();
            b.HasIndex(t => t.Number, "ix_neighborhood_task_number").IsUnique();
            b.HasIndex(t => new { t.CommitteeId, t.Id }, "ix_neighborhood_task_committee");
            b.HasIndex(t => new { t.BodyId, t.Id }, "ix_neighborhood_task_body");
            b.HasIndex(t => new { t.ItemId, t.CommitteeId, t.Year }, "ix_neighborhood_task_item");
            b.HasIndex(t => new { t.AreaId, t.Id }, "ix_neighborhood_task_area");
            b.HasIndex(t => new { t.Year, t.AreaId }, "ix_neighborhood_task_year");
        });
        model.Entity<WorkItemHistoryRow>(b =>
        {
            b.ToTable("work_item_history");
            b.Property(h => h.Id).ValueGeneratedNever();
            b.HasIndex(h => new { h.ItemId, h.Id }, "ix_work_item_history_item");
            b.HasIndex(h => new { h.TaskId, h.Id }, "ix_work_item_history_task").HasFilter("task_id IS NOT NULL");
        });
        model.Entity<WorkItemNumberRow>(b =>
        {
            b.ToTable("work_item_number");
            b.HasKey(n => n.Year);
            b.Property(n => n.Year).ValueGeneratedNever();
        });
    }
}
