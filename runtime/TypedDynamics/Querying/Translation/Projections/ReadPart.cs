namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>What a name in a selector stands for: a row, or something whose members are rows.</summary>
/// <param name="Row">The row.</param>
/// <param name="Members">The members, by name.</param>
internal sealed record ReadPart(ReadColumns? Row, IReadOnlyDictionary<string, ReadPart>? Members)
{
    /// <summary>Everything of every row in it.</summary>
    public void AddAll()
    {
        Row?.AddAll();
        foreach (var member in Members?.Values ?? []) member.AddAll();
    }
}
