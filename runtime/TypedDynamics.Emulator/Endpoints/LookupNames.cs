using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>The names behind all lookups of an answer, read at once when formatted values are asked for.</summary>
internal static class LookupNames
{
    public static Dictionary<Reference, string?> Of(Preferences preferences, RowFetching rows, RowQuery query, IEnumerable<Row> page) =>
        preferences.Wants(RowJson.FormattedValue) ? rows.Names(In(query, page)) : [];

    private static IEnumerable<Reference> In(RowQuery query, IEnumerable<Row> rows)
    {
        var lookups = query.Columns.Where(column => column.Kind == ColumnKind.Lookup).ToList();
        foreach (var row in rows)
        {
            foreach (var column in lookups)
            {
                if (row[column] is Reference reference)
                    yield return reference;
            }

            foreach (var expansion in query.Expansions)
            {
                IEnumerable<Row> related = expansion.Navigation.IsCollection ? row.RelatedRows[expansion.Navigation].Rows
                    : row.RelatedRow[expansion.Navigation] is { } one ? [one] : [];
                foreach (var reference in In(expansion.Query, related))
                    yield return reference;
            }
        }
    }
}
