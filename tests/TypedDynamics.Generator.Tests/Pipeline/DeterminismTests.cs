using System.Globalization;
using static TypedDynamics.Generator.Tests.Pipeline.SmallCache;

namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>The same cache gives the same bytes, whoever builds it.</summary>
public sealed class DeterminismTests
{
    private const string Contexts = """
        using TypedDynamics;
        namespace App;
        [DataverseContext(Namespace = "App.Tables")] partial class Crm;
        [DataverseContext("i*", Namespace = "App.Some")] partial class Small;
        """;

    private static readonly CacheText[] s_cache =
    [
        Csdl("invoice title iiI", "account name industrycode", "contact fullname", "lead subject"),
        Definition("account"),
        Definition("invoice", "Işık"),
        Definition("contact"),
    ];

    [Fact]
    public void Two_runs_give_the_same_bytes() => Assert.Equal(GeneratorRun.Of(Contexts, s_cache).Files, GeneratorRun.Of(Contexts, s_cache).Files);

    [Fact]
    public void The_order_of_the_files_does_not_show() => Assert.Equal(GeneratorRun.Of(Contexts, s_cache).Files, GeneratorRun.Of(Contexts, s_cache.Reverse()).Files);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_culture_does_not_show(string culture)
    {
        var expected = GeneratorRun.Of(Contexts, s_cache).Files;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, GeneratorRun.Of(Contexts, s_cache).Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
