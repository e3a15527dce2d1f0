using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Jingwei.City.Contracts;
using Jingwei.Gateway.Exports;

namespace Jingwei.Gateway.Tests.Exports;

/// <summary>What becomes of rows in both formats; workbooks are read back by the library's own reader.</summary>
public sealed class SheetTests
{
    [Fact]
    public async Task A_csv_begins_with_a_byte_order_mark_and_keeps_commas_quotes_and_lines()
    {
        var bytes = await Write(file => new CsvSheet(file), [["编号", "事由"], ["1", "井盖,\"破\"\n了"], [null, 2.5]]);
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes[3..]).ReplaceLineEndings("\n").ShouldBe("编号,事由\n1,\"井盖,\"\"破\"\"\n了\"\n,2.5\n");
    }

    [Fact]
    public void No_words_of_anybody_become_a_formula() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), words =>
    {
        var safe = FormulaGuard.Safe(words.Get);
        return safe.EndsWith(words.Get, StringComparison.Ordinal) && (safe.Length == 0 || !"=+-@\t\r\n＝＋－＠".Contains(safe[0], StringComparison.Ordinal));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-3 米", "'-3 米")]
    [InlineData("井盖", "井盖")]
    [InlineData("", "")]
    public void The_apostrophe_stands_before_what_a_spreadsheet_would_reckon_with(string words, string safe) => FormulaGuard.Safe(words).ShouldBe(safe);

    [Fact]
    public async Task A_workbook_is_valid_and_holds_words_as_words_and_numbers_as_numbers()
    {
        var bytes = await Write(file => new XlsxSheet(file), [["编号", "事由", "等级"], ["2026-沪-000001", "=HYPERLINK(\"x\") \u0001 😀", 3], [null, new string('长', 40_000), 121.4478]]);
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(e => e.Description).ShouldBeEmpty();
        var rows = Rows(book).Single();
        rows[1].ShouldBe([(CellValues.InlineString, "2026-沪-000001"), (CellValues.InlineString, "=HYPERLINK(\"x\")  😀"), (CellValues.Number, "3")]);
        rows[2][1].Text.Length.ShouldBe(XlsxSheet.MostCharacters);
        rows[2][2].ShouldBe((CellValues.Number, "121.4478"));
    }

    [Fact]
    public async Task A_full_sheet_is_followed_by_another_with_the_same_headings()
    {
        object?[][] rows = [["n"], .. Enumerable.Range(1, 7).Select(n => new object?[] { n })];
        var bytes = await Write(file => new XlsxSheet(file, mostRows: 4), rows);
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(e => e.Description).ShouldBeEmpty();
        Rows(book).Select(sheet => string.Join(' ', sheet.Select(r => r[0].Text))).ShouldBe(["n 1 2 3", "n 4 5 6", "n 7"]);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_million_rows_need_no_more_memory_than_ten_thousand(string format)
    {
        const int Batch = 10_000;
        var held = new List<long>();
        var plan = new ExportPlan(1_000_000, (after, _) =>
        {
            var at = int.Parse(after ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            held.Add(GC.GetTotalMemory(forceFullCollection: at is Batch or 990_000));
            return Task.FromResult(new ExportBatch([.. Enumerable.Range(at, Batch).Select(n => new object?[] { "2026-沪-000001", n })], at + Batch < 1_000_000 ? $"{at + Batch}" : null));
        });
        await using var sink = format == "csv" ? (IRowSink)new CsvSheet(new Nowhere()) : new XlsxSheet(new Nowhere());
        (await RunExports.Copy(["编号", "n"], plan, sink, _ => { }, CancellationToken.None)).ShouldBe(1_000_000);
        (held[99] - held[1]).ShouldBeLessThan(8 * 1024 * 1024, "what is held while the last rows are written, beside what was held at the first");
    }

    private static async Task<byte[]> Write(Func<Stream, IRowSink> sinkOver, object?[][] rows)
    {
        using var file = new MemoryStream();
        await using (var sink = sinkOver(file))
        {
            foreach (var row in rows)
            {
                await sink.Write(row, CancellationToken.None);
            }

            await sink.Finish(CancellationToken.None);
        }

        return file.ToArray();
    }

    private static List<List<List<(CellValues Type, string Text)>>> Rows(SpreadsheetDocument book) =>
    [
        .. book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => ((WorksheetPart)book.WorkbookPart.GetPartById(s.Id!)).Worksheet.Descendants<Row>()
            .Select(r => r.Elements<Cell>().Select(c => (c.DataType?.Value ?? CellValues.Number, c.InnerText)).ToList()).ToList()),
    ];

    /// <summary>Takes everything and keeps nothing.</summary>
    private sealed class Nowhere : Stream
    {
        private long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => length += count;
    }
}
