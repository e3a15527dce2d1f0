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
        var table = await CsvTable.Read(file, Required, Optional, ct);
        var lines = table.Rows.Select(row => new Line(row, row.Required("id") ?? "", row.Required("name_zh") ?? "", (row.Required("devices") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        TableRow.OnceEach(table.Rows, "id", "row_twice");
        foreach (var line in lines.Where(l => l.Row.Text("enabled") is not (null or "true" or "false")))
            line.Row.Wrong("enabled", "not_true_or_false");
        if (table.Errors.Count > 0)
            return ImportReport.Refused(table.Errors) with { ReadAs = table.ReadAs };
        var stored = await writer.Write<Result<ImportReport>>(scope => Store(scope, lines), ct);
        if (!stored.Ok)
            return ImportReport.Refused([new ImportError(null, stored.Refusal.Field, stored.Refusal.Code, stored.Refusal.Args?["name"]?.ToString())]);
        await register.Refresh(ct);
        return stored.Value with { ReadAs = table.ReadAs };
    }

    private async Task<Result<ImportReport>> Store(WriteScope scope, List<Line> lines)
    {
        var known = await scope.Db.Set<GatewayRow>().ToDictionaryAsync(g => g.Name);
        var added = new List<NewGateway>();
        foreach (var line in lines)
        {
            var enabled = line.Row.Text("enabled") != "false";
            var (name, token) = (new Text(line.NameZh, line.Row.Text("name_en") ?? ""), line.Row.Text("token"));
            if (known.TryGetValue(line.Name, out var gateway))
            {
                gateway.DisplayName = name;
                gateway.TokenHash = token is null ? gateway.TokenHash : DeviceRegister.HashToken(token);
                gateway.Enabled = enabled;
                if (await register.PutBehind(scope, gateway.Id, line.Devices) is { } refusal)
                    return refusal;
                continue;
            }
            if (token is null)
                return Refusal.Invalid("token", "new_gateway_needs_token", ("name", line.Name));
            added.Add(new NewGateway(scope.NewId(), line.Name, name, DeviceRegister.HashToken(token), line.Devices, enabled));
        }
        var done = await register.Add(scope, added);
        return done.Ok ? new ImportReport(added.Count, lines.Count - added.Count, 0, 0, []) : done.Refusal;
    }

    private sealed record Line(TableRow Row, string Name, string NameZh, IReadOnlyList<string> Devices);
}
