using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Responses;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Publishing;

/// <summary>Makes the next revision in the caller's transaction; it comes into force right after the commit, or when the process starts again.</summary>
internal sealed class RevisionWriting(PutIntoForce force, AreaStood stood)
{
    /// <summary>The newest revision's number and content; 0 and nothing when there is none.</summary>
    public static async Task<(int Number, RevisionContent Content)> Newest(CityDb db)
    {
        var row = await db.Set<PackageRevisionRow>().AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync();
        return row is null ? (0, new RevisionContent([], [])) : ((int)row.Id, JsonSerializer.Deserialize<RevisionContent>(row.Content, StoredJson.Options)!);
    }

    /// <summary>Makes the next revision.</summary>
    /// <param name="expected">The newest one, as the caller judged it; another has come meanwhile when it is not.</param>
    /// <param name="change">From its content to the next one's.</param>
    /// <returns>The number; refused with <c>packages_changed_meanwhile</c>.</returns>
    public async Task<Result<int>> Make(
        WriteScope scope, int expected, RevisionReason reason, string? package, Actor? by, Func<RevisionContent, RevisionContent> change)
    {
        var (number, content) = await Newest(scope.Db);
        if (number != expected)
            return Refusal.Because(RefusalKind.Conflict, "packages_changed_meanwhile");
        scope.Db.Add(new PackageRevisionRow
        {
            Id = number + 1,
            Reason = reason,
            Subject = package,
            ChangedBy = by?.UserName,
            ChangedByName = by?.DisplayName,
            At = scope.Now,
            Content = JsonSerializer.Serialize(change(content), StoredJson.Options),
        });
        await DeviceRegister.JudgeWhereTheyAre(scope, number + 1);
        await stood.Until(scope, number + 1);
        if (by is not null)
            scope.Audit(by.UserName, $"scenario.{reason.ToString().ToLowerInvariant()}", package ?? "", detail: $"revision {number + 1}");
        // What stands may propose another level by it.
        await ResponseBook.WeighAllSoon(scope, number + 1);
        scope.AfterCommit(force.Wake);
        return number + 1;
    }
}
