using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Responses;

/// <summary>Nobody has decided yet: what holds is looked at once more, and if it still waits it is told again.</summary>
internal sealed class WhenResponseWaits(ResponseBook book) : IDueHandler
{
    public string Kind => ResponseBook.TellDue;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var id = long.Parse(due.Subject);
        if (await scope.Db.Set<ResponseRow>().SingleOrDefaultAsync(r => r.Id == id) is not { } row)
            return;
        var told = row.Told;
        await book.Weigh(scope, row.Package, row.AreaId);
        // When it rose just now it has been told already.
        if (ResponseBook.Waits(row) && row.Told == told)
            await book.TellNow(scope, row);
    }
}
