using System.Security.Cryptography;
using System.Text;
using Jingwei.Foundation;

namespace Jingwei.Host.Serving.Plain;

/// <summary>What a resident has told so far. Without a script the form itself carries it from page to page.</summary>
/// <param name="Place">A chosen crossing as <c>street|crossing</c>; the street alone with nothing after the bar.</param>
/// <param name="Same">Of what is reported already near by: the key of the one that it is too, or <c>other</c>; empty before that was asked.</param>
/// <param name="Key">Made with the first page: the same report sent twice is filed once.</param>
internal sealed record PlainDraft(
    string Text, string Street, string Crossing, string Place, string Area, string Detail, string Behalf, string Phone, string Same, string Key)
{
    public static readonly string[] Steps = ["what", "where", "contact", "review"];

    public static PlainDraft Empty => new("", "", "", "", "", "", "", "", "", RandomNumberGenerator.GetHexString(32));

    public static PlainDraft From(IFormCollection form)
    {
        string Of(string name) => form[name].ToString();
        return new PlainDraft(
            Of("text"), Of("street"), Of("crossing"), Of("place"), Of("area"), Of("detail"), Of("behalf"), Of("phone"), Of("same"),
            Of("key") is { Length: > 0 and <= 64 } key ? key : RandomNumberGenerator.GetHexString(32));
    }

    /// <summary>Everything that was told, by the names of its fields.</summary>
    public IEnumerable<(string Name, string Value)> Fields =>
        [("text", Text), ("street", Street), ("crossing", Crossing), ("place", Place), ("area", Area), ("detail", Detail), ("behalf", Behalf), ("phone", Phone), ("same", Same), ("key", Key)];

    /// <summary>Names this report: another try, or a reload of the receipt, is the same one; a changed report is another.</summary>
    public string Repeatable => $"plain|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', Fields.Select(f => f.Value)))))}";

    /// <summary>The digits of the phone; blanks, dashes, brackets and a leading +86 do not matter.</summary>
    public string Digits
    {
        get
        {
            var digits = new string([.. Widths.Narrow(Phone).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '(' or ')'))]);
            return digits.StartsWith("+86", StringComparison.Ordinal) ? digits[3..] : digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..] : digits;
        }
    }

    /// <summary>What is wrong with the phone, as a sentence's key; null for none and for a good one. The same rule as <c>web/shared/phone</c>.</summary>
    public string? PhoneFault => Digits switch
    {
        "" => null,
        var d when !d.All(char.IsAsciiDigit) => "phone_letters",
        ['0', ..] d => d.Length < 10 ? "phone_short" : d.Length > 12 ? "phone_long" : null,
        { Length: < 11 } => "phone_short",
        { Length: > 11 } => "phone_long",
        ['1', >= '3', ..] => null,
        _ => "phone_shape",
    };
}
