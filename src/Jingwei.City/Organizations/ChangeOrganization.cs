using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Organizations;

/// <summary>Changes an organization as a whole. Its posts keep the areas that they were given; cases that name it show the new name.</summary>
internal sealed class ChangeOrganization(ICityWriter writer, JudgeOrganization judge, Access access)
{
    public Task<Result<Done>> Run(Actor actor, long id, OrganizationRequest request, CancellationToken ct) => writer.Write<Result<Done>>(
        async scope =>
        {
            var row = await scope.Db.Set<OrganizationRow>().FirstOrDefaultAsync(o => o.Id == id);
            if (row is null || !access.May(actor, Actions.AccountManage, new AccessScope(row.AreaId)))
            {
                return new Refusal("organization_unknown", RefusalKind.NotFound);
            }

            var judged = await judge.Run(scope.Db, actor, request, id);
            if (!judged.Ok)
            {
                return judged.Refusal;
            }

            var draft = judged.Value;
            scope.Audit(actor.UserName, "organization.changed", row.Name.Zh, detail: draft.Name.Zh == row.Name.Zh ? null : draft.Name.Zh);
            (row.Kind, row.Name, row.AreaId, row.ParentId, row.DutyPhone) = (draft.Kind, draft.Name, draft.AreaId, draft.ParentId, draft.DutyPhone);
            return Done.Ok;
        },
        ct);
}
