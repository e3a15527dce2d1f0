using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Cases.Learnt;

/// <summary>What intake is helped with while it writes down what somebody says: the category, with what decided for it, and the place.</summary>
internal sealed class SuggestForIntake(LearntModel learnt, IScenarioCatalog catalog, PlaceFinder places)
{
    public const int MostShown = 3;

    /// <summary>Of a first one less sure than this nothing is said.</summary>
    public const double LeastFirst = 0.2;

    /// <summary>Less than this is not worth a look.</summary>
    public const double LeastConfidence = 0.05;

    public async Task<Result<IntakeSuggestion>> Run(SuggestionRequest request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            return Refusal.Invalid("text", "text_required");
        }

        if (request.Text.Length > ReportProblem.LongestText)
        {
            return Refusal.Invalid("text", "text_too_long", ("most", ReportProblem.LongestText));
        }

        var found = await places.In(request.Text, ct);
        var model = await learnt.Get(ct);
        // Where it is says nothing of what it is: a street's name is no word for a broken street.
        var what = new string([.. request.Text.Where((_, i) => !found.Any(f => i >= f.Start && i < f.Start + f.Words.Length))]);
        var suggested = model?.Model.Suggest("", what);
        // Without a word that decides it would be a guess by how often each category comes.
        var chances = suggested is { Words.Count: > 0 } && suggested.Confidence >= LeastFirst ? suggested.Chances.Where(c => c.Confidence >= LeastConfidence && catalog.FindCategory(c.Category) is { Reportable: true }).Take(MostShown) : [];
        return new IntakeSuggestion(
            [.. chances.Select(c => new SuggestedCategory(c.Category, catalog.FindCategory(c.Category)!.Name, Math.Round(c.Confidence, 2)))],
            suggested is null ? [] : [.. suggested.Words.Select(w => w.Word)],
            model?.Decided ?? 0,
            model?.At,
            [.. found.Select(f => new SuggestedPlace(f.Kind, f.Name, f.At.Lon, f.At.Lat, f.Words, f.IsExact))]);
    }
}
