using System.Globalization;
using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Host.Serving.Plain;

/// <summary>Following a report, and saying whether it was solved, without a script. Number and code travel in the form, never in an address.</summary>
internal sealed class PlainFollow(OpenReports reports, CitySettings city)
{
    private const string Path = "/follow";
    private const int CodeLength = 6;

    public IResult Begin(PlainWords words) => Ask("", "", words, null);

    public async Task<IResult> Take(IFormCollection form, PlainWords words, Actor actor, CancellationToken ct)
    {
        var (written, code) = (form["number"].ToString().Trim(), Widths.Narrow(form["code"].ToString()).Trim());
        var number = OpenReports.TidyNumber(written);
        var fault = written.Length == 0 ? new PlainFault("number", words["number_missing"])
            : !OpenReports.IsNumber(number) ? new PlainFault("number", words["number_shape", ("q", written)])
            : code.Count(char.IsLetterOrDigit) != CodeLength ? new PlainFault("code", words["code_missing"])
            : null;
        if (fault is not null)
        {
            return Ask(written, code, words, fault);
        }

        var found = await reports.Follow(number, code, actor, ct);
        if (!found.Ok)
        {
            return Ask(written, code, words, new PlainFault("code", words["report_unknown"]));
        }

        if (form["go"] == "more")
        {
            var more = form["more"].ToString().Trim();
            var said = await reports.Say(number, code, more, actor, ct);
            return said.Ok
                ? Show(said.Value, code, words, null)
                : Show(found.Value, code, words, new PlainFault("more", words[words.Find(said.Refusal.Code) is null ? "other" : said.Refusal.Code]), more: more);
        }

        if (form["go"] != "answer")
        {
            return Show(found.Value, code, words, null);
        }

        bool? solved = form["solved"].ToString() switch { "yes" => true, "no" => false, _ => null };
        var note = form["note"].ToString().Trim();
        var answered = await reports.Answer(number, new AnswerRequest(code, solved, note.Length == 0 ? null : note), actor, ct);
        return answered.Ok
            ? Show(answered.Value, code, words, null)
            : Show(found.Value, code, words, new PlainFault("solved", words[words.Find(answered.Refusal.Code) is null ? "other" : answered.Refusal.Code]), note);
    }

    private static IResult Ask(string number, string code, PlainWords words, PlainFault? fault) => new PlainHtml(words, fault)
        .Heading(words["follow.title"]).Form("follow")
        .Input("number", words["done.number"], number, words["follow.number.example"])
        .Input("code", words["done.code"], code, words["follow.code.example"])
        .Button("go", "show", words["follow.send"]).End().Page(Path, words["follow.title"]);

    private IResult Show(ReportView report, string code, PlainWords words, PlainFault? fault, string note = "", string more = "")
    {
        var closed = report.Stage == CaseStage.Ended;
        var page = new PlainHtml(words, fault).Heading(report.Number)
            .Raw($"<div class=\"now{(closed && report.Answer is not { Solved: false } ? " ok" : "")}\">{PlainHtml.Encode(words["progress.now"])}<b>{PlainHtml.Encode(Headline(report, words))}</b></div>");
        if (report.Answer is { } answer)
        {
            page.Raw($"<p class=\"box\">{PlainHtml.Encode(words[answer.Solved ? "said.yes" : report.Stage == CaseStage.Check ? "said.no.check" : "said.no.again"])}</p>");
        }

        if (report.MayAnswer)
        {
            page.Form("follow").Hidden("number", report.Number).Hidden("code", code)
                .Pick("solved", words[report.Answer is null ? "ask.title" : "ask.again"], report.Answer is { } said ? said.Solved ? "yes" : "no" : null, [("yes", words["ask.yes"]), ("no", words["ask.no"])])
                .Lead(words[closed ? "ask.no.closed" : "ask.no.checked"])
                .Input("note", words["ask.note"], note, area: true)
                .Button("go", "answer", words["ask.send"]).End();
        }

        if (report.MaySay)
        {
            page.Form("follow").Hidden("number", report.Number).Hidden("code", code).Input("more", words["more.title"], more, area: true).Button("go", "more", words["more.send"], main: report.Asked).End();
        }

        var steps = string.Concat(report.Steps.Select(s =>
            $"<li>{PlainHtml.Encode(words.Find($"step.{s.Code}") ?? s.Code)} <span>{Local(s.At)}</span>{(s.Words is null ? "" : $"<blockquote>{PlainHtml.Encode(s.Words)}</blockquote>")}</li>"));
        return page.Raw($"<h2>{PlainHtml.Encode(words["progress.steps"])}</h2><ol>{steps}</ol>")
            .Raw($"<dl class=\"box\"><dt>{PlainHtml.Encode(words["progress.said"])}</dt><dd>{PlainHtml.Encode(report.Text)}</dd><dt>{PlainHtml.Encode(words["review.where"])}</dt><dd>{PlainHtml.Encode(words.Of(report.Place.Address))}</dd></dl>")
            .Form("follow").Hidden("number", report.Number).Hidden("code", code).Button("go", "show", words["progress.refresh"], main: false).End()
            .Page(Path, report.Number);
    }

    private string Local(DateTimeOffset at) => at.ToOffset(city.UtcOffsetAt(at)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How far it is: in the street's words where these are known, else by stage; of what waits for its check also how it ended.</summary>
    private static string Headline(ReportView report, PlainWords words) => report is { Stage: CaseStage.Check, Outcome: CaseOutcome.FalseAlarm or CaseOutcome.NotFound or CaseOutcome.AlreadyClear or CaseOutcome.ClearedItself }
        ? words[report.Outcome switch
        {
            CaseOutcome.AlreadyClear => "state.done.alreadyClear",
            CaseOutcome.ClearedItself => "state.done.clearedItself",
            _ => "state.done.nothingFound",
        }]
        : words.Find($"state.{report.State}") ?? words[$"stage.{report.Stage.ToString().ToLowerInvariant()}"];
}
