using System.Text;
using System.Text.Json;

namespace TypedDynamics.Serialization;

/// <summary>
/// What the body of an error says: <c>{"error":{"code":"0x80040217","message":"…","@Microsoft.PowerApps.CDS.TraceText":"…"}}</c>. Of one that is
/// not JSON, or breaks off, as much as stands before that.
/// </summary>
internal sealed class ErrorBody
{
    private readonly Dictionary<string, string> _details = new(StringComparer.Ordinal);

    public string Code { get; private set; } = "";

    public string? Message { get; private set; }

    public IReadOnlyDictionary<string, string> Details => _details.AsReadOnly();

    public static ErrorBody Parse(ReadOnlySpan<byte> body)
    {
        var error = new ErrorBody();
        if (body.StartsWith("\uFEFF"u8)) body = body[3..];
        // A batch that stopped is answered by the one part that failed.
        if (body.StartsWith("--"u8) && body.IndexOf("\n{"u8) is >= 0 and var start) body = body[(start + 1)..];
        var json = new Utf8JsonReader(body, isFinalBlock: false, default);
        try
        {
            error.Read(ref json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return error;
        }

        return error;
    }

    private void Read(ref Utf8JsonReader json)
    {
        var names = new List<string>();
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName)
            {
                names.RemoveRange(Math.Min(names.Count, json.CurrentDepth - 1), Math.Max(0, names.Count - (json.CurrentDepth - 1)));
                names.Add(json.GetString()!);
            }
            else if (json.TokenType == JsonTokenType.String)
            {
                Take(names, json.GetString()!);
            }
            else if (json.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
            {
                Take(names, Encoding.UTF8.GetString(json.ValueSpan));
            }
        }
    }

    // On-premises versions add `innererror`; older ones have the message in an object; ASP.NET's own errors are `{"Message":"…"}`.
    private void Take(List<string> path, string value)
    {
        switch (path)
        {
            case ["error", "code"]:
                Code = value;
                break;
            case ["error", "message"] or ["error", "message", "value"] or ["Message"]:
                Message = value;
                break;
            case ["error", ['@', .. var annotation]]:
                _details[annotation] = value;
                break;
            case ["error", "innererror", .. var rest]:
                _details[$"innererror.{string.Join('.', rest)}"] = value;
                break;
        }
    }
}
