using System.Text;

namespace Jingwei.City.Contracts;

/// <summary>The text of a file that somebody made: UTF-8 (or UTF-16 with a mark), else GB18030, in which Chinese spreadsheets save.</summary>
/// <param name="Text">Null when it is no text in any of these.</param>
/// <param name="ReadAs"><see cref="Gb18030"/> when it was read so, which it does not say itself; else null.</param>
public sealed record FileText(string? Text, string? ReadAs)
{
    public const string Gb18030 = "GB18030";

    /// <summary>The reason when there is no text.</summary>
    public const string NotText = "not_text";

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static async Task<FileText> Of(Stream file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        if (Decode(bytes, Utf8) is { } text)
        {
            return new FileText(text, null);
        }

        // What begins with the mark of UTF-8, or is UTF-8 but for a few places, is broken UTF-8 and nothing else.
        var all = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return !all.StartsWith(Encoding.UTF8.Preamble) && !IsBroken(all) && Decode(bytes, Chinese) is { } chinese ? new FileText(chinese, Gb18030) : new FileText(null, null);
    }

    // Read as UTF-8, Chinese in GB18030 is faults nearly everywhere; a UTF-8 file that was cut or patched has few.
    private static bool IsBroken(ReadOnlySpan<byte> bytes)
    {
        var (sound, faults) = (0, 0);
        foreach (var sign in Encoding.UTF8.GetString(bytes))
        {
            faults += sign == '\uFFFD' ? 1 : 0;
            sound += sign > '\u007F' && sign != '\uFFFD' ? 1 : 0;
        }

        return sound > faults * 4;
    }

    // A workbook or a picture has signs that no table has, in whatever encoding.
    private static string? Decode(MemoryStream bytes, Encoding encoding)
    {
        bytes.Position = 0;
        using var reader = new StreamReader(bytes, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        try
        {
            var text = reader.ReadToEnd();
            return text.AsSpan().ContainsAnyInRange('\0', '\b') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
