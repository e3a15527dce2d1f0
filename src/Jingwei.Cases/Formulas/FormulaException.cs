using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Formulas;

/// <summary>Formula files cannot be used as they are.</summary>
public sealed class FormulaException(IReadOnlyList<FileMistake> mistakes)
    : Exception("Formula files have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes))
{
    public IReadOnlyList<FileMistake> Mistakes { get; } = mistakes;
}
