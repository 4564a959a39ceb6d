namespace TypedDynamics.Querying.Execution;

/// <summary>Where the rows of a <see cref="FetchQuery{TRow}"/> come from: FetchXML, or a view of the org.</summary>
/// <param name="Text">What is asked.</param>
/// <param name="HasNumberedPages">True when a page can be asked for by its number.</param>
/// <param name="IsLimited">True when it says itself how many rows it wants, beside which the service gives no pages.</param>
/// <param name="Pages">The pages, from a position.</param>
internal sealed record FetchSource<TRow>(Func<FetchOptions, string> Text, bool HasNumberedPages, bool IsLimited, Func<FetchOptions, string?, IFetchedPages<TRow>> Pages);
