using System.Linq.Expressions;
using BenchmarkDotNet.Attributes;
using TypedDynamics.Benchmarks.Reading;

namespace TypedDynamics.Benchmarks.Querying;

/// <summary>A query from its lambda to its address, beside the trees that the compiler builds anyway and the text written by hand.</summary>
[MemoryDiagnoser]
public class QueryBuilding
{
    private readonly EntitySet<SampleAccount> _accounts = new(new DataverseConnection(new DataverseOptions { Url = new("https://contoso.invalid"), AccessToken = static (_, _) => throw new InvalidOperationException("Nothing is sent.") }));
    private readonly string _name = "Fourth Coffee";
    private readonly decimal _least = 1_000_000m;
    private readonly Guid _id = new("d568ee97-961f-ef11-840b-000d3abf969a");
    private readonly DateTimeOffset _since = new(2024, 6, 12, 14, 13, 25, TimeSpan.Zero);

    /// <summary>What nobody should write: no names checked, no values encoded.</summary>
    [Benchmark]
    public string InterpolatedText() =>
        FormattableString.Invariant(
            $"accounts?$filter=name eq '{_name}' and revenue gt {_least} and createdon ge {_since:yyyy-MM-ddTHH:mm:ssZ} and startswith(address1_city,'S') and statecode eq 1 and accountid ne {_id}");

    /// <summary>The floor: the tree alone, six predicates with four captured values.</summary>
    [Benchmark(Baseline = true)]
    public object BareTree() => Predicate();

    /// <summary>The tree, the query, and its address.</summary>
    [Benchmark]
    public string TreeAndQuery() => _accounts.Where(Predicate()).ToODataUri();

    /// <summary>The floor of one predicate.</summary>
    [Benchmark]
    public object BareTreeOfOne() => PredicateOfOne();

    /// <summary>One predicate, the query, and its address.</summary>
    [Benchmark]
    public string TreeAndQueryOfOne() => _accounts.Where(PredicateOfOne()).ToODataUri();

    private Expression<Func<SampleAccount, bool>> Predicate()
    {
        var (name, least, since, id) = (_name, _least, _since, _id);
        return a => a.Name == name && a.Revenue > least && a.CreatedOn >= since && a.Address1City!.StartsWith("S")
            && a.StateCode == SampleChoice.First && a.AccountId != id;
    }

    private Expression<Func<SampleAccount, bool>> PredicateOfOne()
    {
        var name = _name;
        return a => a.Name == name;
    }
}
