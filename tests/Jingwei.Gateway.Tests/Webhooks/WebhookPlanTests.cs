using Jingwei.Gateway.Tests.Exchange;
using Jingwei.Gateway.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Tests.Webhooks;

/// <summary>With years of messages delivered, what waits is found without going through them.</summary>
public sealed class WebhookPlanTests
{
    [Fact]
    public async Task What_waits_for_a_subscription_is_found_over_its_state()
    {
        await using var rig = await ExchangeRig.Start();
        await rig.Rig.Reader.Read(async db =>
        {
            var now = rig.Now;
            var all = db.Set<WebhookDeliveryRow>();
            var waiting = all.Where(d => d.State == DeliveryState.Waiting);
            await QueryPlan.RunsOver(waiting.Where(d => d.WebhookId == 7).OrderBy(d => d.Id).Take(1), "ix_webhook_delivery_state");
            await QueryPlan.RunsOver(waiting.Where(d => d.WebhookId == 7), "ix_webhook_delivery_state");
            await QueryPlan.RunsOver(
                db.Set<WebhookRow>().Where(w => w.Paused == null && waiting.Where(d => d.WebhookId == w.Id).OrderBy(d => d.Id).Take(1).Any(d => d.NextTryAt == null || d.NextTryAt <= now)),
                "ix_webhook_delivery_state");
            await QueryPlan.RunsOver(all.Where(d => d.WebhookId == 7 && d.Id < 9).OrderByDescending(d => d.Id).Take(51), "ix_webhook_delivery_webhook");
            return true;
        });
    }
}
