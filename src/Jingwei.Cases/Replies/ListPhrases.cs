using System.Text.RegularExpressions;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Replies;

/// <param name="Text">With what the case knows filled in.</param>
/// <param name="Uses">reply, ask, answer or note.</param>
public sealed record PhraseView(string Code, Text Name, Text Text, IReadOnlyList<PhraseUse> Uses);

/// <summary>The phrases that fit a case where it stands, filled in from it: its number, category, place, body and limit.</summary>
internal sealed partial class ListPhrases(ICityReader reader, CaseAccess access, Phrases phrases, IScenarioCatalog catalog, CitySettings city)
{
    public Task<Result<Page<PhraseView>>> Run(string number, string? use, Actor actor, CancellationToken ct) => reader.Read<Result<Page<PhraseView>>>(async db =>
    {
        PhraseUse? wanted = null;
        if (!string.IsNullOrEmpty(use))
        {
            if (!Enum.TryParse<PhraseUse>(use, ignoreCase: true, out var known) || !Enum.IsDefined(known) || char.IsAsciiDigit(use[0]))
            {
                return Refusal.Invalid("for", "phrase_use_unknown", ("known", Enum.GetNames<PhraseUse>().Select(n => n.ToLowerInvariant())));
            }

            wanted = known;
        }

        var row = await db.Set<CaseRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct);
        if (row is null || await access.PartsOf(db, row, actor) == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        var kind = await db.Set<HotlineOrderRow>().Where(o => o.CaseId == row.Id).Select(o => (OrderKind?)o.Kind).SingleOrDefaultAsync(ct);
        var body = row.BodyId is { } id ? (await PeopleCards.OrganizationNames(db, [id])).GetValueOrDefault(id) : null;
        var due = row.ClearDueAt is { } at ? at.ToOffset(city.UtcOffsetAt(at)) : (DateTimeOffset?)null;
        var words = new Dictionary<string, Text?>
        {
            ["number"] = Text.Same(row.Number),
            ["category"] = catalog.FindCategory(row.CategoryCode)?.Name,
            ["place"] = row.Address,
            ["body"] = body,
            ["due"] = due is { } d ? new Text($"{d.Month}月{d.Day}日 {d:HH:mm}", $"{d:MMM d, HH:mm}") : null,
        };
        return new Page<PhraseView>(
            [.. phrases.For(wanted, row.Stage, row.CategoryCode, kind).Select(p => new PhraseView(p.Code, p.Name, new Text(Fill(p.Text.Zh, words, t => t.Zh), Fill(p.Text.InEnglish(), words, t => t.InEnglish())), p.Uses))], null);
    }, ct);

    /// <summary>What the case does not know stays to be filled in by hand.</summary>
    private static string Fill(string text, Dictionary<string, Text?> known, Func<Text, string> said) =>
        Braces().Replace(text, m => known.TryGetValue(m.Groups[1].Value, out var value) && value is not null ? said(value) : $"〔{m.Groups[1].Value}〕");

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Braces();
}
