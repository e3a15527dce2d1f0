using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Jingwei.Gateway.Open311;

/// <summary>The fields of a request that is filed. An empty field is as good as none.</summary>
internal sealed class RequestForm
{
    public const int LongestDescription = 4000;
    public const int LongestAddress = 200;
    public const int LongestContact = 100;
    public const int LongestLink = 500;

    private static readonly FormOptions Limits = new() { ValueCountLimit = 200, KeyLengthLimit = 200, ValueLengthLimit = 64 * 1024 };
    private readonly IFormCollection fields;

    private RequestForm(IFormCollection fields) => this.fields = fields;

    public string this[string name] => fields[name].ToString().Trim();

    /// <summary>The form that came; or what is wrong with it.</summary>
    public static async Task<(RequestForm? Form, Wrong? Wrong)> Read(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentType is not { } type || !type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return (null, Wrong.With("请以 application/x-www-form-urlencoded 提交表单。", "Send a form as application/x-www-form-urlencoded."));
        }

        try
        {
            return (new RequestForm(await request.ReadFormAsync(Limits, ct)), null);
        }
        catch (Exception large) when (large is InvalidDataException or BadHttpRequestException)
        {
            return (null, Wrong.With("表单太大或不完整。", "The form is too large, or incomplete."));
        }
    }

    /// <summary>Answers by the question's code: <c>attribute[code]</c> and <c>attribute[code][]</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Answers => fields
        .Select(f => (Code: CodeOf(f.Key), f.Value)).Where(f => f.Code is not null).GroupBy(f => f.Code!)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.SelectMany(f => f.Value).OfType<string>()]);

    /// <summary>All that it says, whatever the order of its fields.</summary>
    public string Whole => string.Join('&', fields.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.Select(v => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(v ?? "")}")));

    /// <summary>What is wrong with fields that need no look at the city.</summary>
    public IEnumerable<Wrong> Wrongs()
    {
        foreach (var (name, most) in new[]
        {
            ("description", LongestDescription), ("address_string", LongestAddress), ("email", LongestContact), ("phone", LongestContact),
            ("first_name", LongestContact / 2), ("last_name", LongestContact / 2), ("media_url", LongestLink), ("account_id", LongestContact),
        })
        {
            if (this[name].Length > most)
            {
                yield return Wrong.With($"{name} 太长，至多 {most} 个字。", $"{name} is too long; at most {most} characters.");
            }
        }

        if (this["media_url"] is { Length: > 0 } link && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            yield return Wrong.With("media_url 应是 http 或 https 网址。", "media_url should be an http or https address.");
        }
    }

    /// <summary>The point that lat and long name; null when neither is given.</summary>
    public (GeoPoint? Place, Wrong? Wrong) Place()
    {
        var (lat, lon) = (this["lat"], this["long"]);
        if (lat.Length + lon.Length == 0)
        {
            return (null, null);
        }

        return Degrees(lat) is { } y && Degrees(lon) is { } x && new GeoPoint(x, y) is { IsOnEarth: true } place ? (place, null)
            : (null, Wrong.With("lat 与 long 应一并给出，为 WGS-84 度数，如 lat=31.2297、long=121.4478。", "lat and long go together, in WGS-84 degrees such as lat=31.2297 and long=121.4478."));
    }

    /// <summary>How to reach the reporter: the phone, else the mail address.</summary>
    public string? Contact => this["phone"] is { Length: > 0 } phone ? phone : this["email"] is { Length: > 0 } mail ? mail : null;

    /// <summary>Who reports, as the language writes it.</summary>
    public string? Name
    {
        get
        {
            var (first, last) = (this["first_name"], this["last_name"]);
            var name = last.Any(c => c is >= '\u4e00' and <= '\u9fff') ? $"{last}{first}" : $"{first} {last}".Trim();
            return name.Length > 0 ? name : null;
        }
    }

    private static double? Degrees(string text) => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? CodeOf(string key)
    {
        const string Begin = "attribute[";
        if (!key.StartsWith(Begin, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = key.EndsWith("[]", StringComparison.Ordinal) ? key[Begin.Length..^2] : key[Begin.Length..];
        return rest is [.. var code, ']'] ? code : rest;
    }
}
