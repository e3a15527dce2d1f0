using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation;

namespace Jingwei.Cases.Appraisals;

/// <summary>A figure of a row.</summary>
/// <param name="Value">In percent or cases, two places; null when there is no figure.</param>
/// <param name="Shown">As it is printed: a dash where there is none.</param>
/// <param name="Change">To the period before, with its sign; a dash when one of the two has no figure.</param>
/// <param name="ChangeInYear">To the same period of the year before, of the hotline's table; else a dash.</param>
public sealed record AppraisalFigureView(string Indicator, double? Value, string Shown, string Change, IndicatorState State, long Above, long? Below, string ChangeInYear);

/// <param name="Id">Of the person, body or area.</param>
/// <param name="UserName">Of a person.</param>
/// <param name="Total">Of a hundred; null when too little of the weight has a figure.</param>
/// <param name="WeightBehind">Percent of the weight that has a figure.</param>
/// <param name="Rank">Null without a total.</param>
public sealed record AppraisalRowView(
    string Id, Text Name, string? UserName, IReadOnlyList<AppraisalFigureView> Figures, double? Total, string TotalShown, string Change, string? Grade, string? GradeBefore, int? Rank, int WeightBehind);

/// <param name="Formula">As the file writes it: counts over counts.</param>
/// <param name="InWords">The same in the names of the counts.</param>
/// <param name="CountsAt">Which instant decides on the period.</param>
public sealed record AppraisalIndicatorView(
    string Code, Text Name, string Formula, Text InWords, Text CountsAt, IndicatorUnit Unit, Direction Direction, int Weight, string Owner, string Source, IReadOnlyList<OurOwn> OurOwn, double? Warn, double? Act);

public sealed record GradeView(string Grade, double From);

/// <summary>One version of a table.</summary>
public sealed record AppraisalTableView(string Table, Text Name, int Version, DateOnly ValidFrom, RowsBy Rows, int LeastWeight, IReadOnlyList<GradeView> Grades, IReadOnlyList<AppraisalIndicatorView> Indicators);

/// <summary>How the figures stand to what they are counted from.</summary>
/// <param name="At">When the last recount began; null before the first.</param>
/// <param name="Agreed">Nothing was otherwise.</param>
/// <param name="Wrong">How many cases and sums were; they were put right.</param>
public sealed record RecountView(DateTimeOffset? At, int Cases, int Sums, int Wrong, bool Agreed);

/// <summary>A table over a period.</summary>
/// <param name="First">First and last day that are counted; null when no day of the period is over.</param>
/// <param name="Complete">All its days are over.</param>
public sealed record AppraisalReport(
    AppraisalTableView Table, string Period, DateOnly? First, DateOnly? Last, bool Complete, RowsBy By, AreaRef? Area, IReadOnlyList<AppraisalRowView> Rows, RecountView Recount)
{
    /// <summary>All together, of the hotline's table; else null.</summary>
    public AppraisalRowView? Whole { get; init; }
}

/// <summary>What one case adds to a figure: as the list of cases shows it.</summary>
/// <param name="Corrected">What was held against the body was taken back on appeal, and the figure counts it so.</param>
public sealed record CaseShareView(CaseSummary Case, long Above, long Below, bool Corrected);

/// <summary>The cases behind a figure.</summary>
/// <param name="Above">What all of them add above the line, and below.</param>
/// <param name="Hidden">How many more count, of which the reader may not see the case itself.</param>
/// <param name="LeftOut">How many of those that may be seen stand behind the ones that are shown.</param>
public sealed record FigureCases(AppraisalIndicatorView Indicator, long Above, long Below, int Hidden, int LeftOut, IReadOnlyList<CaseShareView> Items);

public sealed record WhatIfIndicatorView(string Code, Text Name, string Before, string After, int WeightBefore, int WeightAfter, bool FormulaChanged, IndicatorState? StateBefore, IndicatorState? StateAfter);

public sealed record WhatIfRowView(
    string Id, Text Name, string TotalBefore, string TotalAfter, string Difference, string? GradeBefore, string? GradeAfter, int? RankBefore, int? RankAfter, IReadOnlyList<WhatIfIndicatorView> Indicators);

public sealed record WhatIfGradeView(string? Grade, int Before, int After);

/// <summary>The file of a version, as it stands.</summary>
public sealed record FormulaTextView(string Table, int Version, string File, string Yaml);

/// <summary>A changed copy of a table, to see what it would come to.</summary>
/// <param name="Yaml">The whole file of the version that appraises the period, changed.</param>
public sealed record FormulaDraft(string? Table, string? Yaml, string? Period, string? From, string? To, string? Area, string? By);

public sealed record FormulaMistakeView(string File, int Line, Text Sentence);

/// <param name="Answer">Null when something is wrong with the copy.</param>
public sealed record FormulaDraftView(IReadOnlyList<FormulaMistakeView> Mistakes, WhatIfView? Answer);

/// <summary>The same facts under two versions of a table; rows that change most first.</summary>
public sealed record WhatIfView(string Table, string Period, int VersionBefore, int VersionAfter, IReadOnlyList<WhatIfRowView> Rows, IReadOnlyList<WhatIfGradeView> Grades);
