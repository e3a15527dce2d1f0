using Jingwei.Gateway.Exchange;
using Jingwei.Gateway.Exports;
using Jingwei.Gateway.Warnings;
using Jingwei.Gateway.Webhooks;
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
        model.Entity<WebhookRow>().Property(w => w.Id).ValueGeneratedNever();
        model.Entity<WebhookDeliveryRow>(b =>
        {
            b.Property(d => d.Id).ValueGeneratedNever();
            b.HasIndex(d => new { d.WebhookId, d.State, d.Id }, "ix_webhook_delivery_state");
            b.HasIndex(d => new { d.WebhookId, d.Id }, "ix_webhook_delivery_webhook");
            b.HasIndex(d => d.At, "ix_webhook_delivery_at");
        });
        WarningsModule.Map(model);
        ExchangeModule.Map(model);
    }
}
