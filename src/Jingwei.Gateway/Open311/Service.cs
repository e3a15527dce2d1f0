using Jingwei.Foundation;

namespace Jingwei.Gateway.Open311;

/// <summary>How the answer to a question of a service is given; the words are the standard's.</summary>
internal enum AnswerType
{
    /// <summary>One line.</summary>
    String,
    Number,

    /// <summary>ISO 8601 with its offset.</summary>
    Datetime,

    /// <summary>More than one line.</summary>
    Text,
    Singlevaluelist,
    Multivaluelist,
}

/// <summary>One of the answers to choose from.</summary>
internal sealed record Choice(string Key, Text Name);

/// <summary>A question that is asked with a report of a category.</summary>
/// <param name="Variable">False: it asks nothing and only tells something.</param>
/// <param name="Hint">How the answer is to be written; null when that is plain.</param>
internal sealed record Question(string Code, bool Variable, AnswerType Type, bool Required, Text Says, Text? Hint, IReadOnlyList<Choice> Choices);

/// <summary>What the door adds to a category.</summary>
/// <param name="Keywords">With commas between.</param>
/// <param name="PublishesWords">The reporters' own words are shown to everybody; else the category's stand in their place.</param>
internal sealed record Service(string Code, Text? Description, Text? Keywords, bool PublishesWords, IReadOnlyList<Question> Questions)
{
    public static Service Plain(string code) => new(code, null, null, false, []);
}
