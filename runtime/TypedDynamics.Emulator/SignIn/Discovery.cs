namespace TypedDynamics.Emulator.SignIn;

/// <summary>What the identity service can do and where: <c>/{tenant}/v2.0/.well-known/openid-configuration</c>.</summary>
internal static class Discovery
{
    public static object Of(string issuer) => new
    {
        issuer = $"{issuer}/v2.0",
        authorization_endpoint = $"{issuer}/oauth2/v2.0/authorize",
        token_endpoint = $"{issuer}/oauth2/v2.0/token",
        device_authorization_endpoint = $"{issuer}/oauth2/v2.0/devicecode",
        jwks_uri = $"{issuer}/discovery/v2.0/keys",
        response_types_supported = new[] { "code" },
        response_modes_supported = new[] { "query", "form_post" },
        subject_types_supported = new[] { "pairwise" },
        scopes_supported = new[] { "openid", "profile", "email", "offline_access" },
        id_token_signing_alg_values_supported = new[] { "RS256" },
        code_challenge_methods_supported = new[] { "S256" },
        token_endpoint_auth_methods_supported = new[] { "client_secret_post", "private_key_jwt" },
    };
}
