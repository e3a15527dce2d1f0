using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Dispatch.Messages;

/// <summary>Hands waiting messages to their gateways; after a fault it tries again with growing pauses, and gives up visibly.</summary>
internal sealed class MessageSender(
    ICityReader reader, ICityWriter writer, IEnumerable<IMessageGateway> gateways, People people, MessageSignal signal, TimeProvider machine, ILogger<MessageSender> log)
    : BackgroundService
{
    public const int MostAttempts = 8;
    private readonly Dictionary<string, IMessageGateway> byChannel = gateways.ToDictionary(g => g.Channel);

    /// <summary>Tries everything that waits now once.</summary>
    public async Task SendWaiting(CancellationToken ct)
    {
        var now = machine.GetUtcNow();
        var waiting = await reader.Read(db => db.Set<MessageRow>()
            .Where(m => m.State == MessageState.Waiting && (m.NextTryAt == null || m.NextTryAt <= now)).OrderBy(m => m.Id).Take(200).ToListAsync(ct), ct);
        foreach (var message in waiting)
        {
            await SendOne(message, ct);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (byChannel.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendWaiting(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Messages could not be sent");
            }

            await signal.Wait(TimeSpan.FromSeconds(5), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendOne(MessageRow message, CancellationToken ct)
    {
        string? fault = null;
        try
        {
            var phone = await reader.Read(db => people.PhoneOf(db, message.AccountId), ct);
            if (phone is null)
            {
                fault = "no_phone_known";
            }
            else if (!byChannel.TryGetValue(message.Channel, out var gateway))
            {
                fault = "no_gateway";
            }
            else
            {
                await gateway.Send(message.Id, phone, message.Text, ct);
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            fault = broken is HttpRequestException { StatusCode: { } status } ? $"gateway_answered_{(int)status}" : "gateway_unreachable";
        }

        await writer.Write(async scope =>
        {
            var row = await scope.Db.Set<MessageRow>().SingleAsync(m => m.Id == message.Id);
            row.Attempts++;
            row.Detail = fault;
            row.State = fault is null ? MessageState.Sent : fault is "no_phone_known" or "no_gateway" || row.Attempts >= MostAttempts ? MessageState.Failed : MessageState.Waiting;
            row.NextTryAt = machine.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(2, row.Attempts));
            return true;
        }, ct);
    }
}
