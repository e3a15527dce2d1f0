using Jingwei.Scenarios.Reading;
using static Jingwei.Scenarios.Keys.Key;

namespace Jingwei.Scenarios.Keys;

/// <summary>All keys that a package can have: what readers know, what the JSON Schema tells editors, and what a comparison calls them.</summary>
internal static class PackageKeys
{
    public static MapShape Person { get; } = new(
        Must("basis", Shapes.Words, "法律依据", "legal basis", "法律名称与条款", "the law and its article"),
        Must("mostDays", new WholeShape(1, ReadPackage.MostDaysOfASignature), "签字有效天数", "days that a signature holds"));

    public static MapShape All { get; } = new(
        Must("package", new TextShape(ReadPackage.KebabPattern), "代码", "code", "即文件夹名", "the folder's name"),
        Must("version", new WholeShape(1, int.MaxValue), "版本", "version"),
        Must("field", new ChoiceShape([.. ReadPackage.Fields.Keys]), "领域", "field",
            "城市设施、市容环卫、市政管理、交通出行、公共安全、社区服务", "city facilities, sanitation, municipal management, traffic, public safety, community"),
        Must("name", Shapes.Words, "名称", "name"),
        Must("purpose", Shapes.Words, "用途", "purpose", "做什么用、给谁用", "what for, and for whom"),
        May("needs", new ListShape(Shapes.Text), "依赖", "needs", "用到其设备种类和类别的场景包", "packages whose device kinds and categories it uses"),
        May("person", Person, "涉及个人", "touches a person", "有人签字后才能启用", "off until somebody signs"),
        May("deviceKinds", new NamedShape(DeviceKindKeys.All), "设备种类", "device kinds"),
        May("registers", new NamedShape(RegisterKeys.All), "登记册", "registers", "由别的系统送来、按行监看的表", "tables that other systems send, watched row by row"),
        May("groups", new NamedShape(GroupKeys.All), "组合", "groups", "同一处几台设备一起看", "devices of one place, watched together"),
        May("watches", new NamedShape(DeviceKindKeys.Watched), "另外监看", "watches", "依赖的场景包所声明种类上的条件", "conditions on kinds that a needed package declares"),
        May("categories", new ListShape(CategoryKeys.All), "类别", "categories"),
        May("calls", new NamedShape(Shapes.CallSteps, $"^({string.Join('|', ReadCategories.Origins.Keys)})( .+)?$") { Label = ChoiceLabels.OfCalls }, "叫人次序", "calls",
            "sensor，或只对一个类别：sensor 03-01", "sensor, or for one category: sensor 03-01"),
        May("playbook", ResponseKeys.Playbook, "处置手册", "playbook"),
        May("screen", ResponseKeys.Screen, "大屏板块", "screen panel"),
        May("vitalSigns", new ListShape(ResponseKeys.VitalSign), "城市体征", "vital signs"),
        Must("examples", new ListShape(ExampleKeys.All, ReadExamples.Fewest), "示例", "examples", "至少三个，其中一个不告警", "at least three, one of which stays quiet"));
}
