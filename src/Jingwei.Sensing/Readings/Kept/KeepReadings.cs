using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Lanes;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>Readings as they are kept: raw by the day, put together by the month and year, and what was dropped.</summary>
internal sealed record KeptFiles(ReadingFolder Days, AggregateFolder Aggregates, DayLedger Ledger);

/// <summary>What a step changed.</summary>
internal enum KeepingChange
{
    /// <summary>There is nothing to do until the city's day is another or a day file is new.</summary>
    Nothing,

    /// <summary>A day is to be dropped, and a lane has no checkpoint past it yet.</summary>
    Waits,

    /// <summary>Something is under way.</summary>
    Part,

    /// <summary>A day is in the aggregates.</summary>
    PutTogether,

    /// <summary>A day, or a file of aggregates, is gone.</summary>
    Dropped,
}

/// <param name="What">The day or file that it was about; empty when there was nothing to do.</param>
internal readonly record struct KeepingStep(KeepingChange Change, string What)
{
    /// <summary>Whether it did something, so that there may be more to do at once.</summary>
    public bool Worked => Change is not (KeepingChange.Nothing or KeepingChange.Waits);
}

/// <summary>
/// Follows the policy, one small step after the other: puts each day that is over into the aggregates, drops days whose time has come, then aggregates whose time has come.
/// Every step leaves the folder whole, and whoever begins anew goes on where the disk says. Not thread-safe.
/// </summary>
/// <remarks>
/// A day is over when two newer ones have a file: the one writer of the day files stores in order, so nothing is still on its way to it, however the city's clock went.
/// A day is dropped only when it is in the aggregates and every lane has a checkpoint past its last input, so that no start will ask for it.
/// </remarks>
internal sealed class KeepReadings(
    KeptFiles files, InputLog inputs, ICityReader reader, CityClock clock, CitySettings city, SensingOptions options) : IDisposable
{
    private FoldDay? folding;
    private IReadOnlySet<DateOnly>? round;

    /// <summary>Does one thing that is due.</summary>
    public async Task<KeepingStep> Step(CancellationToken ct)
    {
        if (folding is not null)
            return GoOn(folding);
        var today = DateOnly.FromDateTime(clock.Now.UtcDateTime);
        var folded = round ??= BeginRound();
        var over = files.Days.Days().SkipLast(ReadingPolicy.UntouchedDays).Where(d => d <= today.AddDays(-ReadingPolicy.UntouchedDays)).ToList();
        var step = Fold(over, folded) ?? await Drop(over, folded, today, ct);
        if (step is { Worked: true } worked)
            return worked;
        if (DropAggregates(today) is { } dropped)
            return dropped;
        round = null;
        return step ?? new(KeepingChange.Nothing, "");
    }

    /// <summary>Leaves what was begun; the next step begins anew.</summary>
    public void Stop()
    {
        folding?.Dispose();
        (folding, round) = (null, null);
    }

    public void Dispose() => Stop();

    private KeepingStep GoOn(FoldDay fold)
    {
        var day = fold.Name;
        if (fold.Step())
            return new(KeepingChange.Part, day);
        // What is in the aggregates is looked at anew.
        Stop();
        return new(KeepingChange.PutTogether, day);
    }

    private IReadOnlySet<DateOnly> BeginRound()
    {
        files.Days.RemoveRests();
        return files.Aggregates.Days();
    }

    private KeepingStep? Fold(List<DateOnly> over, IReadOnlySet<DateOnly> folded)
    {
        foreach (var day in over.Where(d => !folded.Contains(d)))
            if (files.Days.Find(day) is { } file)
            {
                folding = new FoldDay(day, file, files.Aggregates, city.Time);
                return new(KeepingChange.Part, folding.Name);
            }
        return null;
    }

    private async Task<KeepingStep?> Drop(List<DateOnly> over, IReadOnlySet<DateOnly> folded, DateOnly today, CancellationToken ct)
    {
        // The oldest first, and none before an older one: what is dropped is always the beginning.
        if (over.Count == 0 || !options.Readings.DropsRaw(over[0], today) || !folded.Contains(over[0]))
            return null;
        if (files.Ledger.Days().Contains(over[0]))
        {
            files.Days.Remove(over[0]);
            return new(KeepingChange.Dropped, AggregateFile.NameOf(over[0]));
        }
        var (lastSeq, tally) = inputs.Whole(over[0]);
        if (!await LanesArePast(lastSeq, tally.Select(t => t.Lane), ct))
            return new(KeepingChange.Waits, AggregateFile.NameOf(over[0]));
        files.Ledger.Note(over[0], tally, clock.Now);
        return new(KeepingChange.Part, AggregateFile.NameOf(over[0]));
    }

    // Lane 0 stands for messages about no known device, which no lane judges, until a device of no known area makes it one.
    private async Task<bool> LanesArePast(long seq, IEnumerable<long> lanesOfDay, CancellationToken ct)
    {
        var positions = await reader.Read(db => db.Set<LaneRow>().AsNoTracking().ToDictionaryAsync(l => l.Id, l => l.CheckpointSeq, ct), ct);
        return positions.Values.All(position => position >= seq) && lanesOfDay.All(lane => lane == 0 || positions.ContainsKey(lane));
    }

    private KeepingStep? DropAggregates(DateOnly today)
    {
        var raw = files.Days.Days();
        foreach (var period in files.Aggregates.Periods())
        {
            var isOver = period.Level == Rules.SeriesStep.Minute ? options.Readings.DropsMinutes(period.Last, today) : options.Readings.DropsHours(period.Last, today);
            // While a day is there that has readings in it, the file says whether they are.
            if (!isOver || raw.Any(d => d >= period.First && d <= period.Last.AddDays(ReadingLimits.Late.Days + 1)))
                continue;
            files.Ledger.Note(period, clock.Now);
            files.Aggregates.Remove(period);
            return new(KeepingChange.Dropped, period.FileName);
        }
        return null;
    }
}
