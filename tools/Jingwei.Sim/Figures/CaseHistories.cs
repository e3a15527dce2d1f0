using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Figures;

/// <summary>What became of one case, in the instants of its history; null for what did not happen.</summary>
public sealed record CaseStory(
    string Number, string Source, string? DeviceId, string? Outcome, bool Closed, DateTimeOffset OpenedAt,
    DateTimeOffset? RungAt, DateTimeOffset? AcceptedAt, DateTimeOffset? ArrivedAt, DateTimeOffset? ClearAt, DateTimeOffset? CheckedAt)
{
    private static readonly string[] Clears = ["done", "pickedUp", "alreadyClear", "falseAlarm", "notFound", "clearedItself"];

    public static CaseStory Of(TaskAnswer page)
    {
        DateTimeOffset? First(params string[] codes) => page.History?
            .Where(h => codes.Contains(h.Code)).Select(h => (DateTimeOffset?)h.At).Min();

        // Work that was sent back is done when it was done again.
        var clearAt = page.History?.Where(h => Clears.Contains(h.Code)).Select(h => (DateTimeOffset?)h.At).Max();
        return new CaseStory(
            page.Number, page.Source ?? "", page.DeviceId, page.Outcome, page.State == "closed", page.OpenedAt,
            First("called"), First("accept"), First("arrived"), clearAt, First("checked"));
    }
}

/// <summary>Reads the day's cases as the street's operator sees them.</summary>
public static class CaseHistories
{
    public static async Task<IReadOnlyList<CaseStory>> Read(CityHttp desk, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var rows = new List<CaseRow>();
        string? cursor = null;
        do
        {
            var page = await desk.Get<Page<CaseRow>>("cases?limit=200" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"), ct);
            rows.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        var stories = new List<CaseStory>();
        foreach (var row in rows.Where(r => r.OpenedAt >= from && r.OpenedAt < to).OrderBy(r => r.OpenedAt))
        {
            stories.Add(CaseStory.Of(await desk.Get<TaskAnswer>($"cases/{row.Number}", ct)));
        }

        return stories;
    }
}
