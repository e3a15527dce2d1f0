using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Dispatch.Messages;

/// <summary>
/// Hands waiting messages to their gateways, each channel on its own, so that a dead one holds up no other; after a fault it tries again with growing
/// pauses, and gives up visibly. A message of a call that has ended meanwhile is withdrawn: nobody is asked to take what somebody has taken.
/// </summary>
internal sealed class MessageSender(
    ICityReader reader, ICityWriter writer, IEnumerable<IMessageGateway> gateways, People people, MessageSignal signal, TimeProvider machine, ILogger<MessageSender> log)
    : BackgroundService
{
    public const int MostAttempts = 8;
    private const int MostAtOnce = 200;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <summary>Tries everything that waits now once.</summary>
    public Task SendWaiting(CancellationToken ct) => Task.WhenAll(gateways.Select(g => SendWaiting(g, ct)));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(gateways.Select(g => Serve(g, stoppingToken)));

    private async Task Serve(IMessageGateway gateway, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var woken = signal.Next;
            try
            {
                await SendWaiting(gateway, ct);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Messages by {Channel} could not be sent", gateway.Channel);
            }

            await woken.WaitAsync(LookAgain, machine, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendWaiting(IMessageGateway gateway, CancellationToken ct)
    {
        var now = machine.GetUtcNow();
        var waiting = await reader.Read(db => db.Set<MessageRow>()
            .Where(m => m.State == MessageState.Waiting && m.Channel == gateway.Channel && (m.NextTryAt == null || m.NextTryAt <= now))
            .OrderBy(m => m.Id).Take(MostAtOnce).ToListAsync(ct), ct);
        foreach (var message in waiting)
        {
            await SendOne(gateway, message, ct);
        }
    }

    private async Task SendOne(IMessageGateway gateway, MessageRow message, CancellationToken ct)
    {
        var isOver = message.CallId is { } callId
            && await reader.Read(db => db.Set<CallRow>().AnyAsync(c => c.Id == callId && c.EndedAt != null, ct), ct);
        var fault = isOver ? null : await Hand(gateway, message, ct);
        await writer.Write(async scope =>
        {
            var row = await scope.Db.Set<MessageRow>().SingleAsync(m => m.Id == message.Id);
            row.Attempts += isOver ? 0 : 1;
            row.Detail = isOver ? "call_over" : fault;
            row.State = isOver ? MessageState.Withdrawn
                : fault is null ? MessageState.Sent
                : fault == "no_phone_known" || row.Attempts >= MostAttempts ? MessageState.Failed
                : MessageState.Waiting;
            row.NextTryAt = machine.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(2, row.Attempts));
            return true;
        }, ct);
    }

    /// <returns>Null when the gateway took it; else what was wrong.</returns>
    private async Task<string?> Hand(IMessageGateway gateway, MessageRow message, CancellationToken ct)
    {
        try
        {
            if (await reader.Read(db => people.PhoneOf(db, message.AccountId), ct) is not { } phone)
            {
                return "no_phone_known";
            }

            await gateway.Send(message.Id, phone, message.Text, ct);
            return null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException)
        {
            return broken is HttpRequestException { StatusCode: { } status } ? $"gateway_answered_{(int)status}" : "gateway_unreachable";
        }
#pragma warning disable CA1031 // Whatever one gateway or one number does wrong counts as a try of this message, and the next has its turn.
        catch (Exception strange)
#pragma warning restore CA1031
        {
            log.LogWarning("A message by {Channel} was not taken: {Fault}", gateway.Channel, strange.GetType().Name);
            return $"gateway_fault_{strange.GetType().Name}";
        }
    }
}
