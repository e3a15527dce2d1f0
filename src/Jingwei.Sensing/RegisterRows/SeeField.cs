using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.RegisterRows;

/// <param name="Column">A personal column.</param>
/// <param name="Purpose">Why it is needed; stands in the audit log.</param>
public sealed record FieldRequest(string? Column, string? Purpose);

/// <param name="Text">In clear.</param>
public sealed record FieldView(string Text);

/// <summary>Shows a personal field of a row in clear to who may see personal data there, as long as somebody's signature stands for the register (<c>register_off</c>). The look is in the audit log before the words are on the screen.</summary>
internal sealed class SeeField(ICityWriter writer, IScenarioCatalog catalog, RegisterSignatures signatures, Access access, PersonalText personal)
{
    private const int LongestPurpose = 200;

    public async Task<Result<FieldView>> Run(string register, string id, FieldRequest request, Actor actor, CancellationToken ct)
    {
        var purpose = request.Purpose?.Trim();
        if (string.IsNullOrEmpty(purpose) || purpose.Length > LongestPurpose)
            return Refusal.Invalid("purpose", "purpose_required", ("most", LongestPurpose));
        if (Ids.Find(id) is not { } rowId)
            return Refusal.Because(RefusalKind.NotFound, "row_unknown", ("given", id));
        var found = await writer.Write<Result<SealedField>>(
            async scope =>
            {
                var row = await scope.Db.Set<RegisterRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == rowId && r.Register == register);
                if (row is null || !access.May(actor, Actions.RegisterRead, new AccessScope(row.AreaId)))
                    return Refusal.Because(RefusalKind.NotFound, "row_unknown", ("given", id));
                if (!access.May(actor, Actions.RegisterRead, new AccessScope(row.AreaId, DataClass: DataClass.Personal, Purpose: purpose)))
                    return Refusal.Because(RefusalKind.Forbidden, "may_not", ("action", Actions.RegisterRead));
                if (WriteRows.Find(catalog, register) is not { } kind || !signatures.IsOn(kind, row.AreaId))
                    return Refusal.Because(RefusalKind.Forbidden, "register_off");
                if (row.Sealed is null || JsonSerializer.Deserialize<Dictionary<string, string>>(row.Sealed)!.GetValueOrDefault(request.Column ?? "") is not { } words)
                    return Refusal.Invalid("column", "column_not_personal");
                scope.Audit(actor.UserName, "register.field.seen", $"{register}:{row.Key}", purpose, request.Column);
                return new SealedField(row.Id, words);
            },
            ct);
        // Opened outside the write: no stored answer of a repeatable call may ever hold it.
        return found.Then<FieldView>(f => new FieldView(personal.Open(f.RowId, f.Words)));
    }

    internal sealed record SealedField(long RowId, string Words);
}
