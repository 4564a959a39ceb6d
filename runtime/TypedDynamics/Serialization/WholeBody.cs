using TypedDynamics.Emitted;

namespace TypedDynamics.Serialization;

/// <summary>Reads answers that are one thing: a row, what an operation returns.</summary>
internal static class WholeBody
{
    /// <summary>One row: <c>{"@odata.context":…,"@odata.etag":…,"name":…}</c>, and what is unfinished in it.</summary>
    /// <exception cref="MalformedResponseException">The body is cut off or is not a row.</exception>
    public static async Task<(T Row, List<UnfinishedRows> Unfinished)> ReadRowAsync<T>(Stream body, RowShape shape, CancellationToken cancellationToken)
        where T : Entity, IEntity<T>
    {
        using var reading = new RowReading();
        var row = await ReadAsync(body, reading, (ref json) => (T)json.ReadRow(shape), cancellationToken).ConfigureAwait(false);
        return (row, reading.Unfinished);
    }

    /// <summary>The whole answer: a row or a response object.</summary>
    /// <exception cref="MalformedResponseException">The body is cut off or does not fit.</exception>
    public static async Task<T> ReadAsync<T>(Stream body, ReadValue<T> read, CancellationToken cancellationToken)
    {
        using var reading = new RowReading();
        return await ReadAsync(body, reading, read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The property <c>value</c> of the answer: <c>{"@odata.context":…,"value":…}</c>.</summary>
    /// <exception cref="MalformedResponseException">The body is cut off or does not fit.</exception>
    public static Task<T> ReadValueAsync<T>(Stream body, ReadValue<T> read, CancellationToken cancellationToken) =>
        ReadAsync(body, (ref json) => json.ReadProperty(WireNames.Value, read), cancellationToken);

    private static async Task<T> ReadAsync<T>(Stream body, RowReading reading, ReadValue<T> read, CancellationToken cancellationToken)
    {
        using var buffer = new BodyBuffer(body);
        while (!buffer.IsWhole) await buffer.FillAsync(cancellationToken).ConfigureAwait(false);
        return Read(buffer.Unread, reading, read);
    }

    private static T Read<T>(ReadOnlySpan<byte> body, RowReading reading, ReadValue<T> read)
    {
        var byteOrderMark = "\uFEFF"u8;
        var json = new Utf8RowReader(body, isWhole: true, offset: 0, reading);
        if (body.StartsWith(byteOrderMark)) json.Position = byteOrderMark.Length;
        var value = read(ref json);
        json.ExpectEnd();
        return value;
    }
}
