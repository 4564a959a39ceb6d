using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using TypedDynamics.Emulator.Limits;

namespace TypedDynamics.Emulator.Hosting;

/// <summary>
/// The fault plan over HTTP, beside the Web API and without a token: <c>GET /emulator/faults</c> shows it with how often each kind was played,
/// <c>PUT</c> plays another, <c>DELETE</c> none.
/// </summary>
internal static class FaultControl
{
    private const string Address = "/emulator/faults";

    public static bool StandsAt(string target) => target.Split('?')[0] == Address;

    public static async Task HandleAsync(HttpContext http, FaultPlan plan)
    {
        var response = http.Response;
        switch (http.Request.Method)
        {
            case "GET":
                await SendAsync(response, HttpStatusCode.OK, "application/json", FaultPlanJson.Write(plan)).ConfigureAwait(false);
                break;
            case "PUT":
                await PlayAsync(http, plan).ConfigureAwait(false);
                break;
            case "DELETE":
                plan.Clear();
                response.StatusCode = StatusCodes.Status204NoContent;
                break;
            default:
                response.Headers.Allow = "GET,PUT,DELETE";
                response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                break;
        }
    }

    private static async Task PlayAsync(HttpContext http, FaultPlan plan)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        try
        {
            plan.Play(FaultPlanJson.Read(body.ToArray()));
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (FormatException e)
        {
            await SendAsync(http.Response, HttpStatusCode.BadRequest, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(e.Message)).ConfigureAwait(false);
        }
    }

    private static async Task SendAsync(HttpResponse response, HttpStatusCode status, string contentType, ReadOnlyMemory<byte> body)
    {
        response.StatusCode = (int)status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}
