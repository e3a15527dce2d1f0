using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Replies;
using Jingwei.Cases.Rules;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>A resident's report that comes through another system's door.</summary>
/// <param name="Door">Which one, as the history says it: <c>open311</c>.</param>
/// <param name="Contact">How to reach the reporter: sealed.</param>
/// <param name="Name">Who reports; kept only beside a contact, because a name alone helps nobody.</param>
/// <param name="Address">The place in the reporter's words.</param>
/// <param name="Note">What the sender added that is no part of the report's words, such as where a picture lies; staff read it in the history.</param>
public sealed record OutsideReport(string Door, string Text, GeoPoint Place, string Category, string? Contact, string? Name, string? Address, string? Note)
{
    /// <summary>Most characters of its words: outside standards allow more than our own pages.</summary>
    public const int LongestText = 8000;
}

/// <summary>Reporting and following for pages that are drawn by the host itself: the same slices that the API calls.</summary>
public sealed class OpenReports
{
    /// <summary>Most characters of a report.</summary>
    public const int LongestText = ReportProblem.LongestText;

    private readonly ReportProblem report;
    private readonly FollowReport follow;
    private readonly AnswerReport answer;

    private readonly ShowSimilar similar;
    private readonly AddReporter add;

    private readonly SayMore say;

    internal OpenReports(ReportProblem report, FollowReport follow, AnswerReport answer, ShowSimilar similar, AddReporter add, SayMore say) =>
        (this.report, this.follow, this.answer, this.similar, this.add, this.say) = (report, follow, answer, similar, add, say);

    /// <summary>A number as people write it (<c>2026沪12</c>), in the form in which it was given.</summary>
    public static string TidyNumber(string written) => CaseNumbers.Tidy(written);

    /// <summary>Whether it has the shape of a case's number.</summary>
    public static bool IsNumber(string tidy) => CaseNumbers.IsNumber(tidy);

    public Task<Result<ReportReceipt>> Report(ReportRequest request, Actor actor, CancellationToken ct) => report.Run(request, actor, ct);

    /// <summary>Files a report that another system hands over; answers its number.</summary>
    public async Task<Result<string>> Report(OutsideReport outside, Actor actor, CancellationToken ct)
    {
        var behalf = string.IsNullOrWhiteSpace(outside.Name) || string.IsNullOrWhiteSpace(outside.Contact) ? null : new OnBehalfOf(outside.Name, outside.Contact);
        var request = new ReportRequest(
            outside.Text, outside.Place.Lon, outside.Place.Lat, Contact: outside.Contact, Kind: "resident", OnBehalfOf: behalf, Category: outside.Category, Address: outside.Address);
        return (await report.Run(request, actor, ct, outside)).Then<string>(r => r.Number);
    }

    /// <summary>What is reported already near by, in facts without number or words.</summary>
    public Task<Result<Page<SimilarReport>>> Similar(SimilarRequest request, CancellationToken ct) => similar.ToReporter(request, ct);

    /// <summary>"Me too": joins what is reported already.</summary>
    public Task<Result<ReportReceipt>> MeToo(MeTooRequest request, Actor actor, CancellationToken ct) => add.MeToo(request, actor, ct);

    /// <summary>The reporter adds words to an open report.</summary>
    public Task<Result<ReportView>> Say(string number, string code, string text, Actor actor, CancellationToken ct) => say.Run(number, new SayMoreRequest(code, text), actor, ct);

    public Task<Result<ReportView>> Follow(string number, string? code, Actor actor, CancellationToken ct) => follow.Show(number, code, actor, ct);

    public Task<Result<ReportView>> Answer(string number, AnswerRequest request, Actor actor, CancellationToken ct) => answer.Run(number, request, actor, ct);
}
