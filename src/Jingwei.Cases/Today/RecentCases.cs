using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Today;

/// <summary>
/// What counts for today of every open case, and of those filed since yesterday or closed today: read once, then kept with each save, so that today's figures read no table, however old the city is. A save is
/// known here before whoever saved hears of it. Thread-safe.
/// </summary>
internal sealed class RecentCases(ICityReader reader, CityClock clock, CitySettings city, WorkflowBook flows) : IDisposable
{
    // So many may come before those that count no longer are forgotten.
    private const int MostStale = 5_000;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim loading = new(1, 1);
    private readonly Dictionary<long, RecentCase> since = [];
    private Dictionary<long, RecentCase>? held;
    private bool isReading;
    private int trimmedTo;

    /// <summary>The case as it will stand once the transaction is stored.</summary>
    public void Keep(WriteScope scope, CaseRow row, IEnumerable<CaseClockRow> clocks)
    {
        var now = RecentCase.Of(row, clocks, flows.Of(row));
        scope.AfterCommit(() =>
        {
            lock (gate)
            {
                if (held is not null)
                {
                    held[now.Id] = now;
                    Trim(city.DayStart(clock.Now));
                }
                else if (isReading)
                {
                    since[now.Id] = now;
                }
            }
        });
    }

    /// <summary>All that count today.</summary>
    public async Task<IReadOnlyList<RecentCase>> Of(DateTimeOffset today, CancellationToken ct)
    {
        var yesterday = today.AddDays(-1);
        if (Volatile.Read(ref held) is null)
        {
            await Load(ct);
        }

        lock (gate)
        {
            return [.. held!.Values.Where(c => c.CountsOn(today, yesterday))];
        }
    }

    /// <summary>Forgets what counts no longer, once so much has come that it may be worth it.</summary>
    private void Trim(DateTimeOffset today)
    {
        if (held!.Count - trimmedTo <= MostStale)
        {
            return;
        }

        held = held.Values.Where(c => c.CountsOn(today, today.AddDays(-1))).ToDictionary(c => c.Id);
        trimmedTo = held.Count;
    }

    public void Dispose() => loading.Dispose();

    private async Task Load(CancellationToken ct)
    {
        await loading.WaitAsync(ct);
        try
        {
            if (held is not null)
            {
                return;
            }

            lock (gate)
            {
                // What was stored before this is read; what is stored from here on is kept as well.
                isReading = true;
            }

            var read = await reader.Read(Read, ct);
            lock (gate)
            {
                // Whatever was saved meanwhile is newer than what was read, or the same.
                foreach (var newer in since.Values)
                {
                    read[newer.Id] = newer;
                }

                held = read;
                trimmedTo = read.Count;
            }
        }
        finally
        {
            lock (gate)
            {
                isReading = false;
                since.Clear();
            }

            loading.Release();
        }
    }

    private async Task<Dictionary<long, RecentCase>> Read(CityDb db)
    {
        var today = city.DayStart(clock.Now);
        var yesterday = today.AddDays(-1);
        // Each of the three has an index, so that what was closed long ago is not read.
        var rows = await db.Set<CaseRow>().Where(c => c.OpenedAt >= yesterday || c.ClosedAt == null || c.ClosedAt >= today).ToListAsync();
        var ids = rows.ConvertAll(r => r.Id);
        var clocks = (await db.Set<CaseClockRow>().Where(k => EF.Parameter(ids).Contains(k.CaseId)).ToListAsync()).ToLookup(k => k.CaseId);
        return rows.ToDictionary(r => r.Id, r => RecentCase.Of(r, clocks[r.Id], flows.Of(r)));
    }
}
