using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>
/// Works out from a selector's source text which columns and related rows it reads. Every use of the lambda's parameter is looked at; a chain of
/// members that the model knows asks for its column, and anything else asks for all columns of the row it is done to: too many columns, never
/// too few. Navigations that it does not see are not expanded, and reading one throws.
/// </summary>
internal static class ProjectionText
{
    /// <param name="text">The selector's text: a lambda.</param>
    /// <param name="entity">What the row is.</param>
    public static Projection Read(string text, EntityModel entity) =>
        CSharpLexer.Read(text) is { } tokens && LambdaText.At(tokens, 0) is { Parameters: [var parameter] } lambda
            ? Read(tokens, lambda.Body, parameter, entity)
            : Projection.Everything;

    /// <summary>As <see cref="Read(string, EntityModel)"/>, of a text that is no lambda: in query syntax it is the body alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="entity">What the row is.</param>
    /// <param name="parameter">What the body calls the row.</param>
    public static Projection ReadBody(string text, EntityModel entity, string parameter)
    {
        if (CSharpLexer.Read(text) is not { } tokens || LambdaText.At(tokens, 0) is not null) return Projection.Everything;
        // Without the name it is not a body, but something that gives a selector.
        return new ProjectionReader(tokens).HasUse(0, tokens.Count, new Binding(parameter, new ReadColumns(entity), null))
            ? Read(tokens, 0, parameter, entity)
            : Projection.Everything;
    }

    private static Projection Read(List<CSharpToken> tokens, int start, string parameter, EntityModel entity)
    {
        var read = new ReadColumns(entity);
        new ProjectionReader(tokens).Read(start, tokens.Count, new Binding(parameter, read, null));
        return new(read.Columns(), read.Expansions(), read.ReadsKey, read.ReadsTexts, new PlainSelector(tokens, parameter, entity).Fills(start));
    }
}
