using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Supervision;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Assists;

/// <summary>请求协办: the desk or the body that leads a case asks another body for a part of it.</summary>
internal sealed class AskAssist(ICityWriter writer, CaseAccess access, AssistBook assists)
{
    public Task<Result<string>> Run(string number, AssistRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        if (row is null || await access.PartsOf(scope.Db, row, actor) == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        if (!assists.AtDesk(row, actor) && !assists.Answers(row, row.BodyId, actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "assist_not_asked_by_you", ("number", number));
        }

        if (row.SuspendedAt is { } since)
        {
            return Refusal.Because(RefusalKind.Conflict, "case_suspended", ("since", since), ("until", row.SuspendedUntil));
        }

        if (!assists.MayAsk(row, actor))
        {
            return Refusal.Because(RefusalKind.Conflict, "assist_only_while_handled", ("state", row.State));
        }

        if (SupervisionBook.Wrong(request.What, "what") is { } wrong)
        {
            return wrong;
        }

        if (await assists.WrongBody(scope.Db, row, request.OrganizationId, scope.Now) is { } body)
        {
            return body;
        }

        if (await OpenAssists.Of(scope.Db, row.Id).CountAsync() >= assists.MostOpen)
        {
            return Refusal.Because(RefusalKind.Conflict, "assists_too_many", ("most", assists.MostOpen));
        }

        var due = assists.DueBy(row, request.Limit, scope.Now);
        if (!due.Ok)
        {
            return due.Refusal;
        }

        await assists.Ask(scope, row, Ids.Find(request.OrganizationId)!.Value, request.What!.Trim(), due.Value, actor, how);
        return row.Number;
    }, ct);
}
