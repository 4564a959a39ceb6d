using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Tests.Querying;

public sealed class FilterTests
{
    private static readonly Comparison s_named = new(new ColumnPath(null, [], new ColumnModel("Name", "name", ColumnKind.Text)), ComparisonOperator.NotEqual, Literal.Null);

    [Fact]
    public void Nested_conjunctions_are_one()
    {
        var filter = Assert.IsType<Logical>(Logical.And(Logical.And(s_named, s_named), s_named));

        Assert.True(filter.IsAnd);
        Assert.Equal(3, filter.Parts.Length);
    }

    [Fact]
    public void A_disjunction_in_a_conjunction_stays() =>
        Assert.Equal(2, Assert.IsType<Logical>(Logical.And(Logical.Or(s_named, s_named), s_named)).Parts.Length);

    [Fact]
    public void What_always_holds_disappears_from_a_conjunction_and_decides_a_disjunction()
    {
        Assert.Same(s_named, Logical.And(Constant.Of(true), s_named));
        Assert.Same(Constant.Of(true), Logical.Or(Constant.Of(true), s_named));
    }

    [Fact]
    public void What_never_holds_disappears_from_a_disjunction_and_decides_a_conjunction()
    {
        Assert.Same(s_named, Logical.Or(s_named, Constant.Of(false)));
        Assert.Same(Constant.Of(false), Logical.And(s_named, Constant.Of(false)));
    }
}
