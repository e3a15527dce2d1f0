using Jingwei.Cases.Contracts;
using Jingwei.Cases.Retention;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests.Retention;

/// <summary>What the tests of retention do to cases.</summary>
internal static class RetentionStreet
{
    public const string Phone = "13912345678";
    public const string Words = "楼下垃圾桶满了，请联系13912345678";

    public static async Task<ReportReceipt> Report(this LevelsRig city, IReadOnlyList<string>? files = null, Actor? by = null)
    {
        var filed = await city.Get<ReportProblem>().Run(
            new ReportRequest(Words, 121.45, 31.23, files, by is null ? Phone : null, by is null ? null : "assisted", by is null ? null : new OnBehalfOf("王秀英", Phone), Category: "01-05", Address: "富民路12号302室"), by ?? Actor.Nobody, CancellationToken.None);
        filed.Ok.ShouldBeTrue(filed.Ok ? "" : filed.Refusal.Code);
        await city.Storage.Settle();
        return filed.Value;
    }

    public static Task End(this LevelsRig city, string number, CaseOutcome way = CaseOutcome.Cleared) => city.Storage.Writer.Write(async scope =>
    {
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Number == number);
        row.Outcome = way;
        await city.Get<CaseBook>().Enter(scope, row, city.Get<WorkflowBook>().Of(row).Ended.Id);
        await city.Get<CaseBook>().Save(scope, row);
        return true;
    });

    public static Task Reopen(this LevelsRig city, string number) => city.Storage.Writer.Write(async scope =>
    {
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Number == number);
        row.Outcome = null;
        await city.Get<CaseBook>().Enter(scope, row, city.Get<WorkflowBook>().Of(row).Begin);
        await city.Get<CaseBook>().Save(scope, row);
        return true;
    });

    public static Task<CaseRow> Row(this LevelsRig city, string number) => city.Storage.Reader.Read(db => db.Set<CaseRow>().SingleAsync(c => c.Number == number));

    public static Task<bool> Known(this LevelsRig city, string number) => city.Storage.Reader.Read(db => db.Set<CaseReporterRow>().AnyAsync(r => r.Number == number && r.ContactSealed != null));

    public static async Task<string?> Hold(this LevelsRig city, string number, TimeSpan time, string who = "leader")
    {
        var held = await city.Get<HoldCase>().Hold(number, new HoldRequest("李法官", "民事案件取证", city.Now + time), city[who], "console", CancellationToken.None);
        await city.Storage.Settle();
        return held.Ok ? null : held.Refusal.Code;
    }

    /// <summary>Other days for all, published by a second person.</summary>
    public static async Task Publish(this LevelsRig city, int other, int voided)
    {
        var text = $"version: 1\nsource: 测试\nuploads: 7\nlines:\n  - days: {{ other: {other}, voided: {voided} }}\n    removes: [contact, words, letters, calls, photos]\n";
        var versions = city.Get<RetentionVersions>();
        var proposed = await versions.Propose(new RetentionText(text, "试"), city["district"], CancellationToken.None);
        proposed.Ok.ShouldBeTrue(proposed.Ok ? "" : proposed.Refusal.Code);
        var id = await city.Storage.Reader.Read(db => db.Set<RetentionVersionRow>().OrderByDescending(v => v.Id).Select(v => v.Id).FirstAsync());
        var published = await versions.Decide(id.ToString(), new RetentionDecision("publish"), city["mayor"], CancellationToken.None);
        published.Ok.ShouldBeTrue(published.Ok ? "" : published.Refusal.Code);
        await city.Storage.Settle();
    }

    public static Task<IReadOnlyList<string>> Findings(this LevelsRig city) => city.Storage.Reader.Read<IReadOnlyList<string>>(async db =>
        [.. (await city.Storage.Services.GetServices<Storage.Audit.IAuditCheck>().OfType<RetentionAudit>().Single().Check(db, city.Now, CancellationToken.None)).Findings.Select(f => f.Code)]);

    public static async Task<string> Photo(this LevelsRig city, byte mark)
    {
        var stored = await city.Get<IFileStore>().Put(new MemoryStream([0xFF, 0xD8, 0xFF, mark, 1, 2, 3, 4, 5, 6, 7, 8]), "image/jpeg", "-", 1000, CancellationToken.None);
        return stored.Value.Id;
    }

    public static string PathOf(this LevelsRig city, string id)
    {
        var folder = Path.Combine(city.Storage.Folder, "files", id[..2]);
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, id);
    }

    /// <summary>Every text of every table, as the file has it.</summary>
    public static Task<List<string>> Everything(this LevelsRig city) => city.Storage.Reader.Read(async db =>
    {
        var all = new List<string>();
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        var tables = await Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'case_search%'");
        foreach (var table in tables)
        {
            foreach (var column in await Texts(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'"))
            {
                all.AddRange(await Texts(connection, $"SELECT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL"));
            }
        }

        return all;
    });

    private static async Task<List<string>> Texts(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the tables of this test's own file.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetValue(0).ToString()!);
        }

        return texts;
    }
}
