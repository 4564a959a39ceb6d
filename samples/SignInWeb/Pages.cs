using System.Net;
using Microsoft.AspNetCore.Http;

namespace SignInWeb;

/// <summary>The pages, as plain as can be.</summary>
internal static class Pages
{
    public static IResult Welcome(string? user) => Page("Welcome", user is null
        ? """<p><a href="/accounts">Accounts</a> <a href="/sign-in">Sign in</a></p>"""
        : $"""<p>Signed in as <b id="user">{Text(user)}</b></p><p><a href="/accounts">Accounts</a></p><form method="post" action="/sign-out"><button>Sign out</button></form>""");

    public static IResult Accounts(string caller, IEnumerable<Account> accounts) =>
        Page("Accounts", $"""<p>Read as <b id="caller">{Text(caller)}</b></p><ul>{string.Concat(accounts.Select(static account => $"<li>{Text(account.Name ?? "")}</li>"))}</ul><p><a href="/">Back</a></p>""");

    private static IResult Page(string title, string body) =>
        Results.Content($"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>", "text/html; charset=utf-8");

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
