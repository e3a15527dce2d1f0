using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Jingwei.Foundation;

namespace Jingwei.Gateway.Cap;

/// <summary>Reads and judges a CAP 1.2 message: the schema's order, counts, words and forms, and the rules that stand in the specification's prose. Pure.</summary>
internal static partial class ReadCap
{
    private const string DefaultLanguage = "en-US";

    /// <summary>The message, or all that is wrong with it (the first twenty).</summary>
    public static (CapAlert? Alert, IReadOnlyList<CapMistake> Mistakes) Read(ReadOnlyMemory<byte> xml)
    {
        var mistakes = new CapMistakes();
        var (root, code, detail) = SafeXml.Read(xml, SafeXml.MostBytes);
        if (root is null)
        {
            mistakes.Add("alert", code!, ("detail", detail), ("most", detail));
            return (null, mistakes.Found);
        }

        return Read(root);
    }

    /// <summary>As the other; a message from beyond a time is wrong too.</summary>
    public static (CapAlert? Alert, IReadOnlyList<CapMistake> Mistakes) Read(ReadOnlyMemory<byte> xml, DateTimeOffset latest)
    {
        var (alert, found) = Read(xml);
        if (alert is null || alert.Sent <= latest)
        {
            return (alert, found);
        }

        var mistakes = new CapMistakes();
        mistakes.Add("alert/sent", "sentAhead", ("given", CapTime.Write(alert.Sent)));
        return (null, mistakes.Found);
    }

    public static (CapAlert? Alert, IReadOnlyList<CapMistake> Mistakes) Read(XElement root)
    {
        var mistakes = new CapMistakes();
        if (root.Name != XName.Get("alert", CapGrammar.Namespace))
        {
            mistakes.Add("alert", "rootUnknown", ("given", root.Name.ToString()), ("namespace", CapGrammar.Namespace));
            return (null, mistakes.Found);
        }

        var alert = Alert(root, mistakes);
        return mistakes.None ? (alert, []) : (null, mistakes.Found);
    }

    private static CapAlert Alert(XElement root, CapMistakes mistakes)
    {
        var has = mistakes.Take(root, "alert", CapGrammar.Alert);
        var (identifier, sender) = (Text(has, "identifier") ?? "", Text(has, "sender") ?? "");
        foreach (var (name, value) in new[] { ("identifier", identifier), ("sender", sender) })
        {
            if (has[name].Any() && (value.Length is 0 or > 200 || NotInNames().IsMatch(value)))
            {
                mistakes.Add($"alert/{name}", "nameInvalid", ("given", value));
            }
        }

        var (scope, msgType) = (Text(has, "scope"), Text(has, "msgType"));
        if (scope == "Restricted" && string.IsNullOrEmpty(Text(has, "restriction")))
        {
            mistakes.Add("alert/restriction", "restrictionLacking");
        }

        if (scope == "Private" && string.IsNullOrEmpty(Text(has, "addresses")))
        {
            mistakes.Add("alert/addresses", "addressesLacking");
        }

        var references = References(Text(has, "references"), mistakes);
        if (msgType is "Update" or "Cancel" or "Ack" or "Error" && references.Count == 0 && !has["references"].Any())
        {
            mistakes.Add("alert/references", "referencesLacking", ("msgType", msgType));
        }

        var infos = has["info"].ToList();
        return new CapAlert(
            identifier, sender, Instant(has, "alert", "sent", mistakes) ?? default, Text(has, "status") ?? "", msgType ?? "", scope ?? "", Text(has, "source"), Text(has, "note"), references,
            [.. infos.Select((info, i) => Info(info, CapMistakes.Named("alert", "info", i, infos.Count), mistakes))]);
    }

    private static CapInfo Info(XElement info, string path, CapMistakes mistakes)
    {
        var has = mistakes.Take(info, path, CapGrammar.Info);
        if (has["event"].Any() && string.IsNullOrEmpty(Text(has, "event")))
        {
            mistakes.Add($"{path}/event", "textEmpty");
        }

        var language = Text(has, "language");
        if (language is not null && !Language().IsMatch(language))
        {
            mistakes.Add($"{path}/language", "languageInvalid", ("given", language));
        }

        if (Text(has, "web") is { } web && !Uri.TryCreate(web, UriKind.Absolute, out _))
        {
            mistakes.Add($"{path}/web", "uriInvalid", ("given", web));
        }

        foreach (var (resource, i) in has["resource"].Select((r, i) => (r, i)))
        {
            Resource(resource, CapMistakes.Named(path, "resource", i, has["resource"].Count()), mistakes);
        }

        _ = Values(has, path, "parameter", mistakes);
        var areas = has["area"].ToList();
        return new CapInfo(
            language ?? DefaultLanguage, Texts(has, "category"), Text(has, "event") ?? "", Texts(has, "responseType"), Text(has, "urgency") ?? "", Text(has, "severity") ?? "", Text(has, "certainty") ?? "",
            Instant(has, path, "effective", mistakes), Instant(has, path, "onset", mistakes), Instant(has, path, "expires", mistakes), Text(has, "senderName"), Text(has, "headline"),
            Text(has, "description"), Text(has, "instruction"), Text(has, "web"), Text(has, "contact"), Values(has, path, "eventCode", mistakes),
            [.. areas.Select((area, i) => Area(area, CapMistakes.Named(path, "area", i, areas.Count), mistakes))]);
    }

    private static void Resource(XElement resource, string path, CapMistakes mistakes)
    {
        var has = mistakes.Take(resource, path, CapGrammar.Resource);
        if (Text(has, "size") is { } size && !long.TryParse(size, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            mistakes.Add($"{path}/size", "numberInvalid", ("given", size));
        }
    }

    private static CapArea Area(XElement area, string path, CapMistakes mistakes)
    {
        var has = mistakes.Take(area, path, CapGrammar.Area);
        if (has["areaDesc"].Any() && string.IsNullOrEmpty(Text(has, "areaDesc")))
        {
            mistakes.Add($"{path}/areaDesc", "textEmpty");
        }

        foreach (var name in new[] { "altitude", "ceiling" })
        {
            if (Text(has, name) is { } number && CapShape.FindNumber(number) is null)
            {
                mistakes.Add($"{path}/{name}", "numberInvalid", ("given", number));
            }
        }

        if (has["ceiling"].Any() && !has["altitude"].Any())
        {
            mistakes.Add($"{path}/ceiling", "ceilingWithoutAltitude");
        }

        return new CapArea(
            Text(has, "areaDesc") ?? "", [.. Each(has, path, "polygon", CapShape.FindPolygon, "polygonInvalid", mistakes)], [.. Each(has, path, "circle", CapShape.FindCircle, "circleInvalid", mistakes)],
            Values(has, path, "geocode", mistakes));
    }

    private static IEnumerable<T> Each<T>(ILookup<string, XElement> has, string path, string name, Func<string, T?> find, string code, CapMistakes mistakes)
        where T : class
    {
        var count = has[name].Count();
        foreach (var (element, i) in has[name].Select((e, i) => (e, i)))
        {
            if (find(element.Value) is { } found)
            {
                yield return found;
            }
            else
            {
                mistakes.Add(CapMistakes.Named(path, name, i, count), code, ("given", element.Value.Trim()));
            }
        }
    }

    private static List<CapValue> Values(ILookup<string, XElement> has, string path, string name, CapMistakes mistakes)
    {
        var count = has[name].Count();
        return
        [
            .. has[name].Select((element, i) => mistakes.Take(element, CapMistakes.Named(path, name, i, count), CapGrammar.NamedValue))
                .Select(pair => new CapValue(Text(pair, "valueName") ?? "", Text(pair, "value") ?? "")),
        ];
    }

    private static List<CapReference> References(string? text, CapMistakes mistakes)
    {
        var references = new List<CapReference>();
        foreach (var one in (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = one.Split(',');
            if (parts.Length == 3 && parts[0].Length > 0 && parts[1].Length > 0 && CapTime.Find(parts[2]) is { } sent)
            {
                references.Add(new CapReference(parts[0], parts[1], sent));
            }
            else
            {
                mistakes.Add("alert/references", "referenceInvalid", ("given", one));
            }
        }

        return references;
    }

    private static DateTimeOffset? Instant(ILookup<string, XElement> has, string path, string name, CapMistakes mistakes)
    {
        if (Text(has, name) is not { } text)
        {
            return null;
        }

        var instant = CapTime.Find(text);
        if (instant is null)
        {
            mistakes.Add($"{path}/{name}", "instantInvalid", ("given", text));
        }

        return instant;
    }

    private static string? Text(ILookup<string, XElement> has, string name) => has[name].FirstOrDefault()?.Value.Trim();

    private static List<string> Texts(ILookup<string, XElement> has, string name) => [.. has[name].Select(e => e.Value.Trim())];

    [GeneratedRegex(@"[\s,<&]")]
    private static partial Regex NotInNames();

    [GeneratedRegex(@"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\z")]
    private static partial Regex Language();
}
