namespace Jingwei.Foundation;

/// <summary>Full-width signs, as Chinese keyboards write digits and letters, in their usual width. Works without the system's tables of signs.</summary>
public static class Widths
{
    private const char First = '\uff01';
    private const char Last = '\uff5e';
    private const char WideBlank = '\u3000';

    /// <summary><c>２０２６－沪</c> becomes <c>2026-沪</c>; everything else stays.</summary>
    public static string Narrow(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return string.Create(written.Length, written, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = from[i] switch
                {
                    >= First and <= Last => (char)(from[i] - First + '!'),
                    WideBlank => ' ',
                    _ => from[i],
                };
            }
        });
    }
}
