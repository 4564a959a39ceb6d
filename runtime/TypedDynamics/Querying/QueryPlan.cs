using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TypedDynamics;

/// <summary>What a query will ask, and why so: what <see cref="DataverseQuery{TResult}.Explain"/> tells without sending anything.</summary>
/// <param name="Id">The same for the same question, whatever the values in it: the first 16 hexadecimal digits of the SHA-256 of its text without them. For logs and traces.</param>
/// <param name="Language"><c>OData</c> or <c>FetchXML</c>.</param>
/// <param name="Reason">Why in that language.</param>
/// <param name="Address">The first request's address, relative to the Web API's root and encoded as it is sent.</param>
/// <param name="FetchXml">The FetchXML in it; null for OData.</param>
/// <param name="Headers">What is asked in headers: page sizes and annotations.</param>
/// <param name="GoesInBatch">True when the address is longer than the service takes in a request of its own.</param>
/// <param name="Pages">How many answers it takes at most; null where only the rows tell.</param>
/// <param name="Limits">The service's limits that the query comes near, or would pass.</param>
public sealed record QueryPlan(
    string Id,
    string Language,
    string Reason,
    string Address,
    string? FetchXml,
    string Headers,
    bool GoesInBatch,
    int? Pages,
    ImmutableArray<QueryLimit> Limits)
{
    /// <summary>All of it, for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Language}: {Reason}\n{(GoesInBatch ? "POST $batch with " : "")}GET {(FetchXml is null ? Uri.UnescapeDataString(Address) : $"{Address.Split('?')[0]}?fetchXml={FetchXml}")}\n");
        if (Headers.Length > 0) text.Append(Headers).Append('\n');
        foreach (var limit in Limits) text.Append(CultureInfo.InvariantCulture, $"{limit.Name}: {limit.Used} of {limit.Most}{(limit.IsPassed ? ", which the service refuses" : "")}\n");
        return text.Append(Pages is { } pages ? string.Create(CultureInfo.InvariantCulture, $"Pages: at most {pages}") : "Pages: as many as there are").ToString();
    }
}

/// <summary>A limit of the service.</summary>
/// <param name="Name">What is limited.</param>
/// <param name="Used">How much of it the query takes.</param>
/// <param name="Most">How much the service takes.</param>
public readonly record struct QueryLimit(string Name, int Used, int Most)
{
    /// <summary>True when the service will refuse the query for it.</summary>
    public bool IsPassed => Used > Most;
}
