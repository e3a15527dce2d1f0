using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Ingress;
using Jingwei.Sensing.Registers;

namespace Jingwei.Sensing.Readings;

/// <summary>What became of one item of a request.</summary>
/// <param name="Index">Its place in the array, from 0.</param>
/// <param name="Status">stored; refused (stored with its code, do not send it again); rejected (not stored).</param>
/// <param name="Code">Why; null when stored.</param>
public sealed record ReadingResult(int Index, string Status, string? Code);

/// <summary>The answer to a request: a result for each item, in order.</summary>
public sealed record ReadingResults(IReadOnlyList<ReadingResult> Results);

/// <summary>
/// Takes readings over HTTP: an array of <c>{device, at, values}</c>. The bearer is <c>{id}:{token}</c>, or the bare token, which then speaks for each
/// device whose token it is, or for the devices behind the gateway whose token it is. Answers when all items are durable.
/// </summary>
internal sealed class ReceiveReadings(DeviceDirectory directory, IDeviceGate gate, IReadingIntake intake, IngressLedger ledger, DeviceRates rates)
{
    /// <summary>Items in one request.</summary>
    public const int MostItems = 1000;

    private const string TooManyItems = "too_many_items";

    /// <summary>Bytes of one request.</summary>
    public const int MostBytes = 1024 * 1024;

    public async Task<Result<ReadingResults>> Run(ReadOnlyMemory<byte> body, string? token, string? from, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(token))
            return RefuseAll(Refusal.Because(RefusalKind.Unauthenticated, "not_signed_in"), from);
        if (Split(body.Span) is not { } items)
            return RefuseAll(Refusal.Invalid("body", ReadingParser.BadPayload), from);
        if (items.Count > MostItems)
            return RefuseAll(Refusal.Because(RefusalKind.TooLarge, TooManyItems, ("most", MostItems)), from);
        var senders = await Senders(items, token, ct);
        if (items.Count == 0 ? !await IsKnown(token, ct) : items.Exists(i => i.IsObject) && senders.TrueForAll(s => s is null))
            return RefuseAll(Refusal.Because(RefusalKind.Unauthenticated, "credentials_wrong"), from, items.Find(i => i.IsObject).Device);
        var receipts = new Task<ReadingReceipt>[items.Count];
        for (var i = 0; i < items.Count; i++)
            receipts[i] = Take(senders[i], items[i], body, from, ct).AsTask();
        var results = new ReadingResult[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            var receipt = await receipts[i];
            results[i] = new ReadingResult(i, receipt.Status switch
            {
                ReadingStatus.Stored => "stored",
                ReadingStatus.StoredAsRefused => "refused",
                _ => "rejected",
            }, receipt.Code);
        }
        return new ReadingResults(results);
    }

    /// <summary>A body that was cut off because it is larger than <see cref="MostBytes"/>.</summary>
    public Result<ReadingResults> TooLarge(string? from) => RefuseAll(Refusal.Because(RefusalKind.TooLarge, "body_too_large", ("mostBytes", MostBytes)), from);

    private Refusal RefuseAll(Refusal refusal, string? from, string? device = null)
    {
        ledger.Refused(refusal.Code, from, device);
        return refusal;
    }

    private ValueTask<ReadingReceipt> Take(DeviceSender? sender, Item item, ReadOnlyMemory<byte> body, string? from, CancellationToken ct)
    {
        if (!item.IsObject)
            return Reject(ReadingParser.BadPayload, from, item.Device);
        if (sender is null)
            return Reject(ReadingIntake.NotYourDevice, from, item.Device);
        if (!rates.TryTake(sender, item.Device))
            return Reject("rate_limited", from, item.Device);
        return intake.Submit(sender, item.Device, body.Slice(item.Start, item.Length), ct);
    }

    private ValueTask<ReadingReceipt> Reject(string code, string? from, string device)
    {
        ledger.Refused(code, from, device);
        return new(new ReadingReceipt(ReadingStatus.Rejected, code));
    }

    private async ValueTask<List<DeviceSender?>> Senders(List<Item> items, string bearer, CancellationToken ct)
    {
        if (bearer.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
        {
            var named = await gate.SignIn(bearer[..colon], bearer[(colon + 1)..], ct);
            return items.ConvertAll(_ => named);
        }
        var hash = DeviceRegister.HashToken(bearer);
        var gateway = directory.FindGatewayByToken(hash);
        return items.ConvertAll(i => SenderFor(i.Device, hash, gateway));
    }

    // A batch of nothing is taken from anyone whose token is of some device or gateway.
    private async Task<bool> IsKnown(string bearer, CancellationToken ct)
    {
        if (bearer.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            return await gate.SignIn(bearer[..colon], bearer[(colon + 1)..], ct) is not null;
        var hash = DeviceRegister.HashToken(bearer);
        return directory.FindGatewayByToken(hash) is not null || directory.All.Any(d => d.Enabled && d.TokenHash is { } own && Same(own, hash));
    }

    private DeviceSender? SenderFor(string name, string hash, GatewayEntry? gateway)
    {
        if (directory.Find(name) is { Enabled: true, TokenHash: { } own } device && Same(own, hash))
            return new DeviceSender(device.Id, device.Name, IsGateway: false);
        return gateway is null ? null : new DeviceSender(gateway.Id, gateway.Name, IsGateway: true);
    }

    private static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b));

    /// <summary>Where each item stands in the body; null when it is neither an array nor one object. What is no object in the array is an item for itself.</summary>
    private static List<Item>? Split(ReadOnlySpan<byte> body)
    {
        var items = new List<Item>();
        try
        {
            var json = new Utf8JsonReader(body);
            json.Read();
            var many = json.TokenType == JsonTokenType.StartArray;
            if (many)
                json.Read();
            while (many ? json.TokenType != JsonTokenType.EndArray : json.TokenType == JsonTokenType.StartObject)
            {
                var start = (int)json.TokenStartIndex;
                var device = "";
                if (json.TokenType != JsonTokenType.StartObject)
                {
                    json.Skip();
                    items.Add(new Item(device, start, (int)json.BytesConsumed - start, IsObject: false));
                    json.Read();
                    continue;
                }
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                {
                    var isDevice = json.ValueTextEquals("device"u8);
                    json.Read();
                    if (isDevice && json.TokenType == JsonTokenType.String)
                        device = json.GetString()!;
                    json.Skip();
                }
                items.Add(new Item(device, start, (int)json.BytesConsumed - start, IsObject: true));
                if (!many)
                    return json.Read() ? null : items;
                json.Read();
            }
            return many && json.TokenType == JsonTokenType.EndArray && !json.Read() ? items : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a name that is not UTF-8.
            return null;
        }
    }

    private readonly record struct Item(string Device, int Start, int Length, bool IsObject);
}
