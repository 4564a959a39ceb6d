using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints.Batching;

/// <summary>Many requests in one: each for itself, those of a change set all or none.</summary>
internal static class Batch
{
    private const int MostRequests = 1000;

    public static Answer Run(Call call, Target target)
    {
        if (Multipart.BoundaryOf(call.ContentType ?? "") is not { } boundary)
            throw ODataErrors.BadRequest("The content type of a batch must be multipart/mixed with a boundary.");
        var parts = Multipart.Read(Encoding.UTF8.GetString(call.Body.Span), boundary);
        if (parts.Sum(RequestsIn) > MostRequests)
            throw ODataErrors.BadRequest($"The number of requests in the batch exceeds the limit of {MostRequests}.");

        var answerBoundary = $"batchresponse_{Guid.NewGuid():D}";
        var body = new StringBuilder();
        foreach (var part in parts)
        {
            var written = body.Length;
            var status = Multipart.BoundaryOf(part.Header("Content-Type")) is { } inner
                ? RunChangeSet(call, part, inner, body, answerBoundary)
                : RunAlone(call, part, body, answerBoundary);
            if ((int)status < 400 || call.Preferences.ContinueOnError)
                continue;

            // The batch ends with the first failure, which alone is answered.
            body.Remove(0, written);
            Multipart.WriteEnd(body, answerBoundary);
            return Answer(status, body, answerBoundary);
        }

        Multipart.WriteEnd(body, answerBoundary);
        return Answer(HttpStatusCode.OK, body, answerBoundary);
    }

    private static Answer Answer(HttpStatusCode status, StringBuilder body, string boundary) =>
        new(status, Encoding.UTF8.GetBytes(body.ToString()), $"multipart/mixed; boundary={boundary}");

    private static int RequestsIn(Part part) =>
        Multipart.BoundaryOf(part.Header("Content-Type")) is { } inner ? Multipart.Read(part.Content, inner).Count : 1;

    private static HttpStatusCode RunAlone(Call call, Part part, StringBuilder body, string boundary)
    {
        var request = InnerRequest.Read(part);
        var answer = Run(call, request, new Dictionary<string, string>());
        WriteAnswer(body, boundary, answer, contentId: null);
        return answer.Status;
    }

    private static HttpStatusCode RunChangeSet(Call call, Part part, string inner, StringBuilder body, string boundary)
    {
        var answers = new List<(Answer Answer, string? ContentId)>();
        Answer? failure = null;
        call.Service.Database.TryWrite(() =>
        {
            var references = new Dictionary<string, string>();
            foreach (var request in Multipart.Read(part.Content, inner).Select(InnerRequest.Read))
            {
                var answer = RunInSet(call, request, references);
                if ((int)answer.Status >= 400)
                {
                    failure = answer;
                    return false;
                }

                answers.Add((answer, request.ContentId));
                if (answer.EntityId is { } made)
                    references[request.ContentId!] = made[call.ServiceRoot.Length..];
            }

            return true;
        });

        // A change set that failed is answered as one request.
        if (failure is not null)
        {
            WriteAnswer(body, boundary, failure, contentId: null);
            return failure.Status;
        }

        var set = new StringBuilder();
        var setBoundary = $"changesetresponse_{Guid.NewGuid():D}";
        foreach (var (answer, contentId) in answers)
            WriteAnswer(set, setBoundary, answer, contentId);
        Multipart.WriteEnd(set, setBoundary);
        Multipart.WritePart(body, boundary, [("Content-Type", $"multipart/mixed; boundary=\"{setBoundary}\"")], set.ToString());
        return HttpStatusCode.OK;
    }

    private static Answer RunInSet(Call call, InnerRequest request, Dictionary<string, string> references)
    {
        if (request.Method == "GET")
            return ErrorJson.Of(ODataErrors.BadRequest("A change set holds no GET request."), call.Preferences);
        if (request.ContentId is null)
            return ErrorJson.Of(ODataErrors.BadRequest("Content-ID header not present in a request of the change set."), call.Preferences);
        return Run(call, request, references);
    }

    private static Answer Run(Call call, InnerRequest request, IReadOnlyDictionary<string, string> references)
    {
        try
        {
            var inner = request.ToCall(call, references);
            return inner.Path == "$batch" ? throw ODataErrors.BadRequest("A batch holds no batch.") : Dispatch.Run(inner);
        }
        catch (ServiceError e)
        {
            return ErrorJson.Of(e, call.Preferences);
        }
        catch (UriFormatException e)
        {
            return ErrorJson.Of(ODataErrors.BadRequest(e.Message), call.Preferences);
        }
    }

    private static void WriteAnswer(StringBuilder body, string boundary, Answer answer, string? contentId)
    {
        var http = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {(int)answer.Status} {ReasonPhrases.GetReasonPhrase((int)answer.Status)}\r\n");
        foreach (var (name, value) in HeadersOf(answer))
            http.Append(name).Append(": ").Append(value).Append("\r\n");
        http.Append("\r\n").Append(Encoding.UTF8.GetString(answer.Body.Span));

        List<(string, string)> headers = [("Content-Type", "application/http"), ("Content-Transfer-Encoding", "binary")];
        if (contentId is not null)
            headers.Add(("Content-ID", contentId));
        Multipart.WritePart(body, boundary, headers, http.ToString());
    }

    private static IEnumerable<(string Name, string Value)> HeadersOf(Answer answer)
    {
        if ((int)answer.Status >= 400)
            yield return ("REQ_ID", Guid.NewGuid().ToString("D"));
        if (answer.ContentType is { } type)
            yield return ("Content-Type", type);
        yield return ("OData-Version", "4.0");
        if (answer.ETag is { } etag)
            yield return ("ETag", etag);
        if (answer.Applied.Count > 0)
            yield return ("Preference-Applied", string.Join(',', answer.Applied));
        if (answer.EntityId is { } id)
        {
            yield return ("Location", id);
            yield return ("OData-EntityId", id);
        }
    }
}
