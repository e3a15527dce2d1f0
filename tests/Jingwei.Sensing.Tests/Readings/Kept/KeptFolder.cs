using System.Globalization;
using System.Text;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Readings.Kept;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Jingwei.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Sensing.Tests.Readings.Kept;

/// <summary>A reading as a test tells it, or a refused message when it has no values.</summary>
internal sealed record Told(long Device, DateTimeOffset Received, TimeSpan Late, TimeSpan? Interval, string Values, bool Forecast = false)
{
    public DateTimeOffset At => Received - Late - (Interval ?? TimeSpan.Zero);

    public DateTimeOffset? Until => Interval is { } interval ? At + interval : null;
}

/// <summary>Day files and what becomes of them, without lanes. Its readings are of lane 0, which has nothing to wait for.</summary>
internal sealed class KeptFolder : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = Instants.FindIso("2026-08-29T00:00:00.000Z")!.Value;

    private readonly StorageRig rig;
    private readonly DataFolder data;
    private readonly bool ownsRig;
    private long seq;

    public KeptFolder(StorageRig? rig = null, HandClock? clock = null)
    {
        ownsRig = rig is null;
        this.rig = rig ?? Rig();
        Clock = clock ?? new HandClock(Start);
        data = new DataFolder(Directory.CreateTempSubdirectory("jingwei-kept-").FullName);
        Days = new ReadingFolder(data);
        Aggregates = new AggregateFolder(data);
        Ledger = new DayLedger(data);
        Series = new SeriesLog(Days, Aggregates, City);
    }

    public HandClock Clock { get; }
    public ReadingFolder Days { get; }
    public AggregateFolder Aggregates { get; }
    public DayLedger Ledger { get; }
    public SeriesLog Series { get; }
    public ReadingPolicy Policy { get; set; } = new(2, 400, 3650);
    public string Path => data.Readings;
    public IEnumerable<string> Raw => Days.Days().Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture));
    public IEnumerable<string> Files => Directory.EnumerateFiles(Path).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal)!;

    private CitySettings City => rig.Services.GetRequiredService<CitySettings>();

    /// <summary>A database that many folders may share.</summary>
    public static StorageRig Rig() => new(s =>
    {
        s.AddSingleton<IScenarioCatalog>(new HandCatalog());
        s.AddCity();
        s.AddSensing();
    });

    /// <summary>Puts readings into the files of their days; they come in the order of their receipt.</summary>
    public void Store(IEnumerable<Told> told)
    {
        foreach (var day in told.GroupBy(t => ReadingFolder.DayOf(t.Received.ToUnixTimeMilliseconds())))
        {
            using var file = new DayFile(Days.PathOf(day.Key));
            file.Append([.. day.Select(Input)]);
        }
    }

    /// <summary>A keeper as a process has it that has just begun.</summary>
    public KeepReadings Keeper() => new(new KeptFiles(Days, Aggregates, Ledger), new InputLog(Days), rig.Reader, Clock, City, new SensingOptions { Readings = Policy });

    /// <summary>Works until nothing is to be done; answers in how many steps.</summary>
    public async Task<int> KeepAll()
    {
        using var keeper = Keeper();
        var steps = 0;
        while ((await keeper.Step(CancellationToken.None)).Worked)
            steps++;
        return steps;
    }

    /// <summary>All that the series say of a device, as lines.</summary>
    public List<string> Say(long device, SeriesStep step) =>
    [
        .. Series.Read(device, step, step.StartOf((Start - TimeSpan.FromDays(40)).ToUnixTimeMilliseconds(), CityTime.Usual), step.StartOf((Start + TimeSpan.FromDays(200)).ToUnixTimeMilliseconds(), CityTime.Usual))
            .SelectMany(p => p.Values.Select(v => Line(p.StartMs, v.Key.Name, v.Summary)).Concat(p.Refused is > 0 and var refused ? [$"{p.StartMs} refused {refused}"] : []))
            .Order(StringComparer.Ordinal),
    ];

    public static string Line(long start, string name, in ValueSummary s) =>
        $"{start} {name} {s.Count} {s.Min} {s.Max} {s.Sum} {(s.LastWord ?? s.Last.ToString(CultureInfo.InvariantCulture))} {string.Join(',', s.Words.Select(w => $"{w.Key}:{w.Value}"))}";

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(data.Root, recursive: true);
        if (ownsRig)
            await rig.DisposeAsync();
    }

    private StoredInput Input(Told told)
    {
        seq = Math.Max(seq + 1, IdSource.LowestAt(told.Received));
        return new StoredInput
        {
            Seq = seq, Kind = told.Values == "" ? InputKind.Refused : told.Forecast ? InputKind.Forecast : InputKind.Reading, DeviceId = told.Device,
            AtMs = told.Values == "" ? told.Received.ToUnixTimeMilliseconds() : told.At.ToUnixTimeMilliseconds(), UntilMs = told.Until?.ToUnixTimeMilliseconds(),
            ReceivedMs = told.Received.ToUnixTimeMilliseconds(), Content = Encoding.UTF8.GetBytes(told.Values), Code = told.Values == "" ? "no_values" : null,
        };
    }
}
