using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace TypedDynamics.AspNetCore.SignIns;

/// <summary>Who has signed in, as the application's <c>HttpContext.User</c>.</summary>
internal static class SignedInPrincipal
{
    private const string Account = "dataverse_account";

    public static ClaimsPrincipal Of(SignedInUser user) =>
        new(new ClaimsIdentity([new(Account, user.AccountId), new(ClaimTypes.NameIdentifier, user.AccountId), new(ClaimTypes.Name, user.UserName ?? user.AccountId)], CookieAuthenticationDefaults.AuthenticationScheme));

    public static string? AccountOf(ClaimsPrincipal? principal) => principal?.FindFirst(Account)?.Value;
}
