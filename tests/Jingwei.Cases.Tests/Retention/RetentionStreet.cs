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

    /// <summary>A city whose periods a person has released.</summary>
    public static async Task<LevelsRig> Open()
    {
        var city = await LevelsRig.Open();
        await city.Release();
        return city;
    }

    /// <summary>What ships is published, as it is proposed.</summary>
    public static async Task Release(this LevelsRig city)
    {
        await city.Storage.Writer.Write(async scope =>
        {
            await city.Get<RetentionVersions>().ProposeShipped(scope);
            return true;
        });
        (await city.Decide(RetentionVersions.Product)).ShouldBeNull();
    }

    /// <summary>The newest that somebody proposed is published by the mayor, who has looked at its preview.</summary>
    public static async Task<string?> Decide(this LevelsRig city, long proposedBy)
    {
        var versions = city.Get<RetentionVersions>();
        var proposed = await city.Storage.Reader.Read(db => db.Set<RetentionVersionRow>().Where(v => v.ProposedById == proposedBy).OrderByDescending(v => v.Id).FirstAsync());
        var preview = await versions.Check(new RetentionText(proposed.Yaml), city["mayor"], CancellationToken.None);
        var published = await versions.Decide(proposed.Id.ToString(), new RetentionDecision("publish", AtOnce: preview.Value.AtOnce), city["mayor"], CancellationToken.None);
        await city.Storage.Settle();
        return published.Ok ? null : published.Refusal.Code;
    }

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
        var held = await city.Get<HoldCase>().Hold(number, new HoldRequest("李法官", "民事案件取证", city.DayOf(city.Now + time)), city[who], "console", CancellationToken.None);
        await city.Storage.Settle();
        return held.Ok ? null : held.Refusal.Code;
    }

    /// <summary>The calendar day of the city, as it is written.</summary>
    public static string DayOf(this LevelsRig city, DateTimeOffset at) => (at + city.Get<CitySettings>().UtcOffsetAt(at)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>When a hold until that day is over.</summary>
    public static DateTimeOffset EndOfDay(this LevelsRig city, DateTimeOffset at) => city.Get<CitySettings>().DayStart(at).AddDays(1);

    /// <summary>Other days for all, published by a second person.</summary>
    public static async Task Publish(this LevelsRig city, int other, int voided, int brake = 500, string removes = "contact, words, letters, calls, photos")
    {
        var text = $"version: 1\nsource: 测试\nuploads: 7\nbrake: {brake}\nlines:\n  - days: {{ other: {other}, voided: {voided} }}\n    removes: [{removes}]\n";
        var versions = city.Get<RetentionVersions>();
        var proposed = await versions.Propose(new RetentionText(text, "试"), city["district"], CancellationToken.None);
        proposed.Ok.ShouldBeTrue(proposed.Ok ? "" : proposed.Refusal.Code);
        (await city.Decide(city["district"].AccountId)).ShouldBeNull();
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
