namespace Jingwei.Lab.Tests;

/// <summary><c>hot-matters IN.jsonl OUT.jsonl</c></summary>
public sealed class HotMattersCommandTests : IDisposable
{
    private readonly LabRig lab = new();

    private string Stream => lab.Write("in.jsonl", """
        {"id":"1","user":"a","at":"2026-09-01 08:00:00","title":"银杏苑旁搅拌站粉尘污染","text":"银杏苑旁的搅拌站粉尘大"}
        {"id":"2","user":"b","at":"2026-09-02 08:00:00","title":"东门桥栏杆断裂","text":"东门桥栏杆断裂很危险"}
        {"id":"3","user":"c","at":"2026-09-03 08:00:00","title":"投诉银杏苑搅拌站粉尘","text":"搅拌站粉尘污染银杏苑"}
        {"id":"4","user":"d","at":"2026-09-04 08:00:00","title":"红枫路公交站没有雨棚","text":"下雨天没地方躲"}
        {"id":"5","user":"e","at":"2026-09-05 08:00:00","title":"银杏苑搅拌站粉尘污染何时解决","text":"银杏苑搅拌站粉尘依旧"}
        {"id":"6","user":"f","at":"2026-10-02 08:00:00","title":"东门桥栏杆断裂何时修","text":"东门桥栏杆断裂一个月了，很危险"}
        """);

    [Fact]
    public void The_biggest_matter_comes_first_and_what_is_in_none_is_left_out()
    {
        var (code, _, errors) = lab.Run("hot-matters", Stream, lab.Path("out.jsonl"));
        code.ShouldBe(0);
        errors.ShouldStartWith("2 matters of 5 of 6 messages");
        var lines = lab.Lines("out.jsonl");
        lines.Take(3).ShouldBe(new[] { "1", "3", "5" }.Select(id => $$"""{"id":"{{id}}","matter":"m1"}"""), ignoreOrder: true);
        lines.Skip(3).ShouldBe(new[] { "2", "6" }.Select(id => $$"""{"id":"{{id}}","matter":"m2"}"""), ignoreOrder: true);
    }

    [Fact]
    public void Names_sizes_and_heat_are_told_when_asked_for()
    {
        lab.Run("hot-matters", "--names", Stream, lab.Path("out.jsonl")).Code.ShouldBe(0);
        lab.Lines("out.jsonl")[3].ShouldMatch("""^\{"id":"[26]","matter":"m2","name":"东门桥栏杆断裂.*","size":2,"heat":1\.5\}$""");
    }

    [Fact]
    public void A_stream_without_matters_gives_an_empty_file()
    {
        lab.Run("hot-matters", lab.Write("one.jsonl", """{"id":"1","title":"路灯"}"""), lab.Path("out.jsonl")).Code.ShouldBe(0);
        lab.Lines("out.jsonl").ShouldBeEmpty();
    }

    public void Dispose() => lab.Dispose();
}
