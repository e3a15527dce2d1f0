using Jingwei.Cases.Rules;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Cases.Contracts;

/// <summary>Reporting and following for pages that are drawn by the host itself: the same slices that the API calls.</summary>
public sealed class OpenReports
{
    /// <summary>Most characters of a report.</summary>
    public const int LongestText = ReportProblem.LongestText;

    private readonly ReportProblem report;
    private readonly FollowReport follow;
    private readonly AnswerReport answer;

    internal OpenReports(ReportProblem report, FollowReport follow, AnswerReport answer) => (this.report, this.follow, this.answer) = (report, follow, answer);

    /// <summary>A number as people write it (<c>2026沪12</c>), in the form in which it was given.</summary>
    public static string TidyNumber(string written) => CaseNumbers.Tidy(written);

    /// <summary>Whether it has the shape of a case's number.</summary>
    public static bool IsNumber(string tidy) => CaseNumbers.IsNumber(tidy);

    public Task<Result<ReportReceipt>> Report(ReportRequest request, Actor actor, CancellationToken ct) => report.Run(request, actor, ct);

    public Task<Result<ReportView>> Follow(string number, string? code, Actor actor, CancellationToken ct) => follow.Show(number, code, actor, ct);

    public Task<Result<ReportView>> Answer(string number, AnswerRequest request, Actor actor, CancellationToken ct) => answer.Run(number, request, actor, ct);
}
