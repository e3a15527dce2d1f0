using Jingwei.City.Contracts;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;

namespace Jingwei.City.Organizations;

internal sealed record OrganizationAdded(string Id);

/// <summary>Adds an organization to an area of the administrator's.</summary>
internal sealed class AddOrganization(ICityWriter writer, JudgeOrganization judge)
{
    public Task<Result<OrganizationAdded>> Run(Actor actor, OrganizationRequest request, CancellationToken ct) => writer.Write<Result<OrganizationAdded>>(
        async scope =>
        {
            var judged = await judge.Run(scope.Db, actor, request, null);
            if (!judged.Ok)
            {
                return judged.Refusal;
            }

            var draft = judged.Value;
            var row = new OrganizationRow
            {
                Id = scope.NewId(), AreaId = draft.AreaId, ParentId = draft.ParentId, Kind = draft.Kind, Name = draft.Name, DutyPhone = draft.DutyPhone,
            };
            scope.Db.Add(row);
            scope.Audit(actor.UserName, "organization.added", draft.Name.Zh);
            return new OrganizationAdded(row.Id.ToString());
        },
        ct);
}
