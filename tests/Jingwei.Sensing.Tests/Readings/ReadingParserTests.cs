using System.Text;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Tests.Readings;

public sealed class ReadingParserTests
{
    [Theory]
    [InlineData("""{"fill":93}""", null)]
    [InlineData("""{"values":{"fill":93}}""", null)]
    [InlineData("""{"at":"2026-11-22T08:32:00.000Z","values":{"fill":93}}""", null)]
    [InlineData("""{"at":"2026-11-22T16:32:00+08:00","fill":93}""", null)]
    [InlineData("""{"at":1795334400000,"fill":93}""", null)]
    [InlineData("""{"device":"bin-012","fill":93}""", null)]
    [InlineData("""{"fill":0}""", null)]
    [InlineData("""{"fill":100}""", null)]
    [InlineData("""{"fill":93,"lid":null}""", null)]
    [InlineData("""{"lid":"open","burning":true}""", null)]
    [InlineData("""{"burning":1}""", null)]
    [InlineData("""{"fill":100.1}""", "out_of_range")]
    [InlineData("""{"fill":-0.1}""", "out_of_range")]
    [InlineData("""{"fill":1e999}""", "out_of_range")]
    [InlineData("""{"fill":101,"lid":"open"}""", "out_of_range")]
    [InlineData("""{"fill":101,"smell":2}""", "unknown_value")]
    [InlineData("""{"full":93}""", "unknown_value")]
    [InlineData("""{"fill":93,"smell":2}""", "unknown_value")]
    [InlineData("""{"values":{"at":3,"fill":93}}""", "unknown_value")]
    [InlineData("""{"fill":"93"}""", "wrong_shape")]
    [InlineData("""{"fill":[93]}""", "wrong_shape")]
    [InlineData("""{"values":93}""", "wrong_shape")]
    [InlineData("""{"lid":"ajar"}""", "wrong_shape")]
    [InlineData("""{"burning":2}""", "wrong_shape")]
    [InlineData("""{"burning":"yes"}""", "wrong_shape")]
    [InlineData("""{"at":"yesterday","fill":93}""", "bad_instant")]
    [InlineData("""{"at":"2026-11-22T08:32:00","fill":93}""", "bad_instant")]
    [InlineData("""{"at":"2026-11-22","fill":93}""", "bad_instant")]
    [InlineData("""{"at":true,"fill":93}""", "bad_instant")]
    [InlineData("""{"at":1795334400000,"until":1795334700000,"fill":93}""", "bad_instant")]
    [InlineData("""{}""", "no_values")]
    [InlineData("""{"values":{}}""", "no_values")]
    [InlineData("""{"fill":null}""", "no_values")]
    [InlineData("", "bad_payload")]
    [InlineData("fill=93", "bad_payload")]
    [InlineData("[1]", "bad_payload")]
    [InlineData("93", "bad_payload")]
    [InlineData("""{"fill":93""", "bad_payload")]
    [InlineData("""{"fill":93}{"fill":94}""", "bad_payload")]
    [InlineData("""{"full":93,"fill":}""", "bad_payload")]
    public void Each_message_is_read_or_named(string payload, string? code) => Parse(payload, SensingRig.Bin, out _).ShouldBe(code);

    [Fact]
    public void Instants_are_milliseconds_of_universal_time()
    {
        Parse("""{"at":"2026-11-22T16:32:00.5+08:00","fill":93}""", SensingRig.Bin, out var reading);
        reading.AtMs.ShouldBe(new DateTimeOffset(2026, 11, 22, 8, 32, 0, 500, TimeSpan.Zero).ToUnixTimeMilliseconds());
        reading.Values.ShouldBe([93, double.NaN, double.NaN]);
    }

    [Theory]
    [InlineData("""{"at":1795334400000,"until":1795334700000,"in":9}""", null)]
    [InlineData("""{"at":1795334400000,"until":1795334400000,"in":9}""", "bad_instant")]
    [InlineData("""{"until":1795334700000,"in":9}""", "bad_instant")]
    [InlineData("""{"at":1795334400000,"in":9}""", null)]
    public void Counts_may_say_their_interval(string payload, string? code) => Parse(payload, SensingRig.Counter, out _).ShouldBe(code);

    [Fact]
    public void What_is_kept_reads_back_the_same()
    {
        double[] values = [42.5, 1, 0];
        var kept = StoredValues.Write(values, SensingRig.Bin);
        Encoding.UTF8.GetString(kept).ShouldBe("""{"fill":42.5,"lid":"open","burning":false}""");
        StoredValues.Read(InputKind.Reading, kept, SensingRig.Bin).ShouldBe(values);
    }

    [Fact]
    public void Of_what_is_out_of_range_the_number_is_kept_as_it_was_sent_and_nothing_else()
    {
        Parse("""{"fill":1e999,"lid":"open"}""", SensingRig.Bin, out var reading).ShouldBe("out_of_range");
        var kept = StoredValues.WriteBeyond(reading.Beyond!, SensingRig.Bin);
        Encoding.UTF8.GetString(kept).ShouldBe("""{"fill":"1e999"}""");
        StoredValues.Read(InputKind.Faulty, kept, SensingRig.Bin).Select(SampleValue.IsOutOfRange).ShouldBe([true, false, false]);
        StoredValues.Read(InputKind.Reading, kept, SensingRig.Bin).ShouldAllBe(v => double.IsNaN(v) && !SampleValue.IsOutOfRange(v));
    }

    private static string? Parse(string payload, DeviceKindDefinition kind, out ParsedReading reading) =>
        ReadingParser.Parse(Encoding.UTF8.GetBytes(payload), kind, out reading);
}
