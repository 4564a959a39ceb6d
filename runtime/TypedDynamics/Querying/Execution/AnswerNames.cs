using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>What the columns of an aggregate's answer are called.</summary>
internal static class AnswerNames
{
    public static Func<IAggregated, string> On(Road road) => road == Road.OData ? OnOData : static column => column.Alias;

    // Keys keep their names there; behind a navigation they are called by their table.
    private static string OnOData(IAggregated column) => column switch
    {
        GroupKey { Path: { Navigations: [.., var last] } path } => $"{last.Target.LogicalName}_{path.Column.LogicalName}",
        GroupKey { Path: { } path } => path.Column.WireName,
        _ => column.Alias,
    };
}
