using CsCheck;
using TypedDynamics.Generator.Reading;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Reading;

/// <summary>However many names share a place, none is taken for another.</summary>
public sealed class CsdlNamesTests
{
    private static readonly Gen<string> s_name = Gen.String[Gen.Char["ab_.é"], 0, 12];

    [Fact]
    public void A_name_is_never_taken_for_another() => s_name.Array[0, 40].Sample(static all =>
    {
        var names = new CsdlNames();
        foreach (var name in (string[])[.. all, .. all]) Assert.Equal(name, names.Once(name));
    });

    [Fact]
    public void More_names_than_there_are_places_keep_their_types_and_lookups()
    {
        var names = new CsdlNames();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 20_000; i++)
            {
                Assert.Equal(new TypeReference($"new_{i}", true), names.Type($"Collection(mscrm.new_{i})", default));
                Assert.Equal(new TypeReference($"new_{i}", false), names.Target($"mscrm.new_{i}", default));
                Assert.Equal($"new_{i}id", names.LookupIn($"_new_{i}id_value"));
                Assert.Null(names.LookupIn($"_new_{i}id"));
            }
        }

        Assert.Equal(20_000, names.Targets.Count);
        Assert.Equal(["mscrm"], names.Qualifiers.Keys);
    }

    [Fact]
    public void A_name_that_comes_again_is_the_same_string()
    {
        var names = new CsdlNames();
        var first = names.Once(new string("createdon".AsSpan()));

        Assert.Same(first, names.Once(new string("createdon".AsSpan())));
    }
}
