using Jingwei.Cases.Rules;

namespace Jingwei.Cases.Tests;

public sealed class CaseNumbersTests
{
    [Theory]
    [InlineData("2026沪12", "2026-沪-000012")]
    [InlineData(" ２０２６ - 沪 - 000012 ", "2026-沪-000012")]
    [InlineData("2026–沪–1234567", "2026-沪-1234567")]
    public void A_number_as_people_write_it_is_found(string written, string tidy)
    {
        CaseNumbers.Tidy(written).ShouldBe(tidy);
        CaseNumbers.IsNumber(tidy).ShouldBeTrue();
    }

    [Theory]
    [InlineData("9")]
    [InlineData("")]
    [InlineData("2026-A-12")]
    public void What_is_no_number_stays_as_it_is(string written)
    {
        CaseNumbers.Tidy(written).ShouldBe(written);
        CaseNumbers.IsNumber(written).ShouldBeFalse();
    }
}
