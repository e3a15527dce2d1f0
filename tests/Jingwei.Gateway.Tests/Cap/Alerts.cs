using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;

namespace Jingwei.Gateway.Tests.Cap;

/// <summary>Messages as they come: any words of the standard, any script, blocks and areas in any number.</summary>
internal static class Alerts
{
    private static readonly Gen<string> Name = Gen.Elements("a", "31", "JW-7", "weather@city.example", "urn:oid:2.49.0.1.156");
    private static readonly Gen<string> Text = Gen.Elements("暴雨", "Strong wind & rain", "a < b", "“红色”", "😀 flood", "Überflutung");
    private static readonly Gen<string?> Maybe = Gen.OneOf(Gen.Constant((string?)null), Text.Select(t => (string?)t));
    private static readonly Gen<DateTimeOffset> Instant =
        from second in Gen.Choose(0, 1_000_000_000) from quarter in Gen.Choose(-48, 56)
        select DateTimeOffset.UnixEpoch.AddSeconds(second + 800_000_000L).ToOffset(TimeSpan.FromMinutes(15 * quarter));

    private static readonly Gen<DateTimeOffset?> MaybeInstant = Gen.OneOf(Gen.Constant((DateTimeOffset?)null), Instant.Select(i => (DateTimeOffset?)i));

    // Six decimals are what is written.
    private static readonly Gen<GeoPoint> Point = from lat in Gen.Choose(-90_000_000, 90_000_000) from lon in Gen.Choose(-180_000_000, 180_000_000) select new GeoPoint(lon / 1e6, lat / 1e6);

    private static readonly Gen<IReadOnlyList<GeoPoint>> Ring =
        from first in Point from more in Point.ListOf(3) select (IReadOnlyList<GeoPoint>)[first, .. more, first];

    private static readonly Gen<CapCircle> Circle = from center in Point from meters in Gen.Choose(0, 500_000) select new CapCircle(center, meters / 1000.0);
    private static readonly Gen<CapValue> Value = from name in Name from value in Text select new CapValue(name, value);

    private static readonly Gen<CapArea> Area =
        from said in Text from rings in Few(Ring) from circles in Few(Circle) from codes in Few(Value) select new CapArea(said, rings, circles, codes);

    private static readonly Gen<CapInfo> Info =
        from language in Gen.Elements("zh-CN", "en-US", "fr") from category in Gen.Elements(CapGrammar.Categories) from said in Text from does in Few(Gen.Elements(CapGrammar.ResponseTypes))
        from urgency in Gen.Elements(CapGrammar.Urgencies) from severity in Gen.Elements(CapGrammar.Severities) from certainty in Gen.Elements(CapGrammar.Certainties)
        from effective in MaybeInstant from onset in MaybeInstant from expires in MaybeInstant from who in Maybe from headline in Maybe from description in Maybe from instruction in Maybe
        from contact in Maybe from codes in Few(Value) from areas in Few(Area)
        select new CapInfo(language, [category], said, does, urgency, severity, certainty, effective, onset, expires, who, headline, description, instruction, "https://city.example/w", contact, codes, areas);

    public static readonly Gen<CapAlert> Any =
        from identifier in Name from sender in Name from sent in Instant from status in Gen.Elements(CapGrammar.Statuses) from type in Gen.Elements("Alert", "Update", "Cancel")
        from source in Maybe from note in Maybe from earlier in Name from before in Instant from infos in Few(Info)
        select new CapAlert(identifier, sender, sent, status, type, "Public", source, note, type == "Alert" ? [] : [new CapReference(sender, earlier, before)], infos);

    private static Gen<IReadOnlyList<T>> Few<T>(Gen<T> one) => from count in Gen.Choose(0, 3) from list in one.ListOf(count) select (IReadOnlyList<T>)[.. list];
}
