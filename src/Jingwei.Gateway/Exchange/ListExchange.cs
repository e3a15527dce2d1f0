using System.Text.Json;
using System.Text.Json.Nodes;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exchange;

/// <summary>What people see of platforms: how each stands, the cases that went and came, what was refused.</summary>
internal sealed class ListExchange(ICityReader reader, MappingBook mappings, PlatformBook book, PlatformCases cases, CaseValues values, Access access, AreaDirectory areas, IScenarioCatalog catalog, PersonalText seal)
{
    private const int Shown = 50;

    public Task<PlatformsView> Platforms(Actor actor, CancellationToken ct) => reader.Read(async db =>
    {
        var rows = await db.Set<ExchangePlatformRow>().AsNoTracking().ToDictionaryAsync(p => p.Name, ct);
        var shown = new List<PlatformView>();
        foreach (var name in mappings.Names.Union(rows.Keys).Order(StringComparer.Ordinal))
        {
            var row = rows.GetValueOrDefault(name);
            if (row is null || book.MaySee(row, actor, Actions.ExchangeRead))
            {
                shown.Add(await Of(db, name, row is null ? mappings.Newest(name) : mappings.Find(name, row.Version), row, ct));
            }
        }

        return new PlatformsView(shown, [.. mappings.Broken.SelectMany(b => b.Mistakes).Select(ExchangeViews.Of)]);
    }, ct);

    /// <summary>Cases that went and came, the newest first.</summary>
    /// <param name="look">Only those that the platform answered or gave back, and nobody has looked.</param>
    /// <param name="number">Only that case.</param>
    public Task<Result<Page<LinkView>>> Links(string? platform, bool look, string? number, string? cursor, Actor actor, CancellationToken ct) => reader.Read<Result<Page<LinkView>>>(async db =>
    {
        List<ExchangeLinkRow> page;
        if (!string.IsNullOrEmpty(number))
        {
            // As many as there are platforms: put in order here, or the database would go through all by their ids.
            page = [.. (await Seen(db, actor, db.Set<ExchangeLinkRow>().Where(l => l.CaseNumber == number)).ToListAsync(ct)).OrderByDescending(l => l.Id)];
        }
        else if (await OfPlatform(db, platform, actor) is { } id)
        {
            var before = Ids.Find(cursor) ?? long.MaxValue;
            page = look
                ? await Seen(db, actor, db.Set<ExchangeLinkRow>().Where(l => l.PlatformId == id && l.Look == ExchangeLook.Waiting && l.Id < before)).OrderByDescending(l => l.Id).Take(Shown + 1).ToListAsync(ct)
                : await NewestOfAreas.Links(db, id, before, await Within(db, actor, ct), Shown + 1).ToListAsync(ct);
        }
        else
        {
            return PlatformBook.Unknown;
        }

        var names = await Names(db, ct);
        var shown = new List<LinkView>();
        foreach (var row in page.Take(Shown))
        {
            var first = await db.Set<ExchangeMessageRow>().Where(m => m.LinkId == row.Id).OrderBy(m => m.Id).Select(m => (ExchangeState?)m.State).FirstOrDefaultAsync(ct);
            var (name, version) = names[row.PlatformId];
            shown.Add(ExchangeViews.Of(row, mappings.Find(name, version), first, name));
        }

        return new Page<LinkView>(shown, page.Count > Shown ? page[Shown - 1].Id.ToString() : null);
    }, ct);

    /// <summary>Messages to a platform, the newest first; those of one state alone when it is named.</summary>
    public Task<Result<Page<ExchangeMessageView>>> Messages(string? platform, string? state, string? cursor, Actor actor, CancellationToken ct) => reader.Read<Result<Page<ExchangeMessageView>>>(async db =>
    {
        if (await OfPlatform(db, platform, actor) is not { } id)
        {
            return PlatformBook.Unknown;
        }

        var one = string.IsNullOrEmpty(state) ? null : Known<ExchangeState>(state);
        if (one is null && !string.IsNullOrEmpty(state))
        {
            return Refusal.Invalid("state", "exchange_state_unknown", ("known", Enum.GetValues<ExchangeState>().Select(s => CaseValues.Word(s)!)));
        }

        var before = Ids.Find(cursor) ?? long.MaxValue;
        var page = one is { } exact && exact != ExchangeState.Delivered
            ? await Seen(db, actor, db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == id && m.State == exact && m.Id < before)).OrderByDescending(m => m.Id).Take(Shown + 1).ToListAsync(ct)
            : await NewestOfAreas.Messages(db, id, one is not null, before, await Within(db, actor, ct), Shown + 1).ToListAsync(ct);
        return new Page<ExchangeMessageView>([.. page.Take(Shown).Select(m => ExchangeViews.Of(m, platform!))], page.Count > Shown ? page[Shown - 1].Id.ToString() : null);
    }, ct);

    /// <summary>What arrived, the newest first; what was refused and waits for a person alone when asked.</summary>
    public Task<Result<Page<ArrivalView>>> Arrivals(string? platform, bool refused, string? cursor, Actor actor, CancellationToken ct) => reader.Read<Result<Page<ArrivalView>>>(async db =>
    {
        if (await OfPlatform(db, platform, actor) is not { } id)
        {
            return PlatformBook.Unknown;
        }

        var before = Ids.Find(cursor) ?? long.MaxValue;
        var rows = db.Set<ExchangeArrivalRow>().Where(a => a.PlatformId == id && a.Id < before);
        rows = refused ? rows.Where(a => a.State == ArrivalState.Refused) : rows;
        var page = await rows.OrderByDescending(a => a.Id).Take(Shown + 1).ToListAsync(ct);
        return new Page<ArrivalView>([.. page.Take(Shown).Select(a => ExchangeViews.Of(a, platform!))], page.Count > Shown ? page[Shown - 1].Id.ToString() : null);
    }, ct);

    /// <summary>What would be sent of a case now; nothing is sent, and what belongs to a person is masked.</summary>
    public Task<Result<ExchangePreview>> Preview(string platform, string? number, Actor actor, CancellationToken ct) => reader.Read<Result<ExchangePreview>>(async db =>
    {
        if (await book.Find(db, platform, actor, Actions.ExchangeRead) is not { } row)
        {
            return PlatformBook.Unknown;
        }

        if (mappings.Find(row.Name, row.Version) is not { } mapping)
        {
            return PlatformBook.Broken(row.Name);
        }

        if (mapping.Out is not { } outward)
        {
            return Refusal.Because(RefusalKind.Conflict, "exchange_takes_nothing", ("platform", mapping.Title));
        }

        if (await cases.FindVisible(db, number ?? "", actor, ct) is not { } caseId)
        {
            return Refusal.Invalid("number", "case_unknown", ("number", number));
        }

        var purposes = CaseValues.PurposesOf(outward.Case);
        var reporter = purposes.Count == 0 ? null : await PlatformCases.Masked(db, caseId);
        var outside = await db.Set<ExchangeLinkRow>().Where(l => l.CaseId == caseId && l.PlatformId == row.Id).Select(l => l.OutsideNumber).SingleOrDefaultAsync(ct);
        var written = WriteOutside.Run(outward.Case, mapping, (await values.Of(db, caseId, outside, null, reporter, ct))!);
        return new ExchangePreview("POST", row.Address + outward.Case.Path, written.Body, ExchangeViews.Of(written.Mistakes), purposes);
    }, ct);

    /// <summary>A message's body, what belongs to a person masked.</summary>
    public Task<Result<ExchangeBody>> BodyOf(string id, Actor actor, CancellationToken ct) => reader.Read<Result<ExchangeBody>>(async db =>
    {
        var number = Ids.Find(id) ?? 0;
        if (await db.Set<ExchangeMessageRow>().SingleOrDefaultAsync(m => m.Id == number, ct) is not { } row || !access.May(actor, Actions.ExchangeRead, new AccessScope(row.AreaId)))
        {
            return Refusal.Because(RefusalKind.NotFound, "exchange_message_unknown");
        }

        // By the mapping that wrote it, which may be gone since.
        return new ExchangeBody(row is { Body: { } stored, Personal: { } personal } ? Masked(seal.Open(row.Id, stored), JsonSerializer.Deserialize<List<string>>(personal, StoredJson.Options)!) : null);
    }, ct);

    internal static string Masked(string body, IReadOnlyList<string> personal)
    {
        var json = JsonNode.Parse(body)!;
        foreach (var way in personal)
        {
            var parts = way.Split('.');
            var at = parts[..^1].Aggregate((JsonNode?)json, (node, part) => node is JsonObject inner ? inner[part] : null);
            if (at is JsonObject holder && holder[parts[^1]] is { } value)
            {
                holder[parts[^1]] = PersonalText.Mask(value.ToString());
            }
        }

        return json.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });
    }

    /// <param name="mapping">Null when the one in force is missing or cannot be used: the platform is shown, and nothing goes either way.</param>
    private async Task<PlatformView> Of(CityDb db, string name, ExchangeMapping? mapping, ExchangePlatformRow? row, CancellationToken ct)
    {
        var id = row?.Id ?? 0;
        var messages = db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == id);
        var known = mapping ?? mappings.Newest(name);
        var calls = mapping?.Out is { } o ? o.Case.Fields.Concat(o.Step.Fields) : [];
        return new PlatformView(
            name, known?.Title ?? Text.Same(name), known?.Level ?? "", row?.Version ?? mapping?.Version ?? 0, mappings.VersionsOf(name), StateOf(row, mapping),
            CaseValues.Word(known?.Sign ?? ExchangeSign.Signature)!, mapping?.Out is not null, mapping?.In is not null, mapping?.Out?.Rule is not null,
            [.. calls.Where(f => f.Purpose is not null).Select(f => new PersonalField(f.Name, f.From!, f.Purpose!)).Distinct()], mapping is null ? [] : NotesOf(mapping), row?.Address,
            [.. (row?.Areas ?? []).Select(a => new PlatformAreaView(a.ToString(), areas.Find(a)?.Name ?? Text.Same("–")))], row?.PausedAt,
            await messages.CountAsync(m => m.State == ExchangeState.Waiting, ct), await messages.CountAsync(m => m.State == ExchangeState.Refused, ct),
            await db.Set<ExchangeArrivalRow>().CountAsync(a => a.PlatformId == id && a.State == ArrivalState.Refused, ct), await db.Set<ExchangeLinkRow>().CountAsync(l => l.PlatformId == id && l.Look == ExchangeLook.Waiting, ct), row?.FailingSince,
            row?.NextTryAt, row?.LastDeliveredAt, row?.LastFailedAt, CaseValues.Word(row?.LastFault), row?.LastStatus);
    }

    private static string StateOf(ExchangePlatformRow? row, ExchangeMapping? mapping) =>
        row is null ? "unset" : mapping is null ? "broken" : row.KeyKind != mapping.Sign ? "needsKey" : row.PausedAt is not null ? "paused" : row.FailingSince is not null ? "failing" : "active";

    /// <summary>What the mapping speaks of that this city does not know: it does no harm, and is often a slip.</summary>
    private List<MappingNote> NotesOf(ExchangeMapping mapping)
    {
        var fields = mapping.Out is { } o ? o.Case.Fields.Concat(o.Step.Fields).Select(f => (f.From, f.Codes)) : [];
        var tables = fields.Concat((mapping.In?.Case?.Values ?? []).Select(f => ((string?)f.Name, f.Codes))).ToList();
        var notes = new List<MappingNote>();
        notes.AddRange(Ours("category").Where(c => catalog.FindCategory(c) is null).Select(c => new MappingNote("category", c)));
        notes.AddRange(Ours("area").Where(a => areas.FindByCode(a) is null).Select(a => new MappingNote("area", a)));
        if (mapping.In?.Workflow is { } flow && !cases.Workflows.Contains(flow))
        {
            notes.Add(new MappingNote("workflow", flow));
        }

        return notes;

        IEnumerable<string> Ours(string name) => tables.Where(t => t.Item1 == name).SelectMany(t => t.Codes?.Theirs.Keys ?? []).Distinct();
    }

    /// <summary>The areas of which the actor sees what went and came; null for all.</summary>
    private async Task<List<long>?> Within(CityDb db, Actor actor, CancellationToken ct)
    {
        var roots = access.AreasFor(actor, Actions.ExchangeRead);
        return areas.City is { } city && roots.Contains(city.Id) ? null : await db.Set<AreaClosureRow>().Where(c => roots.Contains(c.AncestorId)).Select(c => c.DescendantId).Distinct().ToListAsync(ct);
    }

    /// <summary>Of a list that people work off, and that is never long, what lies in the actor's areas.</summary>
    private IQueryable<ExchangeLinkRow> Seen(CityDb db, Actor actor, IQueryable<ExchangeLinkRow> rows)
    {
        var roots = access.AreasFor(actor, Actions.ExchangeRead);
        return rows.Where(l => db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == l.AreaId));
    }

    private IQueryable<ExchangeMessageRow> Seen(CityDb db, Actor actor, IQueryable<ExchangeMessageRow> rows)
    {
        var roots = access.AreasFor(actor, Actions.ExchangeRead);
        return rows.Where(m => db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == m.AreaId));
    }

    private async Task<long?> OfPlatform(CityDb db, string? platform, Actor actor) => platform is null ? null : (await book.Find(db, platform, actor, Actions.ExchangeRead))?.Id;

    private static Task<Dictionary<long, (string, int)>> Names(CityDb db, CancellationToken ct) =>
        db.Set<ExchangePlatformRow>().AsNoTracking().ToDictionaryAsync(p => p.Id, p => (p.Name, p.Version), ct);

    private static T? Known<T>(string state)
        where T : struct, Enum => Enum.TryParse<T>(state, ignoreCase: true, out var one) && CaseValues.Word(one) == state ? one : null;
}
