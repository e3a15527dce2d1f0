using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.Cases.Rules.Search;
using Jingwei.Sensing.Contracts.Catalog;
using Microsoft.Data.Sqlite;

namespace Jingwei.Bench.Cases;

/// <summary>
/// Fills a folder with older weeks, copied from a week that was lived: every row of every table that a case has, with its own ids, numbers, instants and days, another address, and its words in the search. The
/// newest week is copied from how it stood at its end, with what was open then; older weeks from how it stood when all was done. Sums of facts are made of the facts. Beyond <see cref="Whole"/> cases the oldest are
/// copied with what lists and searches ask of them only, without history, clocks and facts: nothing that is measured reads these of an old case, and the disk would not hold them.
/// </summary>
internal sealed partial class CopyWeeks(string lived, string finished, IScenarioCatalog catalog)
{
    /// <summary>Copies of the week in one week of the city.</summary>
    public const int InOneWeek = 32;

    /// <summary>So many of the newest have all their rows.</summary>
    public const long Whole = 2_000_000;
    private static readonly string[] Always = ["city_case", "case_party", "case_reporter"];
    private const long WeekMs = 7L * 24 * 3600 * 1000;

    private static readonly (string Table, string[] Ids, string[] Instants)[] Tables =
    [
        ("city_case", ["id"], ["opened_at", "due_at", "soon_at", "clear_due_at", "called_since", "accepted_at", "done_at", "closed_at", "incident_at", "suspended_at", "suspended_until"]),
        ("case_history", ["id", "case_id"], ["at", "recorded_at"]),
        ("case_clock", ["id", "case_id"], ["set_at", "due_at", "soon_at", "met_at"]),
        ("case_party", ["case_id"], ["since"]),
        ("case_reporter", ["id", "case_id", "origin_case_id"], ["at", "answered_at"]),
        ("case_file", ["history_id", "case_id"], []),
        ("case_fact", ["id", "case_id"], ["at", "counts_at"]),
        ("case_count", ["case_id"], []),
    ];

    private static readonly string[] Roads = ["中山", "人民", "南京", "解放", "建设", "复兴", "淮海", "延安", "北京", "西藏", "四川", "豫园", "福州", "河南", "浙江", "江苏", "天津", "成都", "瑞金", "茂名", "石门", "长乐", "华山", "镇宁"];
    private static readonly string[] Rest = ["东", "西", "南", "北", "中", "新", "老", "一", "二", "三", "支", "环"];

    /// <summary>Copies until there are so many cases, and answers how many there are.</summary>
    public long Fill(string file, long cases)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        db.CreateFunction("moved", (string? json, long ms) => json is null ? null : Instant().Replace(json, m => DateTimeOffset.Parse(m.Value, CultureInfo.InvariantCulture).AddMilliseconds(ms).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)), isDeterministic: true);
        db.CreateFunction("place", (long id, long copy) => PlaceOf(id, copy), isDeterministic: true);
        db.CreateFunction("terms", (string number, string zh, string en, string? text, string address, string category, long area) => TermsOf(number, zh, en, text, address, category, area), isDeterministic: true);
        Run(db, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2000000; PRAGMA temp_store=FILE; PRAGMA locking_mode=EXCLUSIVE;");
        Run(db, $"ATTACH '{lived}' AS lived; ATTACH '{finished}' AS finished;");
        var indexes = Strings(db, "SELECT sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND (tbl_name = 'city_case' OR tbl_name LIKE 'case_%')");
        foreach (var name in Strings(db, "SELECT name FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND (tbl_name = 'city_case' OR tbl_name LIKE 'case_%')"))
        {
            Run(db, $"DROP INDEX {name}");
        }

        // The week itself is copy 0 of the newest one. What was copied before into another order of ids would be slow, so the oldest come first.
        var week = One(db, "SELECT count(*) FROM lived.city_case");
        var copies = Math.Max(0, ((cases + week - 1) / week) - 1);
        for (var copy = copies; copy >= 1; copy--)
        {
            CopyOne(db, copy, copy < InOneWeek ? "lived" : "finished", week, whole: copy * week < Whole);
        }

        Run(db, $"UPDATE case_number SET last = {week * (copies + 1)}");
        Run(db, "DELETE FROM case_fact_sum");
        Run(db, "INSERT INTO case_fact_sum (appraised, kind, day, area_id, body_id, person_id, category, total) SELECT appraised, kind, day, area_id, ifnull(body_id, 0), ifnull(person_id, 0), category, sum(amount) FROM case_fact GROUP BY 1, 2, 3, 4, 5, 6, 7");
        indexes.ForEach(sql => Run(db, sql));
        return One(db, "SELECT count(*) FROM city_case");
    }

    private static void CopyOne(SqliteConnection db, long copy, string from, long week, bool whole)
    {
        var weeks = copy / InOneWeek;
        var ms = -weeks * WeekMs;
        // Ids are milliseconds shifted by 20 bits and a counter, of which a week of one run needs the lower half. The upper half tells copies apart,
        // those of other weeks too: what ends later than its week meets what another week did at the same hour.
        var id = (ms << 20) + ((copy % 1024) << 10);
        using var transaction = db.BeginTransaction();
        foreach (var (table, ids, instants) in Tables.Where(t => whole || Always.Contains(t.Table)))
        {
            var columns = Strings(db, $"SELECT name FROM pragma_table_info('{table}')");
            var values = columns.Select(c => ids.Contains(c) ? $"{c} + {id}" : instants.Contains(c) ? $"{c} + {ms}" : (table, c) switch
            {
                ("city_case", "address_zh") => $"place(id, {copy})",
                ("city_case" or "case_reporter", "number") => $"substr(number, 1, 7) || printf('%06d', CAST(substr(number, 8) AS INTEGER) + {copy * week})",
                ("case_clock", "events") => $"moved(events, {ms})",
                ("case_fact", "day") => $"CAST(strftime('%Y%m%d', (counts_at + {ms}) / 1000 + 28800, 'unixepoch') AS INTEGER)",
                _ => c,
            });
            Run(db, $"INSERT INTO main.{table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM {from}.{table} ORDER BY rowid");
        }

        if (from == "lived")
        {
            Run(db, $"INSERT INTO main.due (id, kind, subject, at, body, set_at, attempts) SELECT id + {id}, kind, CAST(CAST(subject AS INTEGER) + {id} AS TEXT), at, json_object('caseId', json_extract(body, '$.caseId') + {id}), set_at, attempts FROM lived.due WHERE kind = 'case.clock'");
        }

        Run(db, $"INSERT INTO main.case_search (rowid, terms) SELECT c.id + {id}, terms(c.number, c.title_zh, c.title_en, c.text, place(c.id, {copy}), c.category_code, c.area_id) FROM {from}.city_case c ORDER BY c.id");
        transaction.Commit();
    }

    private static string PlaceOf(long id, long copy)
    {
        // The common roads are much more common.
        var mixed = (ulong)(id ^ (copy * 7919)) * 0x9E3779B97F4A7C15UL;
        var share = (mixed >> 40) / (double)(1 << 24);
        var road = (int)(Roads.Length * share * share);
        return $"{Roads[road]}{Rest[(mixed >> 20) % (ulong)Rest.Length]}路{1 + ((mixed >> 8) % 1500)}号";
    }

    private string TermsOf(string number, string zh, string en, string? text, string address, string category, long area)
    {
        var name = catalog.FindCategory(category)?.Name;
        return string.Join(' ', SearchTerms.Of(number[(number.LastIndexOf('-') + 1)..], zh, en, text, address, name?.Zh, name?.En).Append($"\uE000{area}"));
    }

    private static void Run(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Names and numbers of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long One(SqliteConnection db, string sql) => long.Parse(Strings(db, sql)[0], CultureInfo.InvariantCulture);

    private static List<string> Strings(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Names and numbers of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var all = new List<string>();
        while (reader.Read())
        {
            all.Add(reader.GetString(0));
        }

        return all;
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")]
    private static partial Regex Instant();
}
