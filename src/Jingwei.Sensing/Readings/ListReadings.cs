using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Registers;

namespace Jingwei.Sensing.Readings;

/// <summary>A reading as the API tells it.</summary>
/// <param name="At">When it was so, on the device's clock; for counts, when counting began.</param>
/// <param name="Until">For counts: when counting ended.</param>
/// <param name="ValidAt">For forecasts, which were issued at <paramref name="At"/>: when it will be so.</param>
/// <param name="Values">By name; empty when refused.</param>
/// <param name="Quality">good, forecast or refused.</param>
/// <param name="Code">Why it was refused.</param>
public sealed record ReadingView(DateTimeOffset At, DateTimeOffset ReceivedAt, DateTimeOffset? Until, DateTimeOffset? ValidAt, JsonElement Values, string Quality, string? Code);

/// <summary>A device's readings and refused messages, newest first.</summary>
internal sealed class ListReadings(ListDevices devices, InputLog log)
{
    private const int UsualLimit = 50;
    private const int MostLimit = 500;
    private static readonly JsonElement NoValues = JsonDocument.Parse("{}").RootElement;

    /// <param name="name">The device.</param>
    /// <param name="from">First instant on the device's clock; null for all.</param>
    /// <param name="to">First instant that is no longer wanted; null for all.</param>
    /// <param name="limit">1 to 500; 50 when null.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="actor">Who asks.</param>
    public Result<Page<ReadingView>> Run(string name, string? from, string? to, int? limit, string? cursor, Actor actor)
    {
        if (devices.Find(name, actor) is not { } device)
            return Refusal.Because(RefusalKind.NotFound, "device_not_found");
        if (!Read(from, 0, out var first))
            return Refusal.Invalid("from", "instant_invalid");
        if (!Read(to, long.MaxValue, out var last))
            return Refusal.Invalid("to", "instant_invalid");
        if (!Cursor(cursor, out var before))
            return Refusal.Invalid("cursor", "cursor_invalid");
        var most = Math.Clamp(limit ?? UsualLimit, 1, MostLimit);
        var rows = log.Readings(device.Id, first, last, before, most + 1);
        var page = rows.Take(most).ToList();
        return new Page<ReadingView>([.. page.Select(Show)], rows.Count > most ? $"{page[^1].AtMs}-{page[^1].Seq}" : null);
    }

    private static ReadingView Show(ReadingRow row) => new(
        At(row.AtMs), At(row.ReceivedMs), row is { Forecast: false, UntilMs: { } until } ? At(until) : null, row is { Forecast: true, UntilMs: { } validAt } ? At(validAt) : null,
        row.Good ? JsonDocument.Parse(row.Content).RootElement : NoValues, row.Forecast ? "forecast" : row.Good ? "good" : "refused", row.Code);

    internal static bool Read(string? text, long otherwise, out long ms)
    {
        ms = otherwise;
        if (string.IsNullOrEmpty(text))
            return true;
        if (Instants.FindIso(text) is not { } instant)
            return false;
        ms = instant.ToUnixTimeMilliseconds();
        return true;
    }

    private static bool Cursor(string? text, out (long AtMs, long Seq)? before)
    {
        before = null;
        if (string.IsNullOrEmpty(text))
            return true;
        var dash = text.IndexOf('-', 1);
        if (dash < 0 || !long.TryParse(text[..dash], out var at) || !long.TryParse(text[(dash + 1)..], out var seq))
            return false;
        before = (at, seq);
        return true;
    }

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
