using System.Text.RegularExpressions;

namespace Jingwei.Walls;

/// <summary>References only go down, and rooms meet at their Contracts. A room without a row fails, and so does a row without a room.</summary>
public sealed class WallTests
{
    /// <summary>Which rooms each room may know. Foundation and Storage are open to all above them; of the others only the Contracts.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Foundation"] = [],
        ["Storage"] = ["Foundation"],
        ["City"] = ["Foundation", "Storage"],
        ["Sensing"] = ["Foundation", "Storage", "City"],
        ["Cases"] = ["Foundation", "Storage", "City", "Sensing"],
        ["Dispatch"] = ["Foundation", "Storage", "City", "Sensing", "Cases"],
        ["Scenarios"] = ["Foundation", "Storage", "City", "Sensing", "Cases", "Dispatch"],
        ["Gateway"] = ["Foundation", "Storage", "City", "Sensing", "Cases"],
        ["Host"] = ["Foundation", "Storage", "City", "Sensing", "Cases", "Dispatch", "Scenarios", "Gateway"],
    };

    private static readonly string[] OpenRooms = ["Foundation", "Storage"];

    /// <summary>Folders of a room that decide or compute and touch nothing else.</summary>
    private static readonly string[] PureFolders = ["Rules/", "Learning/"];

    public static TheoryData<string> Rooms => [.. House.Rooms];

    [Fact]
    public void Every_room_has_a_row_and_every_row_a_room() => Allowed.Keys.Order(StringComparer.Ordinal).ShouldBe(House.Rooms);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_references_only_what_is_below(string room) => House.ReferencesOf(room).Where(r => r != "Sim").ShouldBeSubsetOf(Allowed[room]);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Other_rooms_are_met_at_their_contracts(string room)
    {
        var wrong = House.Files.Where(f => f.Room == room).SelectMany(file => file.NamespacesUsed
            .Select(ns => ns.Split('.'))
            .Where(ns => House.Rooms.Contains(ns[1]) && ns[1] != room && !OpenRooms.Contains(ns[1]) && !MayName(room, ns))
            .Select(ns => $"{file}: {string.Join('.', ns)}"));
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Rules_are_pure(string room)
    {
        string[] impure =
        [
            @"\bMicrosoft\.(EntityFrameworkCore|AspNetCore|Data\.Sqlite|Extensions)", @"\bSystem\.(IO|Net|Threading\.Tasks)\b", @"\bJingwei\.Storage\b",
            @"\bTimeProvider\b", @"\bCityClock\b", @"\bnew Random\b", @"\bRandomNumberGenerator\b", @"\bFile\.", @"\bHttpClient\b", @"\basync\b", @"\bStopwatch\b", @"\bEnvironment\.",
        ];
        var wrong = House.Files.Where(f => f.Room == room && PureFolders.Any(p => f.Path.StartsWith(p, StringComparison.Ordinal)))
            .SelectMany(f => impure.Where(i => Regex.IsMatch(WithoutComments(f.Text), i)).Select(i => $"{f}: {i}"));
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void There_are_rules_to_look_at() => House.Files.Count(f => f.Path.StartsWith("Rules/", StringComparison.Ordinal)).ShouldBeGreaterThan(20);

    [Fact]
    public void What_is_learnt_stands_alone() =>
        House.Files.Where(f => f.Path.StartsWith("Learning/", StringComparison.Ordinal))
            .SelectMany(f => f.NamespacesUsed.Where(ns => !ns.StartsWith($"Jingwei.{f.Room}.Learning", StringComparison.Ordinal)).Select(ns => $"{f}: {ns}")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_says_what_it_is(string room) => File.Exists(Path.Combine(House.Root, "src", $"Jingwei.{room}", "README.md")).ShouldBeTrue();

    [Fact]
    public void Files_stay_one_idea() =>
        House.Files.Where(f => f.Text.Count(c => c == '\n') > 400).Select(f => f.ToString()).ShouldBeEmpty();

    [Fact]
    public void Names_say_what_a_thing_is()
    {
        var vague = new Regex(@"\b(?:class|record|struct|interface)\s+(\w*(?:Manager|Helper|Util|Utils|Impl|Dto|Base))\b");
        House.Files.SelectMany(f => vague.Matches(f.Text).Select(m => $"{f}: {m.Groups[1].Value}")).ShouldBeEmpty();
    }

    /// <summary>The API document names types by their short name: two of one name would silently become one.</summary>
    [Fact]
    public void No_two_answers_have_one_name()
    {
        var named = new Regex(@"\brecord\s+(?:struct\s+)?(\w+(?:View|Answer|Request|Receipt|Page))\b");
        House.Files.SelectMany(f => named.Matches(f.Text).Select(m => m.Groups[1].Value)).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    /// <summary>Behind <c>?.</c> an assertion is passed over where there is nothing: <c>(x?.Y).ShouldBe(z)</c> looks.</summary>
    [Fact]
    public void No_assertion_is_passed_over()
    {
        var passedOver = new Regex(@"\?\.[\w.]+\.Should\w*\(");
        var tests = Directory.EnumerateFiles(Path.Combine(House.Root, "tests"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));
        tests.SelectMany(f => File.ReadLines(f).Where(l => passedOver.IsMatch(l)).Select(l => $"{Path.GetFileName(f)}: {l.Trim()}")).ShouldBeEmpty();
    }

    /// <summary>Contracts for everyone who may know the room; its module, in the room's own namespace, for the host that puts the house together.</summary>
    private static bool MayName(string room, string[] ns) =>
        Allowed[room].Contains(ns[1]) && ((ns.Length > 2 && ns[2] == "Contracts") || (room == "Host" && ns.Length == 2));

    private static string WithoutComments(string text) => Regex.Replace(text, @"//.*", "");
}
