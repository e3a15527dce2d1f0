using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Groups;
using Jingwei.Sensing.Ingress;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Readings.Kept;
using Jingwei.Sensing.Registers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jingwei.Sensing;

internal static class SensingApi
{
    private const int MostCommandBytes = 16 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/readings", Receive).NeedsDevice().WithMetadata(new RequestSizeLimitAttribute(ReceiveReadings.MostBytes))
            .WithMetadata(new ReadsBody(typeof(IReadOnlyList<SentReading>), "application/json")).WithName("SendReadings").Produces<ReadingResults>();
        api.MapGet("/devices", async ([AsParameters] DeviceFilter filter, ListDevices list, HttpContext http, CancellationToken ct) =>
                (await list.Run(filter, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.DeviceRead).Conditional().WithName("ListDevices").Produces<Page<DeviceView>>();
        api.MapGet("/devices/{id}", async (string id, ListDevices list, HttpContext http, CancellationToken ct) =>
                (await list.One(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.DeviceRead).Conditional().WithName("ShowDevice").Produces<DeviceView>();
        api.MapGet("/devices/{id}/readings", (string id, string? from, string? to, int? limit, string? cursor, ListReadings list, HttpContext http) =>
                list.Run(id, from, to, limit, cursor, http.Actor()).ToAnswer())
            .Needs(Actions.DeviceRead).WithName("ListReadings").Produces<Page<ReadingView>>();
        api.MapGet("/devices/{id}/series", (string id, string? from, string? to, string? step, int? limit, string? cursor, ShowSeries show, HttpContext http) =>
                show.Run(id, from, to, step, limit, cursor, http.Actor()).ToAnswer())
            .Needs(Actions.DeviceRead).WithName("ShowSeries").Produces<Page<SeriesPointView>>();
        api.MapPost("/devices/{id}/commands", Command).Needs(Actions.DeviceCommand).WithMetadata(new RequestSizeLimitAttribute(MostCommandBytes)).Repeatable().WithName("CommandDevice").Produces(202);
        api.MapGet("/device-kinds", (IScenarioCatalog catalog) => Results.Ok(new Page<DeviceKindView>([.. catalog.DeviceKinds.Where(k => k.IsOfDevices).Select(DeviceKindView.Of)], null)))
            .Needs(Actions.DeviceRead).WithName("ListDeviceKinds").Produces<Page<DeviceKindView>>();
        api.MapGet("/alarms", async (
                    bool? active, bool? acknowledged, string? area, string? device, string? condition, string? severity, DateTimeOffset? from, int? limit, string? cursor, ListAlarms list, HttpContext http,
                    CancellationToken ct) =>
                (await list.Run(active, acknowledged, area, device, condition, severity, from, limit, cursor, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.AlarmRead).Conditional().WithName("ListAlarms").Produces<Page<AlarmView>>();
        api.MapPost("/alarms/{id}/acknowledge", async (string id, AcknowledgeRequest request, AcknowledgeAlarm acknowledge, HttpContext http, CancellationToken ct) =>
                (await acknowledge.Run(id, request, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.AlarmAcknowledge).Repeatable().WithName("AcknowledgeAlarm").Produces<AlarmView>();
        api.MapGet("/alarms/{id}/group", async (string id, ShowGroup show, HttpContext http, CancellationToken ct) => (await show.Run(id, http.Actor(), ct)).ToAnswer())
            .Needs(Actions.AlarmRead).WithName("ShowAlarmGroup").Produces<GroupView>();
        AlarmSilences.Map(api);
        api.MapGet("/condition-faults", (ListConditionFaults list, HttpContext http) => Results.Ok(new Page<ConditionFaultView>(list.Run(http.Actor()), null)))
            .Needs(Actions.IngressRead).WithName("ListConditionFaults").Produces<Page<ConditionFaultView>>();
        api.MapGet("/standing-lanes", (ListStandingLanes list, HttpContext http) => Results.Ok(new Page<StandingLaneView>(list.Run(http.Actor()), null)))
            .Needs(Actions.IngressRead).WithName("ListStandingLanes").Produces<Page<StandingLaneView>>();
        api.MapGet("/ingress", (IngressLedger ledger) => Results.Ok(ledger.Show()))
            .Needs(Actions.IngressRead).WithName("ShowIngress").Produces<IngressView>();
    }

    private static async Task<IResult> Receive(ReceiveReadings receive, HttpContext http, CancellationToken ct)
    {
        var from = http.Connection.RemoteIpAddress?.ToString();
        using var body = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(body, ct);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return receive.TooLarge(from).ToAnswer();
        }
        return (await receive.Run(body.GetBuffer().AsMemory(0, (int)body.Length), TokenOf(http), from, ct)).ToAnswer();
    }

    private static async Task<IResult> Command(string id, CommandDevice command, HttpContext http, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, ct);
        return (await command.Run(id, body.ToArray(), http.Actor(), ct)).ToAnswer(_ => Results.Accepted());
    }

    private static string? TokenOf(HttpContext http)
    {
        const string Scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}

/// <summary>A reading as it is sent; for the API's document, the body itself is read without it.</summary>
/// <param name="Device">The device's id.</param>
/// <param name="At">ISO 8601 with an offset; left out, the instant of receipt counts.</param>
/// <param name="Values">By the names of the kind's profile.</param>
internal sealed record SentReading(string Device, DateTimeOffset? At, IReadOnlyDictionary<string, object> Values);

/// <summary>A kind of device as the API tells it.</summary>
/// <param name="Levels">The levels that begin a condition, so that a chart can draw them.</param>
public sealed record DeviceKindView(string Kind, Text Name, IReadOnlyList<ValueView> Values, IReadOnlyList<LevelView> Levels)
{
    internal static DeviceKindView Of(DeviceKindDefinition kind) => new(kind.Code, kind.Name,
        [.. kind.Values.Select(v => new ValueView(
            v.Name, v.Label, v.Unit, v.Shape, v.Shape == ValueShape.Number ? v.Min : null, v.Shape == ValueShape.Number ? v.Max : null, v.Words, v.Labels,
            kind.CountsIntervals, kind.Interval > TimeSpan.Zero ? (long)kind.Interval.TotalSeconds : null))],
        [.. kind.Conditions.SelectMany(c => c.Test is ThresholdTest test
            ? test.Ways.Where(w => w.Level.Comparison is not (Comparison.Is or Comparison.IsNot)).Select(w => new LevelView(c.Name, c.Severity, test.ValueName, w.Level.Limit))
            : [])]);
}

/// <summary>A level that begins a condition.</summary>
/// <param name="Name">The condition's name.</param>
/// <param name="Severity">1 to 4.</param>
/// <param name="Value">The value that is looked at.</param>
/// <param name="Limit">In the value's unit.</param>
public sealed record LevelView(Text Name, int Severity, string Value, double Limit);

/// <summary>One value of a profile as the API tells it.</summary>
/// <param name="Shape">number, boolean or word.</param>
/// <param name="Labels">What screens say for each number that a boolean or a word is counted as; empty for a number.</param>
/// <param name="Interval">Whether it counts over an interval.</param>
/// <param name="EverySeconds">Seconds between reports when all is well; null when only changes are reported.</param>
public sealed record ValueView(
    string Name, Text Label, string Unit, ValueShape Shape, double? Min, double? Max, IReadOnlyList<string> Words, IReadOnlyList<Text> Labels, bool Interval, long? EverySeconds);
