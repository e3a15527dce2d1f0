using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Jingwei.Bench.Cases;

/// <summary>Says on the error stream which statement alone took longer than a page may, so that a slow line of the table is explained by the same run.</summary>
internal sealed class SlowStatements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const double Slow = 50;

    public static IDisposable Listen() => DiagnosticListener.AllListeners.Subscribe(new SlowStatements());

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // With the reading of its rows: SQLite walks while they are read.
        if (value.Value is DataReaderDisposingEventData { Duration.TotalMilliseconds: > Slow } command)
        {
            Console.Error.WriteLine($"    {command.Duration.TotalMilliseconds:N0} ms: {command.Command.CommandText.ReplaceLineEndings(" ")}");
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
