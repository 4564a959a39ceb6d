using System.Runtime.CompilerServices;
using TypedDynamics.FetchXml;

namespace TypedDynamics.Querying.Execution;

/// <summary>
/// The pages of a view that is stored in the org, as rows of a class. The view's FetchXML is read first: it says which columns the rows have, and its answers
/// leave out those that are null.
/// </summary>
/// <param name="send">Sends a request.</param>
/// <param name="address">Of the view's own row, with its FetchXML.</param>
/// <param name="pages">The pages of FetchXML.</param>
internal sealed class ViewPages<T>(SendRequest send, string address, Func<Fetch, IFetchedPages<T>> pages) : IFetchedPages<T>
{
    private IFetchedPages<T>? _pages;

    public bool HasMore => _pages?.HasMore ?? true;

    public NextPage? Next => _pages?.Next;

    public async IAsyncEnumerable<T> ReadPageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _pages ??= pages(await ReadViewAsync(cancellationToken).ConfigureAwait(false));
        await foreach (var row in _pages.ReadPageAsync(cancellationToken).ConfigureAwait(false)) yield return row;
    }

    private async Task<Fetch> ReadViewAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        using var response = await send(request, cancellationToken).ConfigureAwait(false);
        var view = await JsonAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        return view.TryGetProperty("fetchxml", out var xml) && xml.GetString() is { } text
            ? Fetch.Parse(text)
            : throw new MalformedResponseException("The view has no 'fetchxml'.");
    }
}
