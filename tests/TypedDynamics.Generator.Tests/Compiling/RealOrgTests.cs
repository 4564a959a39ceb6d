using TypedDynamics.Generator.Reading;

namespace TypedDynamics.Generator.Tests.Compiling;

[Trait("Category", "Slow")]
public sealed class RealOrgTests
{
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Corpus.CsdlNames), MemberType = typeof(Corpus))]
    public void All_entities_of_a_real_org_compile_without_a_warning(string name)
    {
        using var text = File.OpenText(Corpus.Csdl(name));
        var org = CsdlReader.Read(text, name, TestContext.Current.CancellationToken).Schema;
        var compilation = EmittedCode.Compile(org, EmittedCode.Ask());
        Assert.Empty(EmittedCode.Faults(compilation));
    }
}
