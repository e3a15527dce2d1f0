using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Text = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Jingwei.Gateway.Exports;

/// <summary>
/// Rows as a workbook, streamed: each row's elements go into the zip as they come, so that a million rows need no more memory than one.
/// A sheet that is full is followed by another with the same headings. Words are inline strings, which no spreadsheet takes for a formula.
/// </summary>
internal sealed class XlsxSheet : IRowSink
{
    /// <summary>What a sheet holds at most, its headings included: a limit of the format's readers.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>What a cell holds at most.</summary>
    public const int MostCharacters = 32_767;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string PartType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly ZipArchive zip;
    private readonly int mostRows;
    private IReadOnlyList<object?>? headings;
    private Stream? entry;
    private OpenXmlWriter? sheet;
    private int sheets;
    private int rows;

    public XlsxSheet(Stream file, int mostRows = MostRows)
    {
        zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        this.mostRows = mostRows;
    }

    public Task Write(IReadOnlyList<object?> cells, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        headings ??= cells;
        if (sheet is null || rows == mostRows)
        {
            Close();
            Open();
            if (sheets > 1)
            {
                Row(headings);
            }
        }

        Row(cells);
        return Task.CompletedTask;
    }

    public Task Finish(CancellationToken ct)
    {
        if (sheet is null)
        {
            Open();
        }

        Close();
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{Each(n => $"<sheet name=\"Sheet{n}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")}</sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{PackageRelations}">{Each(n => $"<Relationship Id=\"rId{n}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")}</Relationships>""");
        Part("_rels/.rels", $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{PartType}.sheet.main+xml"/>{Each(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{PartType}.worksheet+xml\"/>")}</Types>
            """);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        sheet?.Dispose();
        entry?.Dispose();
        zip.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Open()
    {
        sheets++;
        rows = 0;
        entry = zip.CreateEntry($"xl/worksheets/sheet{sheets}.xml", CompressionLevel.Fastest).Open();
        sheet = OpenXmlWriter.Create(entry, Encoding.UTF8);
        sheet.WriteStartDocument(true);
        sheet.WriteStartElement(new Worksheet());
        sheet.WriteStartElement(new SheetData());
    }

    private void Close()
    {
        if (sheet is null)
        {
            return;
        }

        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.Dispose();
        entry!.Dispose();
        (sheet, entry) = (null, null);
    }

    private void Row(IReadOnlyList<object?> cells)
    {
        sheet!.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            sheet.WriteElement(CellOf(cell));
        }

        sheet.WriteEndElement();
        rows++;
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => new Cell(),
        string words => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Clean(words)) { Space = SpaceProcessingModeValues.Preserve }) },
        IFormattable number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)) },
        _ => throw new ArgumentException($"A cell is no {value.GetType().Name}."),
    };

    /// <summary>Without signs that XML does not carry; cut where a cell ends.</summary>
    private static string Clean(string words)
    {
        var fitting = words.Length > MostCharacters ? words[..MostCharacters] : words;
        if (IsClean(fitting))
        {
            return fitting;
        }

        var clean = new StringBuilder(fitting.Length);
        for (var i = 0; i < fitting.Length; i++)
        {
            if (i + 1 < fitting.Length && XmlConvert.IsXmlSurrogatePair(fitting[i + 1], fitting[i]))
            {
                clean.Append(fitting[i]).Append(fitting[++i]);
            }
            else if (XmlConvert.IsXmlChar(fitting[i]))
            {
                clean.Append(fitting[i]);
            }
        }

        return clean.ToString();
    }

    private static bool IsClean(string words) => words.All(c => !char.IsSurrogate(c) && XmlConvert.IsXmlChar(c));

    private string Each(Func<int, string> of) => string.Concat(Enumerable.Range(1, sheets).Select(of));

    private void Part(string name, string xml)
    {
        using var part = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        part.Write(xml.Trim());
    }
}
