using Jingwei.Foundation.DataFiles;

namespace Jingwei.City.Contracts;

/// <summary>Calendars cannot be used as they are.</summary>
public sealed class CalendarException(IReadOnlyList<FileMistake> mistakes)
    : Exception("Calendars have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes))
{
    public IReadOnlyList<FileMistake> Mistakes { get; } = mistakes;
}
