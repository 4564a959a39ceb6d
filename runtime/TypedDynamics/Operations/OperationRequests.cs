using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Serialization;

namespace TypedDynamics.Operations;

/// <summary>Turns calls of operations into requests.</summary>
internal static class OperationRequests
{
    public static async Task<HttpResponseMessage> SendAsync(DataverseConnection connection, OperationCall call, CancellationToken cancellationToken)
    {
        using var request = Create(call);
        return await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    public static HttpRequestMessage Create(OperationCall call)
    {
        // Bound operations go by their full name, unbound ones by the short one.
        var address = new StringBuilder(call.BoundTo is null ? call.Name : $"{call.BoundTo}/{WireNames.Namespace}{call.Name}");
        if (call.IsFunction) AppendParameters(address, call.Parameters);
        var request = new HttpRequestMessage(call.IsFunction ? HttpMethod.Get : HttpMethod.Post, new Uri(address.ToString(), UriKind.Relative));
        if (!call.IsFunction) request.Content = CreateBody(call.Parameters);
        return request;
    }

    // All as aliases, Name(A=@p1,B=@p2)?@p1='x'&@p2=3: rows, collections and complex values can stand nowhere else.
    private static void AppendParameters(StringBuilder address, IReadOnlyList<OperationParameter> parameters)
    {
        address.Append('(').AppendJoin(',', parameters.Select(static (parameter, index) => $"{parameter.Name}=@p{index + 1}")).Append(')');
        for (var index = 0; index < parameters.Count; index++)
            address.Append(index == 0 ? '?' : '&').Append("@p").Append(index + 1).Append('=').Append(parameters[index].ToLiteral());
    }

    private static ReadOnlyMemoryContent CreateBody(IReadOnlyList<OperationParameter> parameters)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, RowWriting.Options))
        {
            json.WriteStartObject();
            foreach (var parameter in parameters)
            {
                json.WritePropertyName(parameter.Name);
                parameter.WriteJson(new Utf8RowWriter(json));
            }

            json.WriteEndObject();
        }

        return new(body.WrittenMemory) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
