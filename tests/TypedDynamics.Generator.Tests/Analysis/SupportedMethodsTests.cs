using Checked = TypedDynamics.Generator.Analysis.SupportedMethods;
using Translated = TypedDynamics.Querying.Translation.SupportedMethods;

namespace TypedDynamics.Generator.Tests.Analysis;

public sealed class SupportedMethodsTests
{
    [Fact]
    public void The_editor_and_the_runtime_know_the_same_methods() =>
        Assert.Equal(Translated.Names.Order(StringComparer.Ordinal), Checked.All.Order(StringComparer.Ordinal));
}
