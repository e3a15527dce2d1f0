using Jingwei.Cases.Contracts;
using Jingwei.Cases.Learning.Texts;
using Jingwei.Cases.Rules.Photos;

namespace Jingwei.Cases.Rules.Duplicates;

/// <summary>
/// How alike two reports are: of place, words, category, time, asset and photos each a part between 0 and 1, times its weight, over the weights of those that both tell of. What one of
/// them does not tell speaks neither for nor against. Symmetric; falls with the distance. Pure.
/// </summary>
public static class CompareReports
{
    public static DuplicateLikeness Run(ReportFacts one, ReportFacts other, DuplicateRule rule)
    {
        var meters = one.Place.DistanceMetersTo(other.Place);
        var sameAsset = one.Asset is not null && one.Asset == other.Asset;
        if (meters > rule.ReachMeters && !sameAsset)
        {
            return new DuplicateLikeness(0, meters, []);
        }

        var parts = new List<Part> { PlaceOf(meters, rule), TimeOf(one, other, rule) };
        var photos = PhotosOf(one, other);
        if (photos is var (_, _, alikePhotos))
        {
            // Two photos of one thing often look different: only likeness says something.
            parts.Add(new Part("photo", rule.Weights.Photo, alikePhotos, Reason.Of("photoAlike", ("percent", (int)Math.Round(alikePhotos * 100)))));
        }

        parts.AddRange(new[] { AssetOf(one, other, rule), CategoryOf(one, other, rule), WordsOf(one, other, rule) }.OfType<Part>());
        var all = parts.Sum(p => p.Weight);
        List<DuplicateShare> shares = [.. parts.Select(p => new DuplicateShare(p.Of, all > 0 ? p.Weight * p.Value / all : 0, p.Value > 0 ? p.Why : null)).OrderByDescending(s => s.Share)];
        return new DuplicateLikeness(Math.Clamp(shares.Sum(s => s.Share), 0, 1), meters, shares) { Photos = photos is var (mine, its, _) ? (mine, its) : null };
    }

    private static Part PlaceOf(double meters, DuplicateRule rule)
    {
        var over = Math.Max(0, meters - rule.SpotMeters) / (rule.ReachMeters - rule.SpotMeters);
        return new Part("place", rule.Weights.Place, Math.Clamp(1 - over, 0, 1), meters <= rule.SpotMeters ? Reason.Of("sameSpot") : Reason.Of("nearBy", ("meters", (int)Math.Round(meters))));
    }

    private static Part TimeOf(ReportFacts one, ReportFacts other, DuplicateRule rule)
    {
        var apart = (one.At - other.At).Duration();
        return new Part("time", rule.Weights.Time, Math.Clamp(1 - (apart / rule.Within), 0, 1), apart < TimeSpan.FromDays(2)
            ? Reason.Of("hoursApart", ("hours", Math.Max(1, (int)Math.Ceiling(apart.TotalHours)))) : Reason.Of("daysApart", ("days", (int)Math.Round(apart.TotalDays))));
    }

    private static Part? AssetOf(ReportFacts one, ReportFacts other, DuplicateRule rule) => one.Asset is null || other.Asset is null
        ? null
        : new Part("asset", rule.Weights.Asset, one.Asset == other.Asset ? 1 : 0, Reason.Of("sameAsset", ("asset", one.Asset)));

    private static Part? CategoryOf(ReportFacts one, ReportFacts other, DuplicateRule rule) => one.Category is null || other.Category is null
        ? null
        : one.Category == other.Category ? new Part("category", rule.Weights.Category, 1, Reason.Of("sameCategory"))
        : new Part("category", rule.Weights.Category, one.Class is not null && one.Class == other.Class ? 0.5 : 0, Reason.Of("sameClass"));

    private static Part? WordsOf(ReportFacts one, ReportFacts other, DuplicateRule rule)
    {
        if (string.IsNullOrWhiteSpace(one.Words) || string.IsNullOrWhiteSpace(other.Words))
        {
            return null;
        }

        var alike = TextLikeness.Compare(one.Words, other.Words);
        return new Part("words", rule.Weights.Words, alike.Score, Reason.Of("wordsInCommon", ("words", alike.Shared)));
    }

    private static (string One, string Other, double Alike)? PhotosOf(ReportFacts one, ReportFacts other) => one.Photos
        .SelectMany(mine => other.Photos.Select(its => (One: mine.FileId, Other: its.FileId, Alike: mine.FileId == its.FileId ? 1 : PhotoMark.Compare(mine.Mark, its.Mark))))
        .Where(p => p.Alike > 0).OrderByDescending(p => p.Alike).ThenBy(p => p.One, StringComparer.Ordinal).Select(p => ((string, string, double)?)p).FirstOrDefault();

    private sealed record Part(string Of, double Weight, double Value, Reason Why);
}
