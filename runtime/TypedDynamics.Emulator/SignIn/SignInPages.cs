using System.Net;
using System.Text;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>The pages that people see while they sign in.</summary>
internal static class SignInPages
{
    /// <summary>Who signs in. What the address said goes along with the answer.</summary>
    public static string Users(IEnumerable<DirectoryUser> users, string target, string clientId)
    {
        var page = new StringBuilder(Head("Sign in")).Append("<h1>Sign in</h1><p>to let <b>").Append(Text(clientId)).Append("</b> work in your name:</p><form method=\"post\" action=\"").Append(Text(target)).Append("\">");
        foreach (var user in users) page.Append("<p><button name=\"user\" value=\"").Append(user.Id.ToString("D")).Append("\">").Append(Text(user.Name)).Append("</button></p>");
        return page.Append("<p><button name=\"user\" value=\"\">Decline</button></p></form>").Append(Foot).ToString();
    }

    /// <summary>Where the code of a device is typed.</summary>
    public static string Device(IEnumerable<DirectoryUser> users, string? userCode)
    {
        var page = new StringBuilder(Head("Connect a device")).Append("<h1>Connect a device</h1><form method=\"post\"><p><label>Code <input name=\"otc\" value=\"").Append(Text(userCode ?? "")).Append("\" autofocus></label></p>");
        foreach (var user in users) page.Append("<p><button name=\"user\" value=\"").Append(user.Id.ToString("D")).Append("\">Continue as ").Append(Text(user.Name)).Append("</button></p>");
        return page.Append("<p><button name=\"user\" value=\"\">Decline</button></p></form>").Append(Foot).ToString();
    }

    /// <summary>Leads back by a form, so that no code stands in an address (<c>response_mode=form_post</c>).</summary>
    public static string Back(string redirect, Dictionary<string, string?> answer)
    {
        var page = new StringBuilder(Head("Signing in")).Append("<form method=\"post\" action=\"").Append(Text(redirect)).Append("\">");
        foreach (var (name, value) in answer) page.Append("<input type=\"hidden\" name=\"").Append(name).Append("\" value=\"").Append(Text(value ?? "")).Append("\">");
        return page.Append("<noscript><button>Continue</button></noscript></form><script>document.forms[0].submit();</script>").Append(Foot).ToString();
    }

    public static string Note(string title, string text) => $"{Head(title)}<h1>{Text(title)}</h1><p>{Text(text)}</p>{Foot}";

    private const string Foot = "</body></html>";

    private static string Head(string title) => $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Text(title)}</title></head><body>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
