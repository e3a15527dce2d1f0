using System.Text.RegularExpressions;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;
using Jingwei.Foundation.Geometry;

namespace Jingwei.Gateway.Exchange.Mapping;

/// <summary>Reads a file of <c>exchange/</c>; what is wrong is noted with line and field. Pure.</summary>
internal static partial class ReadMapping
{
    private const int MostVersion = 9999;
    private static readonly MistakeSentences Sentences = new(typeof(ReadMapping).Assembly, "Gateway/Exchange/");
    private static readonly Dictionary<string, int> Levels = Words(["district", "city", "province", "national"]);
    private static readonly Dictionary<string, Datum> Datums = new() { ["wgs84"] = Datum.Wgs84, ["gcj02"] = Datum.Gcj02, ["bd09"] = Datum.Bd09, ["cgcs2000"] = Datum.Cgcs2000 };
    private static readonly Dictionary<string, ExchangeSign> Signs = new() { ["signature"] = ExchangeSign.Signature, ["header"] = ExchangeSign.Header };

    /// <summary>At which a case can be handed over: one that has ended is not.</summary>
    private static readonly string[] Stages = ["intake", "verify", "file", "dispatch", "handle", "check", "close"];
    private static readonly string[] Sources = ["sensor", "resident", "assisted", "inspector", "hotline", "platform"];

    /// <summary>Null when something is wrong.</summary>
    public static ExchangeMapping? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return null;
        }

        root.Only("platform", "version", "changed", "title", "level", "zone", "datum", "authentication", "codes", "out", "in");
        root.Get("changed").Day();
        var named = root.Get("platform");
        var name = named.Text() ?? "";
        if (named.IsThere && !Code().IsMatch(name))
        {
            named.Wrong("notName", ("given", name));
        }

        var version = root.Get("version").Whole(1, MostVersion) ?? 0;
        var title = root.Get("title").Only("zh", "en").BothLanguages() ?? Text.Same("");
        var levelPlace = root.Get("level");
        var level = levelPlace.Word(Levels) is null ? "" : levelPlace.Text()!;
        var zone = ZoneOf(root.Find("zone"));
        var datum = root.Find("datum").Word(Datums) ?? Datum.Wgs84;
        var (sign, header) = Authentication(root.Get("authentication"));
        var codes = root.Find("codes").Entries().Select(Table).ToDictionary(t => t.Name);
        var outward = root.Find("out") is { IsThere: true } o ? Out(o, codes) : null;
        var inward = root.Find("in") is { IsThere: true } i ? In(i, codes) : null;
        if (outward is null && inward is null && mistakes.Count == before)
        {
            root.Wrong("neitherWay");
        }

        return mistakes.Count == before ? new ExchangeMapping(name, version, title, level, zone, datum, sign, header, codes, outward, inward) : null;
    }

    /// <summary>Another file says that it is the same mapping.</summary>
    public static FileMistake AlsoIn(string file, ExchangeMapping mapping, string other)
    {
        var mistakes = new List<FileMistake>();
        YamlPlace.OfFile(file, Sentences, mistakes).Wrong("mappingTwice", ("platform", mapping.Name), ("version", mapping.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("other", other));
        return mistakes[0];
    }

    private static TimeZoneInfo ZoneOf(YamlPlace place)
    {
        if (place.Text() is not { } id)
        {
            return CityTime.Usual.Zone;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            return zone;
        }

        place.Wrong("zoneUnknown", ("given", id));
        return CityTime.Usual.Zone;
    }

    private static (ExchangeSign, string) Authentication(YamlPlace place)
    {
        place.Only("kind", "name");
        var kind = place.Get("kind").Word(Signs) ?? ExchangeSign.Signature;
        var named = place.Find("name");
        if (kind == ExchangeSign.Header && !named.IsThere)
        {
            place.Get("name");
        }

        if (named.Text() is { } header && (!Header().IsMatch(header) || Reserved.Contains(header, StringComparer.OrdinalIgnoreCase)))
        {
            named.Wrong("notHeader", ("given", header));
        }

        return (kind, named.Text() ?? "");
    }

    /// <summary>What the call itself sets.</summary>
    private static readonly string[] Reserved = ["Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection", "Idempotency-Key", "webhook-id", "webhook-timestamp", "webhook-signature"];

    private static CodeTable Table(YamlPlace place)
    {
        var theirs = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var entry in place.Entries())
        {
            List<string> given = entry.IsList ? [.. entry.Items().Select(i => i.Text()).OfType<string>()] : entry.Text() is { } one ? [one] : [];
            if (given.Count == 0)
            {
                entry.Wrong("codeLacking");
            }

            theirs[entry.Name] = given.Count == 0 ? [""] : given;
        }

        return new CodeTable(place.Name, theirs);
    }

    private static OutMapping Out(YamlPlace place, Dictionary<string, CodeTable> codes)
    {
        place.Only("case", "step", "rule", "answer");
        var rule = place.Find("rule");
        rule.Only("categories", "sources", "stages");
        return new OutMapping(
            Call(place.Get("case"), codes), Call(place.Get("step"), codes),
            rule.IsThere ? new OutRule(Texts(rule.Find("categories")), Known(rule.Find("sources"), Sources), Known(rule.Get("stages"), Stages)) : null, Answer(place.Find("answer")));
    }

    private static OutCall Call(YamlPlace place, Dictionary<string, CodeTable> codes)
    {
        place.Only("path", "fields");
        var at = place.Get("path");
        var path = at.Text() ?? "/";
        if (!Path().IsMatch(path))
        {
            at.Wrong("notPath", ("given", path));
        }

        var fields = place.Get("fields").Entries().Select(f => OutFieldOf(f, codes)).ToList();
        foreach (var field in place.Find("fields").Entries().Where(f => !Dotted().IsMatch(f.Name) || fields.Exists(other => other.Name.StartsWith(f.Name + ".", StringComparison.Ordinal))))
        {
            field.Wrong("notField", ("given", field.Name));
        }

        return new OutCall(path, fields);
    }

    private static OutField OutFieldOf(YamlPlace place, Dictionary<string, CodeTable> codes)
    {
        place.Only("from", "text", "codes", "else", "format", "required", "as", "purpose");
        var (fromPlace, purposePlace, formatPlace, codesPlace) = (place.Find("from"), place.Find("purpose"), place.Find("format"), place.Find("codes"));
        var (from, fixedText, purpose) = (fromPlace.Text(), place.Find("text").Text(), purposePlace.Text());
        if (from is null == fixedText is null)
        {
            place.Wrong("fromOrText");
        }
        else if (from is not null && !OutFields.All.Contains(from))
        {
            fromPlace.Wrong("fromUnknown", ("field", place.Name), ("given", from), ("known", string.Join(", ", NearNames.Of(OutFields.All, from))));
        }

        var personal = OutFields.Personal.Contains(from);
        if (personal && purpose is null)
        {
            place.Wrong("purposeLacking", ("given", from!));
        }
        else if (!personal && purposePlace.IsThere)
        {
            purposePlace.Wrong("purposeUnneeded", ("given", from ?? ""));
        }
        else if (purpose?.Length > LongestPurpose)
        {
            purposePlace.Wrong("purposeTooLong", ("most", LongestPurpose.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var format = Format(formatPlace, OutFields.Instants.Contains(from));
        if (place.Find("as") is { IsThere: true } asPlace)
        {
            asPlace.Word(AsWords);
        }

        return new OutField(
            place.Name, from, fixedText, TableOf(codesPlace, codes), ElseOf(place, codesPlace), format, place.Find("required").Truth(), place.Find("as").IsThere, purpose);
    }

    public const int LongestPurpose = 200;
    private static readonly Dictionary<string, int> AsWords = Words(["text"]);

    private static string? ElseOf(YamlPlace place, YamlPlace codesPlace)
    {
        var other = place.Find("else");
        if (other.IsThere && !codesPlace.IsThere)
        {
            other.Wrong("elseWithoutCodes");
        }

        return other.Text();
    }

    private static CodeTable? TableOf(YamlPlace place, Dictionary<string, CodeTable> codes)
    {
        if (place.Text() is not { } name)
        {
            return null;
        }

        if (codes.TryGetValue(name, out var table))
        {
            return table;
        }

        place.Wrong("tableUnknown", ("given", name), ("known", codes.Count == 0 ? "–" : string.Join(", ", codes.Keys)));
        return null;
    }

    private static string Format(YamlPlace place, bool isInstant)
    {
        if (place.Text() is not { } format)
        {
            return Times.Iso;
        }

        if (!isInstant)
        {
            place.Wrong("formatUnneeded");
        }
        else if (!Times.IsFormat(format))
        {
            place.Wrong("notFormat", ("given", format));
        }

        return format;
    }

    private static AnswerMapping Answer(YamlPlace place)
    {
        place.Only("ok", "says", "number");
        var ok = place.Find("ok").Only("field", "is");
        return new AnswerMapping(
            ok.IsThere ? Way(ok.Get("field")) : null, ok.IsThere ? Texts(ok.Get("is")) : [], place.Find("says").IsThere ? Way(place.Find("says")) : null, place.Find("number").IsThere ? Way(place.Find("number")) : null);
    }

    private static InMapping In(YamlPlace place, Dictionary<string, CodeTable> codes)
    {
        place.Only("workflow", "case", "step");
        return new InMapping(
            place.Find("workflow").Text(),
            place.Find("case") is { IsThere: true } c ? Fields(c, codes, InFields.Case, InFields.CaseNeeds) : null,
            place.Find("step") is { IsThere: true } s ? Fields(s, codes, InFields.Step, InFields.StepNeeds) : null);
    }

    private static Dictionary<string, InField> Fields(YamlPlace place, Dictionary<string, CodeTable> codes, string[] known, string[] needed)
    {
        place.Only(known);
        foreach (var name in needed)
        {
            place.Get(name);
        }

        var read = new Dictionary<string, InField>();
        foreach (var field in place.Entries().Where(f => known.Contains(f.Name)))
        {
            field.Only("from", "codes", "else", "format");
            var codesPlace = field.Find("codes");
            var table = TableOf(codesPlace, codes);
            if (table is not null)
            {
                Twice(codesPlace, table);
            }

            if (field.Name == "step")
            {
                Meanings(field, table);
            }

            read[field.Name] = new InField(field.Name, Way(field.Get("from")), table, ElseOf(field, codesPlace), Format(field.Find("format"), InFields.Instants.Contains(field.Name)));
        }

        return read;
    }

    /// <summary>What comes in must become one of ours and not one of two.</summary>
    private static void Twice(YamlPlace place, CodeTable table)
    {
        foreach (var theirs in table.Theirs.SelectMany(t => t.Value.Select(v => (Ours: t.Key, Theirs: v))).GroupBy(t => t.Theirs).Where(g => g.Count() > 1))
        {
            place.Wrong("codeTwice", ("theirs", theirs.Key), ("ours", string.Join(", ", theirs.Select(t => t.Ours))), ("table", table.Name));
        }
    }

    private static void Meanings(YamlPlace field, CodeTable? table)
    {
        if (table is null && !field.Find("codes").IsThere)
        {
            field.Wrong("stepWithoutCodes", ("known", string.Join(", ", InFields.Meanings)));
        }

        foreach (var wrong in table?.Theirs.Keys.Except(InFields.Meanings) ?? [])
        {
            field.Find("codes").Wrong("meaningUnknown", ("given", wrong), ("known", string.Join(", ", InFields.Meanings)));
        }
    }

    private static string Way(YamlPlace place)
    {
        var way = place.Text() ?? "";
        if (place.IsThere && !Dotted().IsMatch(way))
        {
            place.Wrong("notField", ("given", way));
        }

        return way;
    }

    private static IReadOnlyList<string> Texts(YamlPlace place) => [.. place.Items().Select(i => i.Text()).OfType<string>()];

    private static IReadOnlyList<string> Known(YamlPlace place, string[] known)
    {
        var words = Words(known);
        return [.. place.Items().Select(i => i.Word(words) is { } at ? known[at] : null).OfType<string>()];
    }

    private static Dictionary<string, int> Words(string[] words) => words.Select((w, i) => (w, i)).ToDictionary(w => w.w, w => w.i);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{1,39}$")]
    private static partial Regex Code();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]{0,59}$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^/[A-Za-z0-9._~/-]{0,199}$")]
    private static partial Regex Path();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_-]{0,59}(\.[\p{L}_][\p{L}\p{N}_-]{0,59}){0,4}$")]
    private static partial Regex Dotted();
}
