using TypedDynamics.Http;

namespace TypedDynamics.Querying.Execution;

/// <summary>Pages of a view that is stored in the org: <c>accounts?savedQuery=…</c>, then the service's next links.</summary>
/// <param name="entitySet">The set that the view is about.</param>
/// <param name="option"><c>savedQuery</c> or <c>userQuery</c>.</param>
/// <param name="id">The view.</param>
/// <param name="preferences">What is asked of the answers.</param>
internal sealed class ViewRoad(string entitySet, string option, Guid id, Preferences preferences) : QueryRoad
{
    public override Preferences Preferences { get; } = FetchRequest.With(preferences);

    protected override string FirstAddress => $"{entitySet}?{option}={id:D}";

    public override string AddressOf(string? position) => position is null ? FirstAddress : SkipToken.Add(position, FirstAddress);

    public override NextPage? After(PageEnd page)
    {
        if (page.NextLink is { } link) return new NextPage(link, SkipToken.Find(link));
        return page.HasMoreRecords
            ? throw new MalformedResponseException("The service says that the view has more rows, and not where. Read the view's fetchxml and hand it to Fetch, which follows its pages.")
            : null;
    }
}
