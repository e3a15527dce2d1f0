using System.Text.Json;

namespace Jingwei.Lab.Tests;

/// <summary><c>classify --train A.jsonl IN.jsonl OUT.jsonl</c></summary>
public sealed class ClassifyTests : IDisposable
{
    private readonly LabRig lab = new();

    private string Train => lab.Write("train.jsonl", """
        {"id":"1","at":"2026-09-01 08:00:00","title":"路灯不亮","text":"巷口路灯坏了，晚上很暗","class":"市政"}
        {"id":"2","title":"路灯又坏了","text":"路灯一个月没人修","class":"市政"}
        {"id":"3","title":"井盖松动","text":"路面井盖松动，车过就响","class":"市政"}
        {"id":"4","title":"学校补课","text":"周末补课还要收费","class":"教育"}
        {"id":"5","title":"补课收费","text":"学校周末补课收费太高","class":"教育"}
        {"id":"6","title":"幼儿园学费","text":"学费太高，学校不公示","class":"教育"}
        """);

    [Fact]
    public void Each_message_gets_a_line_in_its_order()
    {
        var asked = lab.Write("in.jsonl", """
            {"id":"b","title":"周末补课","text":""}
            {"id":"a","title":"路灯","text":"路灯坏了"}
            {"id":"b","title":"","text":""}
            """);
        var (code, _, errors) = lab.Run("classify", "--train", Train, asked, lab.Path("out.jsonl"));
        (code, errors).ShouldBe((0, $"3 messages classified into 2 classes, learnt from 6: {lab.Path("out.jsonl")}{Environment.NewLine}"));
        var answers = lab.Lines("out.jsonl").Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        answers.Select(a => a.GetProperty("id").GetString()).ShouldBe(["b", "a", "b"]);
        answers.Take(2).Select(a => a.GetProperty("class").GetString()).ShouldBe(["教育", "市政"]);
        answers.ShouldAllBe(a => a.EnumerateObject().Count() == 3 && a.GetProperty("confidence").GetDouble() >= 0 && a.GetProperty("confidence").GetDouble() <= 1);
        lab.Lines("out.jsonl")[0].ShouldStartWith("""{"id":"b","class":"教育","confidence":0.""");
    }

    [Fact]
    public void A_byte_order_mark_windows_line_ends_blank_lines_and_missing_fields_are_no_mistakes()
    {
        var asked = lab.Write("in.jsonl", "\uFEFF{\"id\":7,\"text\":\"补课\"}\r\n\r\n{\"id\":\"8\",\"title\":\"路灯\",\"user\":null,\"at\":\"\",\"up\":\"0\",\"more\":{}}\r\n");
        lab.Run("classify", asked, "--train", lab.Write("crlf.jsonl", "\uFEFF" + File.ReadAllText(Train).Replace("\n", "\r\n")), lab.Path("out.jsonl")).Code.ShouldBe(0);
        lab.Lines("out.jsonl").Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()).ShouldBe(["7", "8"]);
    }

    [Fact]
    public void The_same_files_give_the_same_bytes_whatever_the_order_of_the_examples()
    {
        var asked = lab.Write("in.jsonl", """{"id":"a","title":"路灯和补课","text":"学校门口的路灯"}""");
        lab.Run("classify", "--train", Train, asked, lab.Path("one.jsonl"));
        lab.Run("classify", "--train", lab.Write("turned.jsonl", string.Join('\n', File.ReadAllLines(Train).Reverse())), asked, lab.Path("other.jsonl"));
        File.ReadAllBytes(lab.Path("one.jsonl")).ShouldBe(File.ReadAllBytes(lab.Path("other.jsonl")));
    }

    [Fact]
    public void A_tree_of_classes_is_learnt_too_when_it_is_named_or_stands_beside_the_examples()
    {
        var train = Train;
        var asked = lab.Write("in.jsonl", """{"id":"a","title":"喷泉不喷水"}""");
        var tree = lab.Write("tree.jsonl", """
            {"一级":"市政","二级":"广场设施","三级":"喷泉"}
            {"一级":"市政","二级":"广场设施","三级":"喷泉喷水"}
            {"一级":"交通","三级":"地铁"}
            """);
        lab.Run("classify", "--train", train, "--classes", tree, asked, lab.Path("out.jsonl")).Errors.ShouldStartWith($"2 names of 1 classes are learnt too: {tree}");
        lab.Lines("out.jsonl")[0].ShouldContain("市政");
        File.Copy(tree, lab.Path("classes.jsonl"));
        lab.Run("classify", "--train", train, asked, lab.Path("beside.jsonl")).Errors.ShouldStartWith("2 names of 1 classes are learnt too");
        lab.Lines("beside.jsonl").ShouldBe(lab.Lines("out.jsonl"));
        lab.Run("classify", "--train", train, "--no-classes", asked, lab.Path("without.jsonl")).Errors.ShouldStartWith("1 messages classified");
    }

    [Fact]
    public void A_line_of_the_tree_that_names_no_class_is_named()
    {
        var tree = lab.Write("tree.jsonl", "{\"class\":\"市政\",\"name\":\"路灯\"}\n{\"class\":1}");
        var (code, _, errors) = lab.Run("classify", "--train", Train, "--classes", tree, Train, lab.Path("out.jsonl"));
        (code, errors).ShouldBe((2, $"{tree}, line 2: names no class{Environment.NewLine}"));
    }

    public void Dispose() => lab.Dispose();
}
