using Jingwei.City.Contracts;
using Jingwei.City.Doors;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Accounts;

/// <summary>Ends the caller's session, here and in every copy of its cookie. Nobody signed in is no error.</summary>
internal sealed class SignOut(ICityWriter writer, OpenSockets sockets)
{
    public async Task Run(HttpContext context, CancellationToken ct)
    {
        if (await SessionCookie.SecretOf(context) is not { } secret)
        {
            return;
        }

        var id = Secrets.Hash(secret);
        var actor = context.Actor();
        await writer.Write(
            async scope =>
            {
                if (await scope.Db.Set<SessionRow>().Where(s => s.Id == id).ExecuteDeleteAsync() > 0)
                {
                    scope.Audit(actor.UserName, "session.closed", actor.UserName);
                }

                return Done.Ok;
            },
            ct);
        sockets.Close(actor.AccountId);
        await SessionCookie.TakeBack(context);
    }
}
