using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

/// <param name="Kind">shift (at work) or duty (reachable for a body: the duty list).</param>
/// <param name="Role">Which of the person's posts; may be left out when they have one.</param>
internal sealed record DutyLine(string? UserName, string? Kind, string? Role, DateTimeOffset? From, DateTimeOffset? Until);

internal sealed record DutyRequest(IReadOnlyList<DutyLine>? Lines);

internal sealed record DutySet(int Added, int Unchanged);

/// <summary>
/// Writes shifts and duty lists: all lines or none, and each mistake by its line. A line that stands already changes nothing, so that a list can be sent again.
/// </summary>
internal sealed class SetDuty(ICityWriter writer, Contracts.People people, Access access)
{
    public const int MostLines = 2000;
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(31);

    public Task<Result<DutySet>> Run(Actor actor, DutyRequest request, CancellationToken ct)
    {
        if (request.Lines is not { Count: > 0 and <= MostLines } lines)
        {
            return Task.FromResult<Result<DutySet>>(Refusal.Invalid("lines", "lines_required", ("most", MostLines)));
        }

        return writer.Write<Result<DutySet>>(async scope =>
        {
            var added = 0;
            for (var i = 0; i < lines.Count; i++)
            {
                var stored = await Store(scope, actor, lines[i], $"lines[{i}]");
                if (!stored.Ok)
                {
                    return stored.Refusal;
                }

                added += stored.Value ? 1 : 0;
            }

            return new DutySet(added, lines.Count - added);
        }, ct);
    }

    private async Task<Result<bool>> Store(WriteScope scope, Actor actor, DutyLine line, string at)
    {
        if (DutyKinds.Find(line.Kind) is not { } kind)
        {
            return Refusal.Invalid($"{at}.kind", "kind_unknown", ("known", DutyKinds.All));
        }

        if (line.From is not { } from || line.Until is not { } until || until <= from || until - from > LongestPeriod)
        {
            return Refusal.Invalid($"{at}.until", "period_invalid", ("mostDays", LongestPeriod.TotalDays));
        }

        if (string.IsNullOrWhiteSpace(line.UserName) || await people.FindByUserName(scope.Db, line.UserName) is not { } person)
        {
            return Refusal.Invalid($"{at}.userName", "person_unknown", ("userName", line.UserName));
        }

        var posts = await scope.Db.Set<PostRow>().Where(p => p.AccountId == person.AccountId && (line.Role == null || p.Role == line.Role)).OrderBy(p => p.Id).ToListAsync();
        var post = posts.Find(p => PostViews.ToActorPost(p).CountsAt(from) && access.May(actor, Actions.DutyManage, new AccessScope(p.AreaId)));
        if (post is null)
        {
            return Refusal.Invalid($"{at}.role", "no_such_post_here", ("userName", line.UserName), ("role", line.Role));
        }

        if (await scope.Db.Set<ShiftRow>().AnyAsync(s => s.PostId == post.Id && s.Kind == kind && s.StartsAt == from && s.EndsAt == until))
        {
            return false;
        }

        scope.Db.Add(new ShiftRow { Id = scope.NewId(), AccountId = person.AccountId, PostId = post.Id, Kind = kind, StartsAt = from, EndsAt = until });
        scope.Audit(actor.UserName, "duty.set", person.UserName);
        return true;
    }
}
