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
        "case_history.note", "case_history.args", "case_history.reasons", "case_history.file_ids", "case_file.file_id", "case_request.body", "case_answer.text", "case_call.reason",
        "case_first_asked.told_words", "hotline_order.area_words", "case_appeal.file_ids",
    ];

    /// <summary>Codes, numbers, hashes, names of the register, and what holds no words of anybody.</summary>
    private static readonly string[] Harmless =
    [
        "case_history.by_role", "case_history.how", "case_history.code", "case_clock.kind", "case_clock.events", "case_request.move", "case_request.asked_role", "case_request.state",
        "case_party.category_code", "case_merge.state_before", "case_merge.outcome_before", "case_merge.alarm_ids", "case_reporter.number", "case_reporter.follow_code_hash", "case_reporter.removed_kinds",
        "case_fact.appraised", "case_fact.kind", "case_fact.category", "case_count.counted_from", "case_count.closing_limits", "hotline_order.platform", "hotline_order.order_number", "hotline_order.kind", "hotline_order.how",
        "case_call.why", "case_call.satisfaction", "case_call.solved", "case_supervision.asked_of", "case_supervision.asked_role", "case_supervision.limit", "case_supervision.state",
        "case_hand.kind", "case_hand.state", "case_hand.asked_role", "case_bulk_item.state", "case_bulk_item.came_to", "case_bulk_item.refusal", "case_first_asked.state", "case_first_asked.told_how", "case_cause.matter",
        "case_assist.state", "case_appeal.kind", "case_appeal.barred", "case_appeal.state", "case_retention.category_code", "case_retention.source", "case_retention.carries", "case_retention.way", "case_hold.person",
        "retention_removal.way", "retention_removal.carries", "retention_removal.kinds",
    ];

    /// <summary>Meetings are records beside the case: the decision (ADR 44) does not reach them.</summary>
    private static readonly string[] Beyond = ["meeting.number", "meeting.kind", "meeting.matter", "meeting.address", "meeting.state", "meeting.end_words", "meeting_topic.title"];

    [Fact]
    public async Task Every_text_of_a_case_is_accounted_for()
    {
        await using var city = await LevelsRig.Open();
        var texts = await city.Storage.Reader.Read(db => db.Database.SqlQueryRaw<string>(
            """
            SELECT m.name || '.' || c.name AS Value FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.type = 'TEXT' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) k WHERE k.name = 'case_id')
            """).ToListAsync());
        List<string> known = [.. Emptied, .. RedactBeside.Staff.Select(s => $"{s.Table}.{s.Column}"), .. Harmless, .. Beyond];
        texts.Except(known).ShouldBeEmpty();
        known.Except(texts).ShouldBeEmpty("what is listed is there");
        known.ShouldBeUnique();
    }
}
