using Jingwei.Cases.Retention;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Retention;

/// <summary>Every text that stands with a case is emptied, covered or known to hold nothing of a reporter; a new one must say which.</summary>
public sealed class RetentionColumnsTests
{
    /// <summary>What a reporter wrote, or was written to them: it goes.</summary>
    private static readonly string[] Emptied =
    [
        "case_reporter.contact_sealed", "case_reporter.contact_masked", "case_reporter.behalf_name", "case_reporter.words", "case_reporter.answer_note",
        "case_history.note", "case_history.args", "case_history.file_ids", "case_file.file_id", "case_request.body", "case_answer.text", "case_call.reason",
        "case_first_asked.told_words", "hotline_order.area_words", "case_appeal.file_ids",
    ];

    /// <summary>Codes, numbers, hashes, names of the register, and what holds no words of anybody.</summary>
    private static readonly string[] Harmless =
    [
    ];

    [Fact]
    public async Task Every_text_of_a_case_is_accounted_for()
    {
        await using var city = await LevelsRig.Open();
        var texts = await city.Storage.Reader.Read(db => db.Database.SqlQueryRaw<string>(
            """
            SELECT m.name || '.' || c.name AS Value FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.type = 'TEXT' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) k WHERE k.name = 'case_id')
            """).ToListAsync());
        List<string> known = [.. Emptied, .. RedactBeside.Staff.Select(s => $"{s.Table}.{s.Column}"), .. Harmless];
        texts.Except(known).ShouldBeEmpty();
        known.Except(texts).ShouldBeEmpty("what is listed is there");
        known.ShouldBeUnique();
    }
}
