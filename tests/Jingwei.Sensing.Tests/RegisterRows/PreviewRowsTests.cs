using System.Text;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.RegisterRows;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Tests.RegisterRows;

/// <summary>What a table would do is said before it does it, and by the same comparison.</summary>
public sealed class PreviewRowsTests
{
    private const string There = """[{"no":"A-1","house":"bin-012","use":"住宅"},{"no":"A-2","house":"bin-012","use":"住宅"},{"no":"A-3","house":"bin-012"}]""";

    private const string Table = """
        no,house,use,state,gone
        A-1,bin-012,住宅,,
        A-2,bin-012,餐饮,,
        A-3,,,,true
        A-4,bin-013,住宅,,
        A-5,bin-999,,,
        A-6,bin-012,,shut,
        """;

    [Fact]
    public async Task Each_line_is_told_and_nothing_is_changed()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post(There);
        await rig.Settle();
        var (rows, heard, logged) = (await rig.Rows(), await Unheard(rig), await Logged(rig));

        var previewed = await Preview(rig, Table);
        previewed.Select(r => (r.Line, r.Status, r.Change, r.Code, r.Given)).ShouldBe([
            (2, RowStatus.Unchanged, null, null, null),
            (3, RowStatus.Stored, RowChange.Changed, null, null),
            (4, RowStatus.Stored, RowChange.Gone, null, null),
            (5, RowStatus.Stored, RowChange.Added, null, null),
            (6, RowStatus.Refused, null, "place_unknown", "bin-999"),
            (7, RowStatus.Refused, null, "word_unknown", "shut"),
        ]);
        await rig.Settle();
        (await rig.Rows()).Select(r => (r.Key, r.Gone, r.Content, r.ChangedAt)).ShouldBe(rows.Select(r => (r.Key, r.Gone, r.Content, r.ChangedAt)));
        (await Unheard(rig), await Logged(rig)).ShouldBe((heard, logged));
        rig.Said().ShouldBe(["lease@bin-012 busy"], "three rows about one place, of before");

        var stored = (await rig.Get<WriteRows>().Run("lease", await Brought(Table), LeaseRig.Administrator, CancellationToken.None)).Value.Results;
        stored.Select(r => (r.Index, r.Line, r.Status, r.Change, r.Code)).ShouldBe(previewed.Select(r => (r.Index, r.Line, r.Status, r.Change, r.Code)), "what was said is what is done");
    }

    [Fact]
    public async Task What_one_line_does_the_next_one_about_the_same_row_knows_also_in_a_long_table()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post("""[{"no":"A-1","house":"bin-012"}]""");
        var table = new StringBuilder("no,house,gone\nA-1,,true\n");
        for (var i = 0; i < 2 * WriteRows.MostAtOnce; i++)
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"B-{i},bin-013,\n");
        table.Append("A-1,bin-012,\n");
        var previewed = await Preview(rig, table.ToString());
        previewed.Select(r => r.Index).ShouldBe(Enumerable.Range(0, (2 * WriteRows.MostAtOnce) + 2));
        (previewed[0].Change, previewed[^1].Change).ShouldBe((RowChange.Gone, RowChange.Added));
        previewed.Count(r => r.Change == RowChange.Added).ShouldBe((2 * WriteRows.MostAtOnce) + 1);
    }

    [Fact]
    public async Task Whoever_may_not_write_there_learns_nothing()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Post("""[{"no":"A-1","house":"bin-012"}]""");
        var previewed = (await rig.Get<PreviewRows>().Run("lease", await Brought("no,house,gone\nA-1,,true\nA-1,bin-012,\n"), LeaseRig.Neighbor, CancellationToken.None)).Value.Results;
        previewed.Select(r => r.Code).ShouldBe(["row_unknown", "place_unknown"]);
        (await rig.Get<PreviewRows>().Run("nothing", await Brought("no\nA-1\n"), LeaseRig.Administrator, CancellationToken.None)).Refusal!.Code.ShouldBe("register_unknown");
    }

    private static async Task<IReadOnlyList<RowResult>> Preview(SensingRig rig, string table) =>
        (await rig.Get<PreviewRows>().Run("lease", await Brought(table), LeaseRig.Administrator, CancellationToken.None)).Value.Results;

    private static async Task<BroughtTable> Brought(string table)
    {
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return (await BroughtRows.FromCsv(csv, LeaseRig.Lease.Register!, CancellationToken.None)).Value;
    }

    private static Task<int> Unheard(SensingRig rig) => rig.Storage.Reader.Read(db => db.Set<UnheardRow>().CountAsync());

    private static Task<int> Logged(SensingRig rig) => rig.Storage.Reader.Read(db => db.Set<AuditLogRow>().CountAsync());
}
