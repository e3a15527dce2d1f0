using System.Text;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Contracts;

/// <summary>
/// Reads gateways from CSV: all of a file or nothing of it. One that is registered already gets the devices that the file names, and its token when the
/// file has one.
/// </summary>
/// <remarks>Columns: <c>id, name_zh, devices</c> (ids of registered devices, with blanks between) and, as wanted, <c>name_en, token, enabled</c>. A new one needs a token.</remarks>
public sealed class ImportGateways
{
    private static readonly string[] Required = ["id", "name_zh", "devices"];
    private static readonly string[] Optional = ["name_en", "token", "enabled"];
    private readonly ICityWriter writer;
    private readonly DeviceRegister register;

    internal ImportGateways(ICityWriter writer, DeviceRegister register) => (this.writer, this.register) = (writer, register);

    public async Task<ImportReport> Run(Stream file, CancellationToken ct)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        string text;
        try
        {
            text = await reader.ReadToEndAsync(ct);
        }
        catch (DecoderFallbackException)
        {
            return Refused([new ImportError(null, null, "not_utf8")]);
        }
        var csv = new DeviceCsv(Required, Optional);
        var lines = csv.Read(text).Select(row => new Line(row, csv.Get(row, "id"), csv.Get(row, "name_zh"), csv.Get(row, "devices").Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        foreach (var twice in lines.GroupBy(l => l.Name).Where(g => g.Key.Length > 0 && g.Count() > 1))
            csv.Wrong(twice.Last().Row, "id", "device_name_taken");
        if (csv.Errors.Count > 0)
            return Refused(csv.Errors);
        var stored = await writer.Write<Result<ImportReport>>(scope => Store(scope, lines), ct);
        if (!stored.Ok)
            return Refused([new ImportError(null, stored.Refusal.Field, stored.Refusal.Code, stored.Refusal.Args?["name"]?.ToString())]);
        await register.Refresh(ct);
        return stored.Value;
    }

    private async Task<Result<ImportReport>> Store(WriteScope scope, List<Line> lines)
    {
        var known = await scope.Db.Set<GatewayRow>().ToDictionaryAsync(g => g.Name);
        var added = new List<NewGateway>();
        foreach (var line in lines)
        {
            var (name, token) = (new Text(line.NameZh, line.Row.Find("name_en") ?? ""), line.Row.Find("token"));
            if (known.TryGetValue(line.Name, out var gateway))
            {
                gateway.DisplayName = name;
                gateway.TokenHash = token is null ? gateway.TokenHash : DeviceRegister.HashToken(token);
                gateway.Enabled = line.Row.Find("enabled") != "false";
                if (await register.PutBehind(scope, gateway.Id, line.Devices) is { } refusal)
                    return refusal;
                continue;
            }
            if (token is null)
                return Refusal.Invalid("token", "required", ("name", line.Name));
            added.Add(new NewGateway(scope.NewId(), line.Name, name, DeviceRegister.HashToken(token), line.Devices));
        }
        var done = await register.Add(scope, added);
        return done.Ok ? new ImportReport(added.Count, lines.Count - added.Count, 0, 0, []) : done.Refusal;
    }

    private static ImportReport Refused(IReadOnlyList<ImportError> errors) => new(0, 0, 0, 0, errors);

    private sealed record Line(DeviceCsv.Row Row, string Name, string NameZh, IReadOnlyList<string> Devices);
}
