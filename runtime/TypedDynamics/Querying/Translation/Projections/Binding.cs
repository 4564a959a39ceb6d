namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>A lambda's parameter that stands for a row, or for something made of several, and the lambdas around it.</summary>
internal sealed record Binding(string Name, ReadPart Part, Binding? Outer)
{
    public Binding(string name, ReadColumns row, Binding? outer)
        : this(name, new ReadPart(row, null), outer)
    {
    }

    public Binding? Find(string name) => Name == name ? this : Outer?.Find(name);
}
