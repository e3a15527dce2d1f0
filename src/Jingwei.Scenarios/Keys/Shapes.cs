namespace Jingwei.Scenarios.Keys;

/// <summary>What stands under keys of several parts of a package.</summary>
internal static class Shapes
{
    public const string DurationPattern = "[0-9]{1,7}[smhd]";

    public static readonly Shape Text = new TextShape();
    public static readonly Shape Words = new WordsShape();
    public static readonly Shape YesOrNo = new YesOrNoShape();
    public static readonly Shape Number = new NumberShape();
    public static readonly Shape Severity = new WholeShape(1, 4);
    public static readonly Shape Duration = new TextShape($"^{DurationPattern}$");
    public static readonly Shape TimeOfDay = new TextShape("^((day [0-9]+|mon|tue|wed|thu|fri|sat|sun) )?[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$");
    /// <summary>A list of words, or a map of them with what screens say for each.</summary>
    public static readonly Shape LabelledWords = new EitherShape(new ListShape(Text, 1), new NamedShape(Words));

    public static readonly Shape Role = new ChoiceShape(City.Contracts.Roles.All);

    /// <summary>Roles in the order of calling; those of an inner list ring together.</summary>
    public static readonly Shape CallSteps = new ListShape(new EitherShape(Role, new ListShape(Role)));
}
