using System.Threading.Channels;

namespace Jingwei.Load;

/// <summary>A call that reached a phone, or ended on it.</summary>
internal readonly record struct Ring(string Kind, string CaseNumber, long Timestamp);

/// <summary>The officers' phones.</summary>
internal sealed class Phones : IAsyncDisposable
{
    private readonly List<LiveLine> lines = [];
    private readonly Channel<Ring> rings = Channel.CreateUnbounded<Ring>();

    /// <summary>What reached any of the phones, in order.</summary>
    public ChannelReader<Ring> Rings => rings.Reader;

    /// <summary>Signs in as each of them and listens.</summary>
    public static async Task<Phones> Open(Uri web, IEnumerable<string> userNames, CancellationToken ct)
    {
        var phones = new Phones();
        foreach (var userName in userNames)
        {
            phones.lines.Add(await LiveLine.Open(web, userName, (kind, data, at) =>
            {
                if (kind is "ring" or "ringEnd")
                {
                    phones.rings.Writer.TryWrite(new Ring(kind, data.GetProperty("caseNumber").GetString() ?? "", at));
                }
            }, ct));
        }

        return phones;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var line in lines)
        {
            await line.DisposeAsync();
        }
    }
}
