using System.Net;
using System.Text;

namespace Jingwei.Host.Serving.Plain;

/// <summary>What is wrong with a form: which field, and the sentence for the reader.</summary>
internal sealed record PlainFault(string Field, string Words);

/// <summary>The frame and the parts of the plain pages: HTML and one style, no script, large type, targets of 60 px. Every text is encoded here.</summary>
internal sealed class PlainHtml(PlainWords words, PlainFault? fault)
{
    public const string Root = "/resident/plain";
    private readonly StringBuilder body = new();

    private const string Style = """
        :root{color-scheme:light dark;--bg:#fff;--text:#000;--text-2:#1f2733;--line:#4b5563;--primary:#063a8f;--link:#063a8f;--late:#a30d05;--ok:#0b5a2a}
        @media (prefers-color-scheme:dark){:root{--bg:#0b1118;--text:#fff;--text-2:#d5dde6;--line:#8a9bb0;--primary:#0958d9;--link:#9cc4ff;--late:#ff9a92;--ok:#7bdca3}}
        *{box-sizing:border-box}html{font-size:22px}body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif}
        a{color:var(--link)}header,main,footer{max-width:680px;margin:0 auto;padding:14px 18px}header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px}
        header a,footer a,.line a{display:inline-flex;align-items:center;min-height:60px;padding:4px 8px;font-weight:700}.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--bg)}
        h1{font-size:1.6rem;line-height:1.3;margin:0 0 16px;text-wrap:balance}h2{font-size:1.15rem;margin:28px 0 8px}p{margin:0 0 14px;text-wrap:pretty}.over,.example,.lead{color:var(--text-2)}
        label,legend{display:block;font-weight:700}fieldset{border:0;margin:0 0 20px;padding:0}.field{margin:0 0 22px}.example{margin:0 0 4px}
        input[type=text],textarea,select{width:100%;min-height:60px;padding:10px 14px;font:inherit;color:inherit;background:var(--bg);border:2px solid var(--line);border-radius:12px}
        .wrong{padding-left:14px;border-left:6px solid var(--late)}.error{color:var(--late);font-weight:700;margin:0 0 6px}
        .pick{display:flex;align-items:center;gap:14px;min-height:60px;padding:8px 14px;margin:0 0 8px;border:2px solid var(--line);border-radius:12px}.pick input{width:30px;height:30px;flex:none}
        button,.go{display:flex;align-items:center;justify-content:center;width:100%;min-height:68px;margin:0 0 14px;padding:10px 18px;font:inherit;font-weight:700;border-radius:14px;border:2px solid var(--link);background:var(--bg);color:var(--link);text-decoration:none;cursor:pointer}
        .main{background:var(--primary);border-color:var(--primary);color:#fff}.slip,.now,.box{padding:16px 20px;margin:0 0 20px;border:3px solid var(--link);border-radius:16px}.slip b,.now b{display:block;font-size:1.5rem;line-height:1.35;overflow-wrap:anywhere}
        .box{border-width:2px;border-color:var(--line)}.ok{border-color:var(--ok)}dt{color:var(--text-2)}dd{margin:0 0 10px;font-weight:600;white-space:pre-wrap;overflow-wrap:anywhere}ol{padding-left:1.4em}li{margin:0 0 10px}li span{color:var(--text-2)}
        :focus-visible{outline:4px solid #b45309;outline-offset:2px}
        """;

    public static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");

    public PlainHtml Raw(string html)
    {
        body.Append(html);
        return this;
    }

    public PlainHtml Heading(string title, string? over = null) => Raw($"{(over is null ? "" : $"<p class=\"over\">{Encode(over)}</p>")}<h1>{Encode(title)}</h1>{Summary()}");

    public PlainHtml Lead(string text) => Raw($"<p class=\"lead\">{Encode(text)}</p>");

    public PlainHtml Hidden(string name, string? value) => string.IsNullOrEmpty(value) ? this : Raw($"<input type=\"hidden\" name=\"{name}\" value=\"{Encode(value)}\">");

    /// <summary>A labelled field with its example and, when it is the one that is wrong, what is wrong.</summary>
    public PlainHtml Input(string name, string label, string? value, string? example = null, string autocomplete = "off", bool area = false)
    {
        var attributes = $"id=\"{name}\" name=\"{name}\" autocomplete=\"{autocomplete}\"{Describe(name, example)}";
        return Raw(Field(name, label, example, area ? $"<textarea rows=\"4\" {attributes}>{Encode(value)}</textarea>" : $"<input type=\"text\" {attributes} value=\"{Encode(value)}\">"));
    }

    public PlainHtml Select(string name, string label, string? chosen, IEnumerable<(string Value, string Words)> options) =>
        Raw(Field(name, label, null, $"<select id=\"{name}\" name=\"{name}\"{Describe(name, null)}>{string.Concat(options.Select(o =>
            $"<option value=\"{Encode(o.Value)}\"{(o.Value == (chosen ?? "") ? " selected" : "")}>{Encode(o.Words)}</option>"))}</select>"));

    public PlainHtml Pick(string name, string legend, string? chosen, IEnumerable<(string Value, string Words)> options) =>
        Raw($"<fieldset{(Says(name) ? " class=\"wrong\"" : "")}><legend>{Encode(legend)}</legend>{Error(name)}{string.Concat(options.Select((o, i) =>
            $"<label class=\"pick\"><input type=\"radio\" name=\"{name}\"{(i == 0 ? $" id=\"{name}\"" : "")} value=\"{Encode(o.Value)}\"{(o.Value == chosen ? " checked" : "")}>{Encode(o.Words)}</label>"))}</fieldset>");

    public PlainHtml Button(string name, string value, string label, bool main = true) =>
        Raw($"<button{(main ? " class=\"main\"" : "")} type=\"submit\" name=\"{name}\" value=\"{value}\">{Encode(label)}</button>");

    public PlainHtml Form(string path) => Raw($"<form method=\"post\" action=\"{Root}/{path}\" novalidate>").Hidden("lang", words.Lang);

    public PlainHtml End() => Raw("</form>");

    public string Link(string path) => $"{Root}{path}{(words.English ? "?lang=en" : "")}";

    /// <summary>The whole page; an error stands in its title too, for whoever listens.</summary>
    public IResult Page(string path, string title, int status = StatusCodes.Status200OK)
    {
        var other = words.English ? $"{Root}{path}" : $"{Root}{path}?lang=en";
        return Results.Content(
            $"""
            <!doctype html><html lang="{(words.English ? "en" : "zh-CN")}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{(fault is null ? "" : Encode(words["wrong"]))}{Encode(title)} · {Encode(words["site"])}</title><link rel="icon" href="/favicon.svg"><style>{Style}</style></head>
            <body><a class="skip" href="#content">{Encode(words["skip"])}</a><header><a href="{Link("")}">{Encode(words["site"])}</a><a href="{other}" lang="{(words.English ? "zh-CN" : "en")}">{Encode(words["language"])}</a></header>
            <main id="content">{body}</main><footer><p>{Encode(words["hotline"])} <a href="tel:12345">12345</a></p></footer></body></html>
            """,
            "text/html; charset=utf-8", statusCode: fault is null ? status : StatusCodes.Status400BadRequest);
    }

    private bool Says(string field) => fault?.Field == field;

    private string Error(string field) => Says(field) ? $"<p class=\"error\" id=\"{field}-error\">{Encode(fault!.Words)}</p>" : "";

    private string Describe(string name, string? example)
    {
        var about = string.Join(' ', new[] { example is null ? null : $"{name}-example", Says(name) ? $"{name}-error" : null }.Where(a => a is not null));
        return $"{(about.Length > 0 ? $" aria-describedby=\"{about}\"" : "")}{(Says(name) ? " aria-invalid=\"true\" autofocus" : "")}";
    }

    private string Field(string name, string label, string? example, string control) =>
        $"<div class=\"field{(Says(name) ? " wrong" : "")}\"><label for=\"{name}\">{Encode(label)}</label>{(example is null ? "" : $"<p class=\"example\" id=\"{name}-example\">{Encode(example)}</p>")}{Error(name)}{control}</div>";

    private string Summary() => fault is null ? "" : $"<p class=\"error\" role=\"alert\">{Encode(words["wrong"])} <a href=\"#{fault.Field}\">{Encode(fault.Words)}</a></p>";
}
