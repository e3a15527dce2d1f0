namespace Jingwei.Foundation;

/// <summary>A name or sentence that is data, in the two languages of the screens. An empty English falls back to the Chinese.</summary>
public sealed record Text(string Zh, string En)
{
    public static Text Same(string both) => new(both, both);

    /// <summary>What an English sentence names it by.</summary>
    public string InEnglish() => En.Length > 0 ? En : Zh;

    public override string ToString() => Zh;
}
