using System.Security.Cryptography;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;

namespace Jingwei.Sensing.Registers;

/// <summary>
/// Sends a command to a device. Who sent it is in the audit log before it goes out; the log has the command's hash, because the command itself may
/// hold a secret. Repeated under the same key it is not sent again.
/// </summary>
internal sealed class CommandDevice(ListDevices list, IDeviceCommands commands, ICityWriter writer)
{
    private const int HashShown = 16;

    /// <summary>Refused: <c>device_not_found</c>.</summary>
    public async Task<Result<Done>> Run(string id, ReadOnlyMemory<byte> payload, Actor actor, CancellationToken ct)
    {
        if (list.Find(id, actor) is not { } device)
            return Refusal.Because(RefusalKind.NotFound, "device_not_found");
        return await writer.Write<Result<Done>>(scope =>
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(payload.Span))[..HashShown];
            scope.Audit(actor.UserName, "device.commanded", device.Name, detail: $"{payload.Length} bytes, sha256 {hash}");
            scope.AfterCommit(() => _ = commands.Send(device.Name, payload).AsTask());
            return Task.FromResult<Result<Done>>(Done.Ok);
        }, ct);
    }
}
