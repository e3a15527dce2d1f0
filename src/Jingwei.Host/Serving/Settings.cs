namespace Jingwei.Host.Serving;

/// <summary>
/// Where settings come from, the later winning: <c>appsettings.json</c> beside the program, <c>JINGWEI_…</c> environment variables, the command line. No other
/// environment variable is read: DATA or DEMO may mean something else on a machine.
/// </summary>
internal static class Settings
{
    private const string Prefix = "JINGWEI_";

    public static void Load(IConfigurationManager settings, string[] args)
    {
        settings.Sources.Clear();
        settings.SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddInMemoryCollection(FromEnvironment()).AddCommandLine(args);
    }

    /// <summary><c>JINGWEI_DEVICE_RATE</c> is <c>device-rate</c>; <c>JINGWEI_GATEWAYS__SMS__URL</c> is <c>Gateways:Sms:Url</c>.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> FromEnvironment()
    {
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable.Key is string name && name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                var key = name[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal);
                yield return new(key.Contains(':', StringComparison.Ordinal) ? key : key.Replace('_', '-'), variable.Value as string);
            }
        }
    }
}
