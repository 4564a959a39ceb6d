namespace TypedDynamics.Querying.Model;

internal enum AggregateKind
{
    /// <summary>The number of rows.</summary>
    Count,

    /// <summary>The number of rows that have a value.</summary>
    CountValues,

    /// <summary>The number of different values.</summary>
    CountDistinct,

    Sum,
    Average,
    Min,
    Max,
}

internal static class AggregateKinds
{
    extension(AggregateKind kind)
    {
        /// <summary>What FetchXML calls it.</summary>
        public string Word => kind switch
        {
            AggregateKind.Count => "count",
            AggregateKind.CountValues or AggregateKind.CountDistinct => "countcolumn",
            AggregateKind.Sum => "sum",
            AggregateKind.Average => "avg",
            AggregateKind.Min => "min",
            _ => "max",
        };

        /// <summary>What ends the name of such a column of the answer.</summary>
        public string Alias => kind == AggregateKind.CountDistinct ? "countdistinct" : kind.Word;
    }
}
