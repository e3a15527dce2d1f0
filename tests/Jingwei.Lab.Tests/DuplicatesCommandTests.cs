namespace Jingwei.Lab.Tests;

/// <summary><c>duplicates IN.jsonl OUT.jsonl</c></summary>
public sealed class DuplicatesCommandTests : IDisposable
{
    private readonly LabRig lab = new();

    [Fact]
    public void Without_places_words_and_time_tell_and_what_is_long_ago_is_not_compared()
    {
        var input = lab.Write("in.jsonl", """
            {"id":"1","at":"2026-09-01 08:00:00","title":"银杏苑旁搅拌站粉尘污染","text":"银杏苑旁的搅拌站粉尘大"}
            {"id":"2","at":"2026-09-02 08:00:00","title":"银杏苑旁搅拌站粉尘污染","text":"搅拌站的粉尘大得很"}
            {"id":"3","at":"2026-09-03 08:00:00","title":"红枫路公交站没有雨棚","text":"下雨天没地方躲"}
            {"id":"4","at":"2027-09-01 08:00:00","title":"银杏苑旁搅拌站粉尘污染","text":"银杏苑旁的搅拌站粉尘大"}
            """);
        var (code, _, errors) = lab.Run("duplicates", input, lab.Path("out.jsonl"));
        code.ShouldBe(0);
        errors.ShouldStartWith("1 pairs of 4 messages, without places; 1 from the likeness 0.55 on");
        lab.Lines("out.jsonl").ShouldHaveSingleItem().ShouldStartWith("""{"one":"1","other":"2","score":0.""");
    }

    [Fact]
    public void With_places_the_same_words_far_away_are_another_thing()
    {
        var input = lab.Write("in.jsonl", """
            {"id":"1","at":"2026-09-01 08:00:00","title":"垃圾桶满了","lon":121.45,"lat":31.23}
            {"id":"2","at":"2026-09-01 09:00:00","title":"垃圾桶满了","lon":121.4501,"lat":31.23}
            {"id":"3","at":"2026-09-01 09:00:00","title":"垃圾桶满了","lon":121.48,"lat":31.23}
            """);
        lab.Run("duplicates", input, lab.Path("out.jsonl")).Code.ShouldBe(0);
        lab.Lines("out.jsonl").ShouldHaveSingleItem().ShouldStartWith("""{"one":"1","other":"2",""");
    }

    [Theory]
    [InlineData("""{"id":"1","title":"x","lon":"here","lat":31}""", "line 1: has no place")]
    [InlineData("""{"id":"1","title":"x","lon":121}""", "line 1: has no place")]
    [InlineData("""{"id":"1","title":"x","lon":121,"lat":31}""" + "\n" + """{"id":"2","title":"x"}""", "1 of 2 messages have")]
    public void Half_a_place_is_said(string lines, string expected)
    {
        var (code, _, errors) = lab.Run("duplicates", lab.Write("in.jsonl", lines), lab.Path("out.jsonl"));
        code.ShouldBe(2);
        errors.ShouldContain(expected);
    }

    public void Dispose() => lab.Dispose();
}
