using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>Writes pages and JSON.</summary>
internal static class SignInAnswer
{
    public static Task SendPageAsync(this HttpContext http, string page, HttpStatusCode status = HttpStatusCode.OK) => SendAsync(http, Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", status);

    public static Task SendJsonAsync(this HttpContext http, object body, HttpStatusCode status = HttpStatusCode.OK) => SendAsync(http, JsonSerializer.SerializeToUtf8Bytes(body), "application/json; charset=utf-8", status);

    private static async Task SendAsync(HttpContext http, byte[] body, string type, HttpStatusCode status)
    {
        http.Response.StatusCode = (int)status;
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "no-store, no-cache";
        await http.Response.Body.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }
}
