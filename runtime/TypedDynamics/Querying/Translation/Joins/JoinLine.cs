using System.Collections.Immutable;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation.Projections;

namespace TypedDynamics.Querying.Translation.Joins;

/// <summary>What a line of a query with joins is, and how it is made of its rows.</summary>
/// <param name="Sources">The rows: the query's own and the joined ones.</param>
/// <param name="Make">Makes a line; a row that a left join did not find is null.</param>
/// <param name="Part">How the line keeps its rows; null where it is something that was made of them.</param>
internal sealed record JoinLine<TLine>(ImmutableArray<JoinSource> Sources, Func<Entity?[], TLine> Make, LinePart? Part)
{
    private JoinedSample? _sample;

    public JoinedSample Sample => _sample ??= JoinedSample.Of(Sources, Make);

    /// <summary>The query with the columns that a selector over such lines reads.</summary>
    /// <param name="model">The query.</param>
    /// <param name="text">The selector's text.</param>
    /// <param name="parameters">What its parameters stand for.</param>
    public QueryModel Narrow(QueryModel model, string? text, params ReadOnlySpan<LinePart> parameters)
    {
        ReadColumns[] rows = [.. Sources.Select(static source => new ReadColumns(source.Entity) { IsOptional = source.Table is not null })];
        var parts = ImmutableArray.CreateBuilder<ReadPart>();
        foreach (var parameter in parameters) parts.Add(parameter.Read(rows));
        JoinText.Read(text, parts.ToImmutable(), new ReadPart(null, Named(rows)));
        return model with
        {
            WithFormattedValues = model.WithFormattedValues || rows.Any(static row => row.ReadsTexts),
            Columns = rows[0].Columns(),
            Expansions = rows[0].Expansions(),
            Joins = [.. model.Joins.Select((join, index) => join with { Columns = rows[index + 1].Columns(), Expansions = rows[index + 1].Expansions() })],
        };
    }

    // Rows that no lambda names are read whole where the text is a body alone.
    private Dictionary<string, ReadPart> Named(ReadColumns[] rows) => Sources
        .Select((source, index) => (Name: source.Name ?? $"\0{index}", Part: new ReadPart(rows[index], null)))
        .DistinctBy(static each => each.Name)
        .ToDictionary(static each => each.Name, static each => each.Part);
}
