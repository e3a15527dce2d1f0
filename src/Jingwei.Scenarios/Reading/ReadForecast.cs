using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads what a forecast reaches: <c>level &gt;= 3.5 within 6h until level &lt; 3</c>.</summary>
internal static class ReadForecast
{
    // <level> within <duration> [until <level>]
    public static ForecastTest? Read(PackageNode node, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, "forecast");
        var at = node.Get("forecast");
        if (!kind.Forecasts)
        {
            at.Wrong("forecastWithout", ("kind", kind.Code));
            return null;
        }
        var words = ReadLevels.Words(at).ToList();
        var (within, until) = (words.IndexOf("within"), words.IndexOf("until"));
        if (within < 0 || within + 1 >= words.Count || DurationText.Find(words[within + 1]) is not { } lead || lead <= TimeSpan.Zero || (until >= 0 ? until : words.Count) != within + 2)
        {
            at.Wrong("forecastSentence", ("given", at.Text()), ("value", ReadLevels.Example(kind)));
            return null;
        }
        if (ReadLevels.Read(at, words[..within], kind, mayHold: false) is not { } reached || ReadLevels.NumberValue(at, reached.Value, kind) is null)
            return null;
        if (until < 0)
            return new ForecastTest(reached.Value, reached.Level, lead, reached.Level.Opposite);
        if (ReadLevels.Read(at, words[(until + 1)..], kind, mayHold: false) is not { } recovery)
            return null;
        if (recovery.Value == reached.Value && !recovery.Level.MeetsWith(reached.Level))
            return new ForecastTest(reached.Value, reached.Level, lead, recovery.Level);
        at.Wrong("forecastUntil", ("value", reached.Value));
        return null;
    }
}
