using System.Globalization;
using Jingwei.Foundation;

namespace Jingwei.Gateway.Open311;

/// <summary>Whether the questions of a service are answered as it asks. Pure.</summary>
internal static class CheckAnswers
{
    public const int LongestLine = 200;
    public const int LongestText = 1000;

    /// <summary>What is wrong, and what staff read: a line for each answer, in the order of the questions.</summary>
    /// <param name="given">By the code of the question; empty answers are as good as none.</param>
    public static (IReadOnlyList<Wrong> Wrongs, IReadOnlyList<string> Lines) Run(IReadOnlyList<Question> questions, IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        var wrongs = given.Keys.Where(code => !questions.Any(q => q.Variable && q.Code == code)).Select(code => Unasked(code, questions)).ToList();
        var lines = new List<string>();
        foreach (var question in questions.Where(q => q.Variable))
        {
            var answers = (given.GetValueOrDefault(question.Code) ?? []).Select(a => a.Trim()).Where(a => a.Length > 0).Distinct().ToList();
            if (answers.Count == 0)
            {
                if (question.Required)
                {
                    wrongs.Add(Wrong.With($"attribute[{question.Code}]（{question.Says.Zh}）必填。", $"attribute[{question.Code}] ({question.Says.InEnglish()}) is required."));
                }

                continue;
            }

            if (answers.Count > 1 && question.Type != AnswerType.Multivaluelist)
            {
                wrongs.Add(Wrong.With($"attribute[{question.Code}] 只取一个值。", $"attribute[{question.Code}] takes one value."));
            }
            else if (answers.Select(a => Fault(question, a)).FirstOrDefault(f => f is not null) is { } fault)
            {
                wrongs.Add(fault);
            }
            else
            {
                lines.Add($"{question.Says.Zh}：{string.Join('、', answers.Select(a => question.Choices.FirstOrDefault(c => c.Key == a)?.Name.Zh ?? a))}");
            }
        }

        return (wrongs, lines);
    }

    private static Wrong? Fault(Question question, string answer)
    {
        var name = $"attribute[{question.Code}]";
        return question.Type switch
        {
            AnswerType.Number when !decimal.TryParse(answer, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) =>
                Wrong.With($"{name} 应是数字，如 3 或 2.5。", $"{name} should be a number, such as 3 or 2.5."),
            AnswerType.Datetime when Instants.FindIso(answer) is null =>
                Wrong.With($"{name} 应是带时区的 ISO 8601 时间，如 2026-11-26T08:30:00+08:00。", $"{name} should be an ISO 8601 time with its offset, such as 2026-11-26T08:30:00+08:00."),
            AnswerType.String when answer.AsSpan().IndexOfAny('\r', '\n') >= 0 => Wrong.With($"{name} 应是一行文字。", $"{name} should be one line."),
            AnswerType.String when answer.Length > LongestLine => TooLong(name, LongestLine),
            AnswerType.Text when answer.Length > LongestText => TooLong(name, LongestText),
            AnswerType.Singlevaluelist or AnswerType.Multivaluelist when !question.Choices.Any(c => c.Key == answer) =>
                Wrong.With($"{name} 应是以下之一：{Keys(question)}。", $"{name} should be one of: {Keys(question)}."),
            _ => null,
        };
    }

    private static string Keys(Question question) => string.Join(", ", question.Choices.Select(c => c.Key));

    private static Wrong TooLong(string name, int most) => Wrong.With($"{name} 太长，至多 {most} 个字。", $"{name} is too long; at most {most} characters.");

    private static Wrong Unasked(string code, IReadOnlyList<Question> questions)
    {
        var name = code.Length > 40 ? code[..40] : code;
        var known = string.Join(", ", questions.Where(q => q.Variable).Select(q => q.Code));
        return known.Length == 0
            ? Wrong.With($"这类服务没有 attribute[{name}]，也不问别的。", $"This service has no attribute[{name}], and asks for no other.")
            : Wrong.With($"这类服务没有 attribute[{name}]。有：{known}。", $"This service has no attribute[{name}]. It has: {known}.");
    }
}
