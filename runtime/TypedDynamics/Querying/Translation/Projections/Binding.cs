namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>A lambda's parameter that stands for a row, and the lambdas around it.</summary>
internal sealed record Binding(string Name, ReadColumns Row, Binding? Outer)
{
    public Binding? Find(string name) => Name == name ? this : Outer?.Find(name);
}
