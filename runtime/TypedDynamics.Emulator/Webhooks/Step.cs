using System.Collections.Immutable;

namespace TypedDynamics.Emulator.Webhooks;

/// <summary>What an endpoint is told of: a row of <c>sdkmessageprocessingstep</c>.</summary>
internal sealed record Step(Guid Id, string Name, string Message, string? Table, int Stage, bool IsAsynchronous, ImmutableArray<string> Columns, ImmutableArray<StepImage> Images, Endpoint Endpoint)
{
    public const int PreValidation = 10;
    public const int PreOperation = 20;
    public const int PostOperation = 40;

    /// <summary>Whether what happened is what the step is about.</summary>
    public bool Hears(Happening happened) =>
        Message == happened.Message
        && (Table is null || Table == happened.Table.LogicalName)
        && (Columns.IsEmpty || happened.Message != Happening.Update || happened.Sent.Any(column => Columns.Contains(column.LogicalName)));
}

/// <summary>A row as it was before, or is afterwards, that comes along: a row of <c>sdkmessageprocessingstepimage</c>.</summary>
/// <param name="Alias">What it is called in the message.</param>
/// <param name="IsBefore">Whether it shows the row as it was.</param>
/// <param name="Columns">Its columns; none for all.</param>
internal sealed record StepImage(string Alias, bool IsBefore, ImmutableArray<string> Columns);

/// <summary>Where an endpoint is told, and how it knows who tells: a row of <c>serviceendpoint</c>.</summary>
/// <param name="Url">Without the key.</param>
/// <param name="AuthType">4 for a key in the address, 5 for headers, 6 for parameters of the address.</param>
/// <param name="Secret">The key, or the settings as XML.</param>
internal sealed record Endpoint(Uri Url, long AuthType, string? Secret)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => Url.ToString();
}
