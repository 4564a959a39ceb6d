using System.Globalization;
using TypedDynamics.Querying;

namespace TypedDynamics.Writing.Batch;

/// <summary>Sends questions; those whose address is longer than the service takes go inside a batch, where it takes twice as much.</summary>
internal sealed class LongAddresses(DataverseConnection connection)
{
    /// <exception cref="QueryNotSupportedException">The address is longer than even a batch takes. Nothing was sent.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var length = address.OriginalString.Length + (address.IsAbsoluteUri ? 0 : connection.ServiceRoot.OriginalString.Length);
        // An absolute address is a link of the service's, which must be held against the connection's host; a batch would drop its host.
        if (length <= AddressLimits.Alone || address.IsAbsoluteUri) return await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (length > AddressLimits.InBatch)
        {
            throw new QueryNotSupportedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The address of this query has {length} characters, and the service takes {AddressLimits.InBatch} at most. Ask for fewer values at a time, or for fewer columns. A long list is asked for in parts where the rows are read without an order, and neither joined, grouped, made distinct nor read page by page."));
        }

        var unit = new BatchUnit(isChangeSet: false);
        var pending = new PendingRequest(request);
        unit.Requests.Add(pending);
        await new BatchSending(connection).SendAsync([unit], continueOnError: false, cancellationToken).ConfigureAwait(false);
        return await pending.Answer.ConfigureAwait(false);
    }
}
