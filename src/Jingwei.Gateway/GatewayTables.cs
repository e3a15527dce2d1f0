using Jingwei.Gateway.Exports;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway;

internal sealed class GatewayTables : ITables
{
    public string Room => "Gateway";

    public void Map(ModelBuilder model)
    {
        model.Entity<ExportJobRow>(b =>
        {
            b.Property(j => j.Id).ValueGeneratedNever();
            b.HasIndex(j => new { j.AccountId, j.Id }, "ix_export_job_account");
            b.HasIndex(j => j.State, "ix_export_job_state").HasFilter("state IN ('Waiting', 'Running')");
        });
    }
}
