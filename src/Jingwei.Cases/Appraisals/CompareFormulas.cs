using Jingwei.Cases.Formulas;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Storage;

namespace Jingwei.Cases.Appraisals;

/// <summary>What would be otherwise under another version of a table, or under a changed copy of it: the same sums through the same rules. Nothing is stored.</summary>
internal sealed class CompareFormulas(ICityReader reader, AskAppraisal ask, ShowAppraisal show, FormulaBook formulas)
{
    private const int LongestText = 100_000;

    /// <summary>The text of a version, to be changed.</summary>
    public Result<FormulaTextView> TextOf(string table, int version) =>
        formulas.Tables.FirstOrDefault(t => AppraisalWords.CodeOf(t.Appraised) == table && t.Version == version) is { } found
            ? new FormulaTextView(table, version, formulas.FileOf(found), formulas.TextOf(found))
            : Refusal.Because(RefusalKind.NotFound, "appraisal_version_unknown", ("version", version), ("known", formulas.Tables.Where(t => AppraisalWords.CodeOf(t.Appraised) == table).Select(t => t.Version)));

    public async Task<Result<WhatIfView>> Version(AppraisalRequest request, int version, Actor actor, CancellationToken ct)
    {
        var asked = ask.Run(request, actor);
        if (!asked.Ok)
        {
            return asked.Refusal;
        }

        var versions = formulas.Tables.Where(t => t.Appraised == asked.Value.Table.Appraised).ToList();
        return versions.Find(t => t.Version == version) is { } other
            ? await Compare(asked.Value, other, ct)
            : Refusal.Invalid("version", "appraisal_version_unknown", ("version", version), ("known", versions.Select(v => v.Version)));
    }

    /// <summary>By a changed copy of the version that appraises the period; when something is wrong with it, each mistake with its line.</summary>
    public async Task<Result<FormulaDraftView>> Draft(FormulaDraft draft, Actor actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(draft.Yaml))
        {
            return Refusal.Invalid("yaml", "text_required");
        }

        if (draft.Yaml.Length > LongestText)
        {
            return Refusal.Invalid("yaml", "text_too_long", ("most", LongestText));
        }

        var asked = ask.Run(new AppraisalRequest(draft.Table, draft.Period, draft.From, draft.To, draft.Area, draft.By), actor);
        if (!asked.Ok)
        {
            return asked.Refusal;
        }

        var mistakes = new List<FileMistake>();
        var inForce = formulas.Tables.Single(t => t.Appraised == asked.Value.Table.Appraised && t.Version == asked.Value.Table.Version);
        return formulas.Draft(inForce, draft.Yaml, mistakes) is { } other
            ? new FormulaDraftView([], await Compare(asked.Value, other, ct))
            : new FormulaDraftView([.. mistakes.Select(m => new FormulaMistakeView(m.File, m.Line, m.Sentence))], null);
    }

    private Task<WhatIfView> Compare(AskedAppraisal asked, AppraisalTable other, CancellationToken ct) => reader.Read(async db =>
    {
        var rows = await show.RowsOf(db, asked, asked.Days, ct);
        // What nobody records has no figure under either.
        var answer = WhatIf.Compare(asked.Table, other with { Unrecorded = asked.Table.Unrecorded }, rows.Select(r => (r.SubjectId, r.Counts)));
        var names = await show.NamesOf(db, asked.By, [.. rows.Select(r => r.SubjectId)]);
        return new WhatIfView(
            AppraisalWords.CodeOf(other.Appraised), asked.Period, asked.Table.Version, other.Version,
            [.. answer.Rows.Select(r => Changed(r, names(r.SubjectId)))], [.. answer.Grades.Select(g => new WhatIfGradeView(g.Grade, g.Before, g.After))]);
    }, ct);

    private static WhatIfRowView Changed(RowChange row, Text name) => new(
        row.SubjectId.ToString(), name, Figures.Shown(row.Before.Total), Figures.Shown(row.After.Total), Figures.ShownChange(row.Difference), row.Before.Grade, row.After.Grade, row.RankBefore, row.RankAfter,
        [.. row.Indicators.Select(i => new WhatIfIndicatorView(i.Code, i.Name, Shown(row.Before, i), Shown(row.After, i), i.WeightBefore, i.WeightAfter, i.FormulaChanged, i.StateBefore, i.StateAfter))]);

    private static string Shown(AppraisalRow row, IndicatorChange change) => row.Find(change.Code)?.Shown ?? Figures.None;
}
