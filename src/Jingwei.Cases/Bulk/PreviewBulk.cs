using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Bulk;

/// <summary>
/// What an act would do with each case: it is done by the very slices that do it, and undone before anybody can see it. Each case is tried by itself, so that the writer does other people's work between.
/// </summary>
internal sealed class PreviewBulk(ICityWriter writer, ICityReader reader, ChooseCases choose, DoAct act, WorkflowBook flows)
{
    public async Task<Result<BulkPreview>> Run(BulkRequest request, Actor actor, string how, CancellationToken ct)
    {
        var chosen = await reader.Read(db => choose.Of(db, request, actor, ct), ct);
        if (!chosen.Ok)
        {
            return chosen.Refusal;
        }

        var lines = new List<BulkLine>();
        foreach (var one in chosen.Value.Cases)
        {
            lines.Add(await Try(one, request.Act!, actor, how, ct));
        }

        return new BulkPreview(lines, lines.Count(l => l.Refusal is null && !l.Asks), lines.Count(l => l.Asks), lines.Count(l => l.Refusal is not null), chosen.Value.More, ChooseCases.Most);
    }

    private async Task<BulkLine> Try(BulkCase one, BulkAct asked, Actor actor, string how, CancellationToken ct)
    {
        BulkLine? line = null;
        await writer.Write<Result<Done>>(async scope =>
        {
            var number = one.Number!.Trim();
            var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
            if (row is null)
            {
                var unknown = new BulkRefusal("case_unknown", null, new Dictionary<string, object?> { ["number"] = number });
                line = new BulkLine(number, 0, Text.Same(number), Text.Same("–"), null, false, unknown);
                return Undone;
            }

            var (version, title, from) = (row.Version, row.Title, flows.Of(row).Step(row.State).Name);
            var came = await act.Run(scope, row, asked, one.Version, actor, how);
            var seen = came.Ok || came.Refusal.Code != "case_unknown";
            line = new BulkLine(number, version, seen ? title : Text.Same(number), seen ? from : Text.Same("–"), came.Ok ? came.Value.To : null, came.Ok && came.Value.Asks, came.Ok ? null : DoAct.Told(came.Refusal));
            return Undone;
        }, ct);
        return line!;
    }

    /// <summary>What is refused leaves no trace.</summary>
    private static Refusal Undone => Refusal.Because(RefusalKind.Conflict, "rehearsed");
}
