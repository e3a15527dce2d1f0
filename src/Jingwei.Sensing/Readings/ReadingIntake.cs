using System.Runtime.CompilerServices;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Ingress;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Readings;

/// <summary>
/// The one door for readings. A message is read and judged by its profile on the caller's thread, before the first await; what is refused is
/// stored too, with its code, so that nobody sends it for ever and everybody can see it.
/// </summary>
internal sealed class ReadingIntake(DeviceDirectory directory, LaneHost lanes, IngressLedger ledger, CityClock clock) : IReadingIntake
{
    public const string UnknownDevice = "unknown_device";
    public const string NotYourDevice = "not_your_device";
    public const string TooLarge = "too_large";
    public const string FromTheFuture = "out_of_limits_future";
    public const string FromThePast = "out_of_limits_late";
    public const string NotStored = "not_stored";

    public ValueTask<ReadingReceipt> Submit(DeviceSender sender, string deviceId, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        if (!sender.IsGateway && deviceId != sender.Name)
        {
            ledger.Refused(NotYourDevice, sender.Name, deviceId);
            return new(new ReadingReceipt(ReadingStatus.Rejected, NotYourDevice));
        }
        var device = directory.Find(deviceId) is { IsSubject: false } found ? found : null;
        if (sender.IsGateway && directory.FindGateway(sender.Name)?.DeviceNames.Contains(deviceId) != true)
            device = null;
        return Store(Read(device, payload.Span), deviceId, ct);
    }

    private StoredInput Read(DeviceEntry? device, ReadOnlySpan<byte> payload)
    {
        if (device is null)
            return Refuse(null, payload, UnknownDevice);
        if (payload.Length > ReadingLimits.MostBytes)
            return Refuse(device, payload, TooLarge);
        var code = ReadingParser.Parse(payload, device.Kind, out var reading);
        // What is out of range, and else in order, is refused as a message; its lane hears of it that the sensor says what cannot be.
        if (code is not null and not ReadingParser.OutOfRange)
            return Refuse(device, payload, code);
        var (at, until) = (reading.AtMs, reading.UntilMs);
        var now = clock.Now.ToUnixTimeMilliseconds();
        // Counts that do not say when they began are for the profile's interval, up to the instant that they name.
        if (device.Kind.CountsIntervals && until is null)
            (at, until) = ((at ?? now) - (long)device.Kind.Interval.TotalMilliseconds, at ?? now);
        if ((until ?? at) > now + ReadingLimits.FutureMs)
            return Refuse(device, payload, code ?? FromTheFuture);
        if (at < now - ReadingLimits.LateMs)
            return Refuse(device, payload, code ?? FromThePast);
        if (reading.ValidAtMs is { } validAt && (validAt <= (at ?? now) || validAt > (at ?? now) + ReadingLimits.AheadMs))
            return Refuse(device, payload, code ?? ReadingParser.BadInstant);
        return new StoredInput
        {
            LaneId = device.LaneId,
            Kind = code is not null ? InputKind.Faulty : reading.ValidAtMs is null ? InputKind.Reading : InputKind.Forecast,
            DeviceId = device.Id,
            AtMs = at,
            UntilMs = code is null ? reading.ValidAtMs ?? until : until,
            Values = code is null ? reading.Values : Array.ConvertAll(reading.Values, v => SampleValue.IsOutOfRange(v) ? v : double.NaN),
            Profile = device.Kind.Values,
            Content = code is null ? StoredValues.Write(reading.Values, device.Kind) : StoredValues.WriteBeyond(reading.Beyond!, device.Kind),
            Code = code,
        };
    }

    // A refused message stands in the history at its receipt: an instant that is refused or unread is not to be trusted.
    private static StoredInput Refuse(DeviceEntry? device, ReadOnlySpan<byte> payload, string code) => new()
    {
        LaneId = device?.LaneId ?? 0,
        Kind = InputKind.Refused,
        DeviceId = device?.Id ?? 0,
        Content = payload[..Math.Min(payload.Length, ReadingLimits.MostBytesKept)].ToArray(),
        Code = code,
    };

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadingReceipt> Store(StoredInput input, string deviceId, CancellationToken ct)
    {
        try
        {
            await lanes.Append(input, ct).ConfigureAwait(false);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            ledger.Refused(NotStored, null, deviceId);
            return new ReadingReceipt(ReadingStatus.Rejected, NotStored);
        }
        if (input.Code is not { } code)
        {
            ledger.Accepted();
            return new ReadingReceipt(ReadingStatus.Stored, null);
        }
        ledger.Refused(code, null, deviceId);
        return new ReadingReceipt(ReadingStatus.StoredAsRefused, code);
    }
}
