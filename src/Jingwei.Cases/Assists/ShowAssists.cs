using System.Globalization;
using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Assists;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Assists;

/// <summary>Turns parts into what the case's page and the lists show of them.</summary>
internal sealed class ShowAssists(AssistBook assists, CityClock clock)
{
    private const string DoneCode = "assistDone";
    private static readonly Text Desk = new("城运中心", "Operations center");

    /// <summary>All of a case, the newest first.</summary>
    public async Task<IReadOnlyList<AssistView>> Of(CityDb db, CaseRow row, Actor actor)
    {
        var rows = await db.Set<CaseAssistRow>().AsNoTracking().Where(a => a.CaseId == row.Id).OrderByDescending(a => a.Id).ToListAsync();
        return rows.Count == 0 ? [] : await Views(db, rows, new Dictionary<long, CaseRow> { [row.Id] = row }, actor);
    }

    /// <param name="cases">Those that the parts are of.</param>
    public async Task<IReadOnlyList<AssistView>> Views(CityDb db, IReadOnlyList<CaseAssistRow> rows, IReadOnlyDictionary<long, CaseRow> cases, Actor actor)
    {
        var bodies = await PeopleCards.OrganizationNames(db, [.. rows.SelectMany(r => new[] { r.BodyId, r.LeadId }).OfType<long>().Distinct()]);
        var people = await PeopleCards.Find(db, [.. rows.SelectMany(r => new[] { r.AskedById, r.AnsweredById, r.EndedById }).OfType<long>().Distinct()]);
        var photos = await PhotosOf(db, rows);
        return [.. rows.Select(View)];

        AssistView View(CaseAssistRow part)
        {
            var row = cases[part.CaseId];
            var sides = part.EndedAt is null ? assists.SidesOf(row, part, actor) : AssistSide.None;
            var still = part.StoodSince is not null;
            var late = part.LateAt is not null || (!still && AssistRule.IsWithBody(part.State) && part.DueAt < clock.Now);
            return new AssistView(
                Id(part.Id), Body(part.BodyId), part.What, part.AskedByLead && part.LeadId is { } lead ? Body(lead).Name : Desk, NameOf(part.AskedById)!, part.AskedAt, part.DueAt, part.State, late, still, still ? null : part.WaitUntil,
                assists.AreaName(part.HeldAreaId), part.TimesRaised, NameOf(part.AnsweredById), part.AnsweredAt, part.Words, photos.GetValueOrDefault(Id(part.Id), []), NameOf(part.EndedById), part.EndedAt,
                [.. AssistRule.Moves.Where(m => m.From == part.State && (m.By & sides) != 0 && IsNow(row, m)).Select(m => new AssistMoveView(m.Move, m.Words, m.LeastPhotos))]);
        }

        // What stands still is only taken back; another is asked only while the case is handled.
        static bool IsNow(CaseRow row, AssistMove move) =>
            (row.SuspendedAt is null || move.To == AssistState.Withdrawn) && (move.Move != AssistRule.AskAnother || row.Stage == CaseStage.Handle);

        BodyView Body(long id) => new(Id(id), bodies.GetValueOrDefault(id, Text.Same("–")));

        Text? NameOf(long? id) => id is { } known ? people.GetValueOrDefault(known)?.DisplayName ?? Text.Same("–") : null;
    }

    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The photos stand with the line of history that brought them, so that they go when those of the case do.</summary>
    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> PhotosOf(CityDb db, IReadOnlyList<CaseAssistRow> rows)
    {
        var ids = rows.Where(r => r.State == AssistState.Done).Select(r => r.CaseId).Distinct().ToList();
        var found = new Dictionary<string, IReadOnlyList<string>>();
        if (ids.Count == 0)
        {
            return found;
        }

        foreach (var line in await db.Set<CaseHistoryRow>().AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.CaseId) && h.Code == DoneCode).Select(h => new { h.Args, h.FileIds }).ToListAsync())
        {
            if (line is { Args: { } args, FileIds: { } files } && JsonSerializer.Deserialize<JsonElement>(args).TryGetProperty("assist", out var assist) && assist.GetString() is { } id)
            {
                found[id] = JsonSerializer.Deserialize<List<string>>(files)!;
            }
        }

        return found;
    }
}
