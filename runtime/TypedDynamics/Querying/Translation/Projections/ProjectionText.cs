using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>
/// Works out from a selector's source text which columns and related rows it reads. Every use of the lambda's parameter is looked at; a chain of
/// members that the model knows asks for its column, and anything else asks for all columns of the row it is done to: too many columns, never
/// too few. Navigations that it does not see are not expanded, and reading one throws.
/// </summary>
internal static class ProjectionText
{
    public static Projection Read(string text, EntityModel entity)
    {
        if (CSharpLexer.Read(text) is not { } tokens) return Projection.Everything;
        var lambda = LambdaText.At(tokens, 0);
        if (lambda is not { Parameters: [var parameter] }) return Projection.Everything;
        var read = new ReadColumns(entity);
        new ProjectionReader(tokens).Read(lambda.Body, tokens.Count, new Binding(parameter, read, null));
        return new(read.Columns(), read.Expansions(), read.ReadsKey);
    }
}
