namespace TypedDynamics;

/// <summary>What a user must do to sign in from another device.</summary>
/// <param name="Message">Both of it in one sentence, in the user's language where the service knows it.</param>
/// <param name="UserCode">What to type.</param>
/// <param name="Page">Where.</param>
/// <param name="EndsOn">Until when.</param>
public sealed record DeviceCodePrompt(string Message, string UserCode, Uri Page, DateTimeOffset EndsOn);
