using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;

namespace Jingwei.Host.Serving.Plain;

/// <summary>Reporting without a script: the same questions one by one, then the same report as from any other page.</summary>
internal sealed class PlainReport(OpenReports reports, PlainPlace places, CitySettings city)
{
    private const string Path = "/report";
    private const string Other = "other";

    public IResult Begin(PlainWords words) => Show("what", PlainDraft.Empty, words, null, []);

    /// <summary>Takes the answer to one question, or the whole report; on an error the page comes again with everything on it.</summary>
    public async Task<IResult> Take(IFormCollection form, PlainWords words, Actor actor, CancellationToken ct)
    {
        var draft = PlainDraft.From(form);
        var at = PlainDraft.Steps.Contains(form["at"].ToString()) ? form["at"].ToString() : "what";
        var go = form["go"].ToString();
        if (PlainDraft.Steps.Contains(go))
        {
            return await ShowAgain(go, draft, words, ct);
        }

        // A later question stands on the earlier ones, whatever the form says.
        foreach (var step in PlainDraft.Steps.TakeWhile(s => s != at).Append(at))
        {
            if (await Fault(step, draft, words, ct) is var (fault, choices) && (fault is not null || choices.Count > 0))
            {
                return Show(step, draft, words, fault, choices);
            }
        }

        return at == "review" ? await Send(draft, words, actor, ct) : await ShowAgain(PlainDraft.Steps[Array.IndexOf(PlainDraft.Steps, at) + 1], draft, words, ct);
    }

    private async Task<(PlainFault? Fault, IReadOnlyList<(string, string)> Choices)> Fault(string step, PlainDraft draft, PlainWords words, CancellationToken ct)
    {
        switch (step)
        {
            case "what" when string.IsNullOrWhiteSpace(draft.Text):
                return (new PlainFault("text", words["text_required"]), []);
            case "what" when draft.Text.Trim().Length > OpenReports.LongestText:
                return (new PlainFault("text", words["text_too_long", ("most", OpenReports.LongestText)]), []);
            case "where":
                var found = await places.Find(draft, words, ct);
                return (found.Fault, found.Place is null ? found.Choices : []);
            case "contact" when draft.PhoneFault is { } fault:
                return (new PlainFault("phone", words[fault, ("n", draft.Digits.Length)]), []);
            default:
                return (null, []);
        }
    }

    private async Task<IResult> Send(PlainDraft draft, PlainWords words, Actor actor, CancellationToken ct)
    {
        var place = (await places.Find(draft, words, ct)).Place!;
        var behalf = draft.Behalf.Trim();
        if (draft.Same is not ("" or Other))
        {
            var joining = new MeTooRequest(draft.Same, place.Point.Lon, place.Point.Lat, draft.Text.Trim(), null, draft.Digits, behalf.Length > 0 ? new OnBehalfOf(behalf, draft.Digits) : null);
            Result<ReportReceipt>? joined = null;
            await Idempotency.Under(draft.Repeatable, null, async () => joined = await reports.MeToo(joining, actor, ct));
            return joined!.Ok ? Receipt(joined.Value, words, joined: true) : Refused(joined.Refusal, draft with { Same = "" }, words);
        }

        var request = new ReportRequest(
            draft.Text.Trim(), place.Point.Lon, place.Point.Lat, Contact: draft.Digits, Kind: "resident",
            OnBehalfOf: behalf.Length > 0 ? new OnBehalfOf(behalf, draft.Digits) : null, Address: place.Words, Beside: draft.Detail);
        Result<ReportReceipt>? receipt = null;
        await Idempotency.Under(draft.Repeatable, null, async () => receipt = await reports.Report(request, actor, ct));
        return receipt!.Ok ? Receipt(receipt.Value, words) : Refused(receipt.Refusal, draft, words);
    }

    private async Task<IReadOnlyList<SimilarReport>> SimilarTo(PlainDraft draft, ToldPlace place, CancellationToken ct)
    {
        var found = await reports.Similar(new SimilarRequest(draft.Text.Trim(), place.Point.Lon, place.Point.Lat), ct);
        return found.Ok ? found.Value.Items : [];
    }

    private string Local(DateTimeOffset at) => at.ToOffset(city.UtcOffsetAt(at)).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private IResult Refused(Refusal refusal, PlainDraft draft, PlainWords words)
    {
        (string Name, object? Value)[] args = [.. (refusal.Args ?? new Dictionary<string, object?>()).Select(a => (a.Key, a.Value))];
        var sentence = words.Find(refusal.Code) is null ? words["other"] : words[refusal.Code, args];
        var (step, field) = refusal.Field switch
        {
            "text" => ("what", "text"),
            "lon" => ("where", "street"),
            "beside" => ("where", "detail"),
            "contact" => ("contact", "phone"),
            _ => ("review", "send"),
        };
        return Show(step, draft, words, new PlainFault(field, sentence), []);
    }

    private async Task<IResult> ShowAgain(string step, PlainDraft draft, PlainWords words, CancellationToken ct)
    {
        var found = step is "where" or "review" && draft.Street.Length + draft.Area.Length > 0 ? await places.Find(draft, words, ct) : null;
        return step == "review" ? Review(draft, found!.Place!, await SimilarTo(draft, found.Place!, ct), words) : Show(step, draft, words, null, step == "where" ? found?.Choices ?? [] : []);
    }

    private IResult Show(string step, PlainDraft draft, PlainWords words, PlainFault? fault, IReadOnlyList<(string, string)> choices)
    {
        var page = Page(step, words, fault, out var title);
        string[] asked = step switch { "what" => ["text"], "where" => ["street", "crossing", "place", "area", "detail"], "contact" => ["phone", "behalf"], _ => [] };
        page.Form("report").Hidden("at", step);
        foreach (var (name, value) in draft.Fields.Where(f => !asked.Contains(f.Name)))
        {
            page.Hidden(name, value);
        }

        switch (step)
        {
            case "what":
                page.Input("text", words["what.label"], draft.Text, words["what.example"], area: true);
                break;
            case "where":
                page.Lead(words["where.lead"]).Input("street", words["where.street"], draft.Street, words["where.street.example"])
                    .Input("crossing", words["where.crossing"], draft.Crossing, words["where.crossing.example"]);
                if (choices.Count > 0)
                {
                    page.Pick("place", words["where.choose"], draft.Place, choices);
                }

                page.Select("area", words["where.area"], draft.Area, places.AreasToChoose().Select(a => (a.Value, words.Of(a.Name))).Prepend(("", words["where.area.none"])))
                    .Input("detail", words["where.detail"], draft.Detail, words["where.detail.example"]);
                break;
            case "contact":
                page.Lead(words["contact.lead"]).Input("behalf", words["contact.behalf"], draft.Behalf)
                    .Input("phone", words["contact.phone"], draft.Phone, words["contact.phone.example"], "tel");
                break;
            default:
                break;
        }

        page.Button("go", "next", words[step == "review" ? "review.send" : "next"]);
        if (step != "what")
        {
            page.Button("go", PlainDraft.Steps[Array.IndexOf(PlainDraft.Steps, step) - 1], words["back"], main: false);
        }

        return page.End().Page(Path, title);
    }

    /// <summary>Everything once more; where something like it is reported already, one plain question about it.</summary>
    private IResult Review(PlainDraft draft, ToldPlace place, IReadOnlyList<SimilarReport> similar, PlainWords words)
    {
        var page = Page("review", words, null, out var title).Form("report").Hidden("at", "review");
        foreach (var (name, value) in draft.Fields.Where(f => f.Name != "same"))
        {
            page.Hidden(name, value);
        }

        void Row(string step, string about, params string[] lines) => page
            .Raw($"<div class=\"box\"><dl><dt>{PlainHtml.Encode(words[about])}</dt><dd>{PlainHtml.Encode(string.Join('\n', lines.Where(l => l.Length > 0)))}</dd></dl>")
            .Button("go", step, words["review.change", ("what", words[about])], main: false).Raw("</div>");
        Row("what", "review.what", draft.Text.Trim());
        Row("where", "review.where", place.Words, draft.Detail.Trim());
        Row("contact", "review.contact", draft.Digits.Length == 0 ? words["review.contact.none"] : draft.Digits, draft.Behalf.Trim() is { Length: > 0 } behalf ? words["review.for", ("name", behalf)] : "");
        if (similar.Count > 0)
        {
            page.Pick("same", words["same.title"], Other, similar.Select(s => (s.Key, YesTo(s, words))).Append((Other, words["same.no"])));
        }

        return page.Button("go", "next", words["review.send"]).End().Page(Path, title);
    }

    private string YesTo(SimilarReport one, PlainWords words) => words["same.yes",
        ("what", words.Of(one.CategoryName)), ("meters", one.DistanceMeters), ("since", Local(one.Since)), ("stage", words[$"stage.{one.Stage.ToString().ToLowerInvariant()}"]), ("n", one.Reporters)];

    private static PlainHtml Page(string step, PlainWords words, PlainFault? fault, out string title)
    {
        title = words[$"{step}.title"];
        return new PlainHtml(words, fault).Heading(title, words["step", ("n", Array.IndexOf(PlainDraft.Steps, step) + 1), ("all", PlainDraft.Steps.Length)]);
    }

    /// <summary>Number and code, large. The code never stands in an address: the way on carries it in the form.</summary>
    private static IResult Receipt(ReportReceipt receipt, PlainWords words, bool joined = false)
    {
        var page = new PlainHtml(words, null);
        return page.Heading(words[joined ? "done.joined" : "done.title"]).Lead(words["done.lead"])
            .Raw($"<div class=\"slip\"><p>{PlainHtml.Encode(words["done.number"])}<b>{PlainHtml.Encode(receipt.Number)}</b></p><p>{PlainHtml.Encode(words["done.code"])}<b>{receipt.FollowCode[..3]} {receipt.FollowCode[3..]}</b></p></div>")
            .Lead(words["done.next"])
            .Form("follow").Hidden("number", receipt.Number).Hidden("code", receipt.FollowCode).Button("go", "show", words["done.follow"]).End()
            .Raw($"<p class=\"line\"><a href=\"{page.Link("")}\">{PlainHtml.Encode(words["home"])}</a></p>")
            .Page(Path, words["done.title"]);
    }
}
