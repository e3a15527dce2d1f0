using System.Globalization;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Gateway.Open311;

/// <summary>The list of services, and the questions of one.</summary>
internal sealed class Services(ServiceBook book)
{
    public Reply List(Language say) => new("services", Spark.List("service", book.Categories.Select(c => Line(c, say))));

    public Reply Define(string code, Language say)
    {
        if (book.Find(code) is not { } category)
        {
            return Reply.Refuse(say, Unknown(code));
        }

        var questions = book.Of(category.Code).Questions.Select((q, i) => Question(q, i + 1, say));
        return new Reply("service_definition", Spark.Of(("service_code", category.Code), ("attributes", Spark.List("attribute", questions))));
    }

    public static Wrong Unknown(string code)
    {
        var given = code.Length > 40 ? code[..40] : code;
        return Wrong.Unknown($"没有 service_code {given}：取自 services。", $"There is no service_code {given}: take one of services.");
    }

    private Spark Line(CategoryDefinition category, Language say)
    {
        var service = book.Of(category.Code);
        return Spark.Of(
            ("service_code", category.Code),
            ("service_name", say.Of(category.Name)),
            ("description", say.Of(book.DescriptionOf(category))),
            ("metadata", service.Questions.Count > 0),
            ("type", "realtime"),
            ("keywords", say.Of(service.Keywords ?? category.Name)),
            ("group", say.Of(book.GroupOf(category))));
    }

    private static Spark Question(Question question, int order, Language say) => Spark.Of(
        ("variable", question.Variable),
        ("code", question.Code),
        ("datatype", question.Type.ToString().ToLower(CultureInfo.InvariantCulture)),
        ("required", question.Required),
        ("datatype_description", question.Hint is { } hint ? say.Of(hint) : null),
        ("order", (double)order),
        ("description", say.Of(question.Says)),
        ("values", Spark.List("value", question.Choices.Select(c => Spark.Of(("key", c.Key), ("name", say.Of(c.Name)))))));
}
