using System.Net;

namespace TypedDynamics.Emulator;

/// <summary>An event that a webhook was told of.</summary>
/// <param name="Step">The name of the step.</param>
/// <param name="Message">What happened: <c>Create</c>, <c>Update</c>, <c>Delete</c>.</param>
/// <param name="Table">The row's table.</param>
/// <param name="Url">Where it was told, without the key.</param>
/// <param name="Status">What the endpoint answered in the end; null where it did not.</param>
/// <param name="Tries">How often it was told: twice where a gateway answered first.</param>
/// <param name="IsCut">Whether the message was longer than 256 KB, so that parts were left out.</param>
public sealed record WebhookDelivery(string Step, string Message, string Table, Uri Url, HttpStatusCode? Status, int Tries, bool IsCut);
