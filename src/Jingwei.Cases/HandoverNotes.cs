using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

public sealed record NewHandoverNote(string? AreaId, string? Text);

public sealed record HandoverNoteView(string Id, AreaRef Area, string Text, ByView By, DateTimeOffset At);

/// <summary>Shift hand-over notes of a center: written, never changed.</summary>
internal sealed class HandoverNotes(ICityReader reader, ICityWriter writer, Access access, AreaDirectory areas)
{
    public const int LongestText = 4000;

    public Task<IReadOnlyList<HandoverNoteView>> List(Actor actor, string? area, CancellationToken ct) => reader.Read<IReadOnlyList<HandoverNoteView>>(async db =>
    {
        var roots = access.AreasFor(actor, Actions.HandoverRead);
        var wanted = Ids.Find(area);
        var rows = await db.Set<HandoverNoteRow>()
            .Where(n => db.Set<AreaClosureRow>().Any(a => roots.Contains(a.AncestorId) && a.DescendantId == n.AreaId))
            .Where(n => wanted == null || db.Set<AreaClosureRow>().Any(a => a.AncestorId == wanted && a.DescendantId == n.AreaId))
            .OrderByDescending(n => n.Id).Take(200).ToListAsync(ct);
        var people = await PeopleCards.Find(db, [.. rows.Select(r => r.ById).Distinct()]);
        return [.. rows.Select(r => View(r, people))];
    }, ct);

    public Task<Result<HandoverNoteView>> Write(NewHandoverNote note, Actor actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(note.Text))
        {
            return Task.FromResult<Result<HandoverNoteView>>(Refusal.Invalid("text", "text_required"));
        }

        if (note.Text.Length > LongestText)
        {
            return Task.FromResult<Result<HandoverNoteView>>(Refusal.Invalid("text", "text_too_long", ("most", LongestText)));
        }

        var areaId = Ids.Find(note.AreaId) ?? (access.AreasFor(actor, Actions.HandoverWrite) is [var first, ..] ? first : 0);
        if (areas.Find(areaId) is null || !access.May(actor, Actions.HandoverWrite, new AccessScope(areaId)))
        {
            return Task.FromResult<Result<HandoverNoteView>>(Refusal.Invalid("areaId", "area_unknown", ("area", note.AreaId)));
        }

        return writer.Write<Result<HandoverNoteView>>(async scope =>
        {
            var row = new HandoverNoteRow { Id = scope.NewId(), AreaId = areaId, Text = note.Text.Trim(), ById = actor.AccountId, At = scope.Now };
            scope.Db.Add(row);
            var view = View(row, await PeopleCards.Find(scope.Db, [actor.AccountId]));
            scope.Announce(new LiveNews(areaId, null, "note", view));
            return view;
        }, ct);
    }

    private HandoverNoteView View(HandoverNoteRow row, IReadOnlyDictionary<long, PersonCard> people)
    {
        var person = people.GetValueOrDefault(row.ById);
        return new HandoverNoteView(
            row.Id.ToString(), new AreaRef(row.AreaId.ToString(), areas.Find(row.AreaId)?.Name ?? Text.Same("")), row.Text,
            new ByView(person?.UserName, person?.DisplayName ?? Text.Same(""), "operator", false), row.At);
    }
}
